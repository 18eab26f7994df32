SELECT
  "enrolment"."id",
  "enrolment"."student_id"
FROM
  "enrolment"
WHERE
  (
    "enrolment"."id" = $1
    AND 1 = 1
  )
LIMIT
  $2
OFFSET
  $3;

SELECT
  "id" AS "id"
FROM
  "student"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

SELECT
  "enrolment"."id",
  "enrolment"."student_id",
  "enrolment"."offering_id",
  "enrolment"."course_code",
  "enrolment"."course_name",
  "enrolment"."school",
  "enrolment"."remark",
  "enrolment"."score",
  "enrolment"."grade",
  "enrolment"."score_status"::text,
  "enrolment"."score_entered_at",
  "enrolment"."conversion_status"::text,
  "enrolment"."conversion_image",
  "enrolment"."courier_number",
  "enrolment"."sending_date",
  "enrolment"."confirm_photo",
  "enrolment"."created_at",
  "enrolment"."updated_at"
FROM
  "enrolment"
WHERE
  (
    "enrolment"."id" = $1
    AND 1 = 1
  )
LIMIT
  $2
OFFSET
  $3;

UPDATE "enrolment"
SET
  "score" = $1,
  "grade" = $2,
  "courier_number" = $3,
  "sending_date" = $4,
  "score_status" = CAST($5::text AS "score_status"),
  "score_entered_at" = $6
WHERE
  (
    "enrolment"."id" = $7
    AND 1 = 1
  )
RETURNING
  "enrolment"."id";

SELECT
  COUNT(*) AS "_count$_all"
FROM
  (
    SELECT
      "enrolment"."id"
    FROM
      "enrolment"
    WHERE
      (
        "enrolment"."student_id" = $1
        AND "enrolment"."score_status" = CAST($2::text AS "score_status")
      )
    OFFSET
      $3
  ) AS "sub";

SELECT
  "student"."id",
  "student"."status"::text
FROM
  "student"
WHERE
  (
    "student"."id" = $1
    AND 1 = 1
  )
LIMIT
  $2
OFFSET
  $3;

UPDATE "student"
SET
  "status" = CAST($1::text AS "student_status")
WHERE
  (
    "student"."id" = $2
    AND 1 = 1
  )
RETURNING
  "student"."id";

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."score" AS "score",
      t0."grade" AS "grade",
      t0."score_status" AS "scoreStatus",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."name" AS "name",
              t1."status" AS "status"
            FROM
              "student" t1
            WHERE
              t1."id" = t0."student_id"
            LIMIT
              1
          ) r
      ) AS "student"
    FROM
      "enrolment" t0
    WHERE
      t0."id" = $1::int
  ) r;
