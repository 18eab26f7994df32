SELECT
  1
FROM
  "student" t0
WHERE
  t0."id" = $1::int
ORDER BY
  t0."id"
FOR NO KEY UPDATE OF
  t0;

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
            (
              t0."id" = $1::int
              AND t0."active" = true::boolean
            )
          LIMIT
            1
        ) r
    ),
    'fees',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t1."project_id" AS "projectId",
            t1."course_number" AS "courseNumber",
            t1."fee"::text AS "fee"
          FROM
            "project_fee" t1
          WHERE
            (
              t1."project_id" = $2::int
              AND t1."course_number" = $3::int
            )
        ) r
    )
  )::text;

WITH
  c0 AS (
    INSERT INTO
      "cart_line" ("student_id", "project_id", "course_num", "course_fee")
    SELECT
      x."studentId",
      x."projectId",
      x."courseNum",
      x."courseFee"
    FROM
      json_to_recordset($1::json) AS x ("studentId" int, "projectId" int, "courseNum" int, "courseFee" numeric)
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
      t0."status" AS "status",
      t0."course_fee"::text AS "courseFee",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."name" AS "name",
              (
                SELECT
                  row_to_json(r)
                FROM
                  (
                    SELECT
                      t2."network_course" AS "networkCourse"
                    FROM
                      "campus" t2
                    WHERE
                      t2."id" = t1."campus_id"
                    LIMIT
                      1
                  ) r
              ) AS "campus"
            FROM
              "project" t1
            WHERE
              t1."id" = t0."project_id"
            LIMIT
              1
          ) r
      ) AS "project",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t3."name" AS "name"
            FROM
              "student" t3
            WHERE
              t3."id" = t0."student_id"
            LIMIT
              1
          ) r
      ) AS "student"
    FROM
      "cart_line" t0
    WHERE
      t0."id" = $1::int
      AND t0."status" <> $2::"cart_line_status"
      AND t0."student_id" = $3::int
  ) r;
