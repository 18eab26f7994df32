SELECT
  json_build_object(
    'student',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id"
          FROM
            "student" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    )
  )::text;

WITH
  c0 AS (
    INSERT INTO
      "student_message" ("student_id", "message", "type")
    SELECT
      x."studentId",
      x."message",
      x."type"
    FROM
      json_to_recordset($1::json) AS x ("studentId" int, "message" text, "type" int)
    RETURNING
      "id"
  )
SELECT
  json_build_array(
    (
      SELECT
        json_agg("id")
      FROM
        c0
    )
  )::text;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."message" AS "message",
      t0."read" AS "read",
      t0."type" AS "type",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."name" AS "name"
            FROM
              "student" t1
            WHERE
              t1."id" = t0."student_id"
            LIMIT
              1
          ) r
      ) AS "student"
    FROM
      "student_message" t0
    WHERE
      t0."id" = $1::int
  ) r;
