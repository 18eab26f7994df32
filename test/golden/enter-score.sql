SELECT
  json_build_object(
    'enrolment',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."student_id" AS "studentId"
          FROM
            "enrolment" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    )
  )::text;

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
    'enrolment',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."student_id" AS "studentId"
          FROM
            "enrolment" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    ),
    'student',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t1."id" AS "id",
            t1."status" AS "status"
          FROM
            "student" t1
          WHERE
            t1."id" = $2::int
          LIMIT
            1
        ) r
    ),
    'enrolments',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t2."id" AS "id",
            t2."course_code" AS "courseCode",
            t2."course_name" AS "courseName",
            t2."score" AS "score",
            t2."grade" AS "grade",
            t2."score_status" AS "scoreStatus",
            t2."conversion_status" AS "conversionStatus",
            t2."courier_number" AS "courierNumber",
            t2."sending_date" AS "sendingDate"
          FROM
            "enrolment" t2
          WHERE
            t2."student_id" = $3::int
          ORDER BY
            t2."id" ASC
        ) r
    )
  )::text;

WITH
  c0 AS (
    UPDATE "enrolment" w0
    SET
      "score" = $1::int,
      "grade" = $2::text,
      "courier_number" = $3::text,
      "sending_date" = $4::date,
      "score_status" = $5::"score_status",
      "score_entered_at" = $6::timestamptz
    WHERE
      w0."id" = $7::int
    RETURNING
      1
  ),
  c1 AS (
    UPDATE "student" w1
    SET
      "status" = $8::"student_status"
    WHERE
      w1."id" = $9::int
    RETURNING
      1
  )
SELECT
  json_build_array(
    (
      SELECT
        count(*)
      FROM
        c0
    ),
    (
      SELECT
        count(*)
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
