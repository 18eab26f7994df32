SELECT
  "id" AS "id"
FROM
  "student"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

SELECT
  "project"."id",
  "project"."apply_fee",
  "project"."course_num"
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
  "project_fee"."course_number",
  "project_fee"."fee",
  "project_fee"."project_id"
FROM
  "project_fee"
WHERE
  "project_fee"."project_id" IN ($1)
OFFSET
  $2;

SELECT
  "orders"."id",
  "orders"."student_id",
  "orders"."status"::text,
  "orders"."standard_fee",
  "orders"."pay_fee"
FROM
  "orders"
WHERE
  (
    "orders"."student_id" = $1
    AND "orders"."status" = CAST($2::text AS "order_status")
    AND "orders"."created_at" < $3
  )
OFFSET
  $4;

SELECT
  COUNT(*) AS "_count$_all"
FROM
  (
    SELECT
      "orders"."id"
    FROM
      "orders"
    WHERE
      (
        "orders"."student_id" = $1
        AND "orders"."status" IN (CAST($2::text AS "order_status"), CAST($3::text AS "order_status"))
      )
    OFFSET
      $4
  ) AS "sub";

SELECT
  COUNT(*) AS "_count$_all"
FROM
  (
    SELECT
      "orders"."id"
    FROM
      "orders"
    WHERE
      "orders"."student_id" = $1
    OFFSET
      $2
  ) AS "sub";

SELECT
  "orders"."id"
FROM
  "orders"
WHERE
  (
    "orders"."order_number" = $1
    AND 1 = 1
  )
LIMIT
  $2
OFFSET
  $3;

INSERT INTO
  "orders" ("order_number", "student_id", "status", "currency", "payment", "standard_fee", "pay_fee", "created_at", "updated_at")
VALUES
  ($1, $2, CAST($3::text AS "order_status"), CAST($4::text AS "currency"), CAST($5::text AS "payment_way"), $6, $7, $8, $9)
RETURNING
  "orders"."id";

INSERT INTO
  "order_line" ("order_id", "project_id", "cart_line_id", "course_num", "course_fee", "created_at")
VALUES
  ($1, $2, $3, $4, $5, $6);

UPDATE "student"
SET
  "status" = CAST($1::text AS "student_status")
WHERE
  (
    "student"."id" = $2
    AND "student"."status" IN (CAST($3::text AS "student_status"), CAST($4::text AS "student_status"))
  );

SELECT
  "recommendation"."id",
  "recommendation"."effective"
FROM
  "recommendation"
WHERE
  "recommendation"."invitee_id" = $1
ORDER BY
  "recommendation"."effective" DESC,
  "recommendation"."invited_at" DESC,
  "recommendation"."id" DESC
LIMIT
  $2
OFFSET
  $3;

INSERT INTO
  "audit_event" ("operation", "description", "actor_id", "entity", "entity_id", "created_at")
VALUES
  ($1, $2, $3, $4, $5, $6)
RETURNING
  "audit_event"."id";

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."status" AS "status",
      t0."standard_fee"::text AS "standardFee",
      t0."pay_fee"::text AS "payFee",
      t0."currency" AS "currency",
      (
        SELECT
          coalesce(json_agg(r), '[]')
        FROM
          (
            SELECT
              t1."course_num" AS "courseNum",
              t1."course_fee"::text AS "courseFee",
              (
                SELECT
                  row_to_json(r)
                FROM
                  (
                    SELECT
                      t2."name" AS "name"
                    FROM
                      "project" t2
                    WHERE
                      t2."id" = t1."project_id"
                    LIMIT
                      1
                  ) r
              ) AS "project"
            FROM
              "order_line" t1
            WHERE
              t1."order_id" = t0."id"
            ORDER BY
              t1."id"
          ) r
      ) AS "lines",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t3."name" AS "name",
              t3."status" AS "status"
            FROM
              "student" t3
            WHERE
              t3."id" = t0."student_id"
            LIMIT
              1
          ) r
      ) AS "student",
      (
        SELECT
          coalesce(json_agg(r), '[]')
        FROM
          (
            SELECT
              t4."account_name" AS "accountName"
            FROM
              "payment_account" t4
            WHERE
              t4."payment" = t0."payment"
            ORDER BY
              t4."id"
          ) r
      ) AS "paymentAccounts"
    FROM
      "orders" t0
    WHERE
      t0."id" = $1::int
      AND t0."student_id" = $2::int
  ) r;
