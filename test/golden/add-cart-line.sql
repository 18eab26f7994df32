SELECT
  "id" AS "id"
FROM
  "student"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

SELECT
  "project"."id"
FROM
  "project"
WHERE
  (
    "project"."id" = $1
    AND "project"."active" = $2
  )
LIMIT
  $3
OFFSET
  $4;

SELECT
  "project_fee"."id",
  "project_fee"."fee"
FROM
  "project_fee"
WHERE
  (
    (
      "project_fee"."project_id" = $1
      AND "project_fee"."course_number" = $2
    )
    AND 1 = 1
  )
LIMIT
  $3
OFFSET
  $4;

INSERT INTO
  "cart_line" ("student_id", "project_id", "course_num", "course_fee", "status", "created_at", "updated_at")
VALUES
  ($1, $2, $3, $4, CAST($5::text AS "cart_line_status"), $6, $7)
RETURNING
  "cart_line"."id";

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
