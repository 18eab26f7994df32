SELECT
  json_build_object(
    'campus',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id"
          FROM
            "campus" t0
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
      "project" ("campus_id", "name", "start_date", "end_date", "apply_fee", "course_num", "active")
    SELECT
      x."campusId",
      x."name",
      x."startDate",
      x."endDate",
      x."applyFee",
      x."courseNum",
      x."active"
    FROM
      json_to_recordset($1::json) AS x ("campusId" int, "name" text, "startDate" date, "endDate" date, "applyFee" numeric, "courseNum" int, "active" boolean)
    RETURNING
      "id"
  ),
  c1 AS (
    INSERT INTO
      "project_fee" ("project_id", "course_number", "fee")
    SELECT
      (
        SELECT
          "id"
        FROM
          c0
      ),
      x."courseNumber",
      x."fee"
    FROM
      json_to_recordset($2::json) AS x ("courseNumber" int, "fee" numeric)
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
    ),
    (
      SELECT
        json_agg("id")
      FROM
        c1
    )
  )::text;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."name" AS "name",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."name" AS "name"
            FROM
              "campus" t1
            WHERE
              t1."id" = t0."campus_id"
            LIMIT
              1
          ) r
      ) AS "campus",
      t0."apply_fee"::text AS "applyFee",
      t0."course_num" AS "courseNum",
      (
        SELECT
          coalesce(json_agg(r), '[]')
        FROM
          (
            SELECT
              t2."id" AS "id",
              t2."course_number" AS "courseNumber",
              t2."fee"::text AS "fee"
            FROM
              "project_fee" t2
            WHERE
              t2."project_id" = t0."id"
            ORDER BY
              t2."id"
          ) r
      ) AS "fees",
      (
        SELECT
          json_build_object(
            'totalCount',
            (
              SELECT
                count(*)
              FROM
                "offering" t3
              WHERE
                t3."project_id" = t0."id"
                AND t3."active" = $1::boolean
                AND $2::int >= 0
            )
          )
      ) AS "offerings",
      t0."active" AS "active"
    FROM
      "project" t0
    WHERE
      t0."id" = $3::int
  ) r;
