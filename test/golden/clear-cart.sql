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
    'lines',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t0."id" AS "id",
            t0."student_id" AS "studentId"
          FROM
            "cart_line" t0
          WHERE
            (
              t0."student_id" = $1::int
              AND (t0."status" = ANY (ARRAY['NEW']::"cart_line_status" []))
            )
        ) r
    )
  )::text;

WITH
  c0 AS (
    UPDATE "cart_line" w0
    SET
      "status" = $1::"cart_line_status"
    WHERE
      (w0."id" = ANY ($2::int[]))
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
    )
  )::text;
