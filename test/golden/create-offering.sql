SELECT
  json_build_object(
    'project',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id"
          FROM
            "project" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    ),
    'course',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t1."id" AS "id"
          FROM
            "course" t1
          WHERE
            t1."id" = $2::int
          LIMIT
            1
        ) r
    )
  )::text;

WITH
  c0 AS (
    INSERT INTO
      "course" ("name", "credit", "code")
    SELECT
      x."name",
      x."credit",
      x."code"
    FROM
      json_to_recordset($1::json) AS x ("name" text, "credit" int, "code" text)
    RETURNING
      "id"
  ),
  c1 AS (
    INSERT INTO
      "offering" ("course_id", "project_id", "name", "professor", "start_time", "end_time", "address", "max_num", "syllabus")
    SELECT
      (
        SELECT
          "id"
        FROM
          c0
      ),
      x."projectId",
      x."name",
      x."professor",
      x."startTime",
      x."endTime",
      x."address",
      x."maxNum",
      x."syllabus"
    FROM
      json_to_recordset($2::json) AS x (
        "projectId" int,
        "name" text,
        "professor" text,
        "startTime" timestamptz,
        "endTime" timestamptz,
        "address" text,
        "maxNum" int,
        "syllabus" text
      )
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
      coalesce(
        t0."code",
        (
          SELECT
            t1."code"
          FROM
            "course" t1
          WHERE
            t1."id" = t0."course_id"
        )
      ) AS "code",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t2."id" AS "id",
              t2."code" AS "code",
              t2."name" AS "name"
            FROM
              "course" t2
            WHERE
              t2."id" = t0."course_id"
            LIMIT
              1
          ) r
      ) AS "course",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t3."name" AS "name",
              (
                SELECT
                  row_to_json(r)
                FROM
                  (
                    SELECT
                      t4."name" AS "name"
                    FROM
                      "campus" t4
                    WHERE
                      t4."id" = t3."campus_id"
                    LIMIT
                      1
                  ) r
              ) AS "campus"
            FROM
              "project" t3
            WHERE
              t3."id" = t0."project_id"
            LIMIT
              1
          ) r
      ) AS "project",
      CASE
        WHEN t0."start_time" >= '10000-01-01 00:00:00+00' THEN '9999-12-31T23:59:59.999Z'
        WHEN t0."start_time" < '0001-01-01 00:00:00+00' THEN '0001-01-01T00:00:00.000Z'
        ELSE to_char(t0."start_time" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      END AS "startTime",
      t0."max_num" AS "maxNum",
      (
        SELECT
          count(*)::int
        FROM
          "enrolment" t5
        WHERE
          t5."offering_id" = t0."id"
      ) AS "selectedNum"
    FROM
      "offering" t0
    WHERE
      t0."id" = $1::int
  ) r;
