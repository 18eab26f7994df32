SELECT
  "cc" AS "ccText",
  "cc_staff_id" AS "ccStaffId",
  "contact_status" AS "contactStatus"
FROM
  "student"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

SELECT
  "staff"."id",
  "staff"."account_id"
FROM
  "staff"
  LEFT JOIN "department" AS "j0" ON ("j0"."id") = ("staff"."department_id")
  LEFT JOIN "account" AS "j1" ON ("j1"."id") = ("staff"."account_id")
WHERE
  (
    "staff"."id" = $1
    AND (
      "j0"."name" = $2
      AND ("j0"."id" IS NOT NULL)
    )
    AND (
      "j1"."active" = $3
      AND ("j1"."id" IS NOT NULL)
    )
  )
LIMIT
  $4
OFFSET
  $5;

SELECT
  "account"."id",
  "account"."username"
FROM
  "account"
WHERE
  "account"."id" IN ($1)
OFFSET
  $2;

UPDATE "student"
SET
  "cc" = $1,
  "cc_staff_id" = $2,
  "contact_status" = CAST($3::text AS "contact_status")
WHERE
  (
    "student"."id" = $4
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
