SELECT
  "project"."id"
FROM
  "project"
WHERE
  (
    "project"."id" = $1
    AND 1 = 1
  )
LIMIT
  $2
OFFSET
  $3;

INSERT INTO
  "course" ("code", "name", "credit", "active", "created_at", "updated_at")
VALUES
  ($1, $2, $3, $4, $5, $6)
RETURNING
  "course"."id";

INSERT INTO
  "offering" (
    "project_id",
    "course_id",
    "name",
    "professor",
    "start_time",
    "end_time",
    "address",
    "max_num",
    "syllabus",
    "active",
    "created_at",
    "updated_at"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
RETURNING
  "offering"."id";

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
