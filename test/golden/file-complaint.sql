SELECT
  json_build_object(
    'students',
    (
      SELECT
        count(*)
      FROM
        "student" t0
      WHERE
        t0."id" = $1::int
    )
  )::text;

WITH
  c0 AS (
    INSERT INTO
      "complaint" ("student_id", "title", "content", "picture")
    SELECT
      x."studentId",
      x."title",
      x."content",
      x."picture"
    FROM
      json_to_recordset($1::json) AS x ("studentId" int, "title" text, "content" text, "picture" text)
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
      t0."title" AS "title",
      t0."content" AS "content",
      $1::text || nullif(t0."picture", '') || $2::text || left(encode(sha256($3::bytea || sha256($4::bytea || convert_to(t0."picture", 'UTF8'))), 'hex'), 32) AS "pictureUrl",
      CASE
        WHEN t0."handled_at" >= '10000-01-01 00:00:00+00' THEN '9999-12-31T23:59:59.999Z'
        WHEN t0."handled_at" < '0001-01-01 00:00:00+00' THEN '0001-01-01T00:00:00.000Z'
        ELSE to_char(t0."handled_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      END AS "handledAt",
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
      "complaint" t0
    WHERE
      t0."id" = $5::int
      AND t0."student_id" = $6::int
  ) r;
