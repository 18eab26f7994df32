SELECT
  "id" AS "id"
FROM
  "student"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

SELECT
  "id" AS "id",
  "project_id" AS "projectId",
  "course_id" AS "courseId",
  "name" AS "name",
  "code" AS "code",
  "max_num" AS "maxNum",
  "active" AS "active"
FROM
  "offering"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

SELECT
  "project"."id",
  "project"."course_num"
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

SELECT
  "order_line"."id",
  "order_line"."course_num",
  "order_line"."order_id"
FROM
  "order_line"
  LEFT JOIN "orders" AS "j0" ON ("j0"."id") = ("order_line"."order_id")
WHERE
  (
    "order_line"."project_id" = $1
    AND (
      "j0"."student_id" = $2
      AND ("j0"."id" IS NOT NULL)
    )
  )
OFFSET
  $3;

SELECT
  "orders"."id",
  "orders"."status"::text
FROM
  "orders"
WHERE
  "orders"."id" IN ($1)
OFFSET
  $2;

SELECT
  "enrolment"."id",
  "enrolment"."offering_id"
FROM
  "enrolment"
  LEFT JOIN "offering" AS "j0" ON ("j0"."id") = ("enrolment"."offering_id")
WHERE
  (
    "enrolment"."student_id" = $1
    AND (
      "j0"."project_id" = $2
      AND ("j0"."id" IS NOT NULL)
    )
  )
OFFSET
  $3;
