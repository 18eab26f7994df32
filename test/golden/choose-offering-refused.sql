SELECT
  1
FROM
  "student"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

SELECT
  1
FROM
  "offering"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

SELECT
  "offering"."id",
  "offering"."project_id",
  "offering"."name",
  "offering"."code",
  "offering"."max_num",
  "offering"."course_id"
FROM
  "offering"
WHERE
  (
    "offering"."id" = $1
    AND "offering"."active" = $2
  )
LIMIT
  $3
OFFSET
  $4;

SELECT
  "course"."id",
  "course"."code"
FROM
  "course"
WHERE
  "course"."id" IN ($1)
OFFSET
  $2;

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
