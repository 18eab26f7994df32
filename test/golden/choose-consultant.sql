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
    'student',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id",
            t0."cc" AS "ccText",
            t0."cc_staff_id" AS "ccStaffId"
          FROM
            "student" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    ),
    'staff',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t1."id" AS "id"
          FROM
            "staff" t1
          WHERE
            (
              t1."id" = $2::int
              AND EXISTS (
                SELECT
                  1
                FROM
                  "department" t2
                WHERE
                  t2."id" = t1."department_id"
                  AND t2."name" = '销售部'::text
              )
              AND EXISTS (
                SELECT
                  1
                FROM
                  "account" t3
                WHERE
                  t3."id" = t1."account_id"
                  AND t3."active" = true::boolean
              )
            )
          LIMIT
            1
        ) r
    )
  )::text;

WITH
  c0 AS (
    UPDATE "student" w0
    SET
      "cc" = $1::text,
      "cc_staff_id" = $2::int,
      "contact_status" = $3::"contact_status"
    WHERE
      w0."id" = $4::int
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

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      coalesce(t0."cc", t0."cc_staff_id"::text) AS "cc",
      t0."contact_status" AS "contactStatus",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."name" AS "name"
            FROM
              "staff" t1
            WHERE
              t1."id" = t0."cc_staff_id"
              AND (
                (
                  EXISTS (
                    SELECT
                      1
                    FROM
                      "department" t2
                    WHERE
                      t2."id" = t1."department_id"
                      AND t2."name" = $1::text
                  )
                  AND EXISTS (
                    SELECT
                      1
                    FROM
                      "account" t3
                    WHERE
                      t3."id" = t1."account_id"
                      AND t3."active" = $2::boolean
                  )
                )
                OR EXISTS (
                  SELECT
                    1
                  FROM
                    "student" t4
                  WHERE
                    t4."cc_staff_id" = t1."id"
                    AND t4."id" = $3::int
                )
                OR EXISTS (
                  SELECT
                    1
                  FROM
                    "student" t5
                  WHERE
                    t5."server_staff_id" = t1."id"
                    AND t5."id" = $4::int
                )
              )
            LIMIT
              1
          ) r
      ) AS "consultant"
    FROM
      "student" t0
    WHERE
      t0."id" = $5::int
      AND t0."id" = $6::int
  ) r;
