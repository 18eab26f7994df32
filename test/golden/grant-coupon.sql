SELECT
  "max_num" AS "maxNum"
FROM
  "coupon"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

SELECT
  "student"."id"
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

SELECT
  "coupon_grant"."id",
  "coupon_grant"."student_id"
FROM
  "coupon_grant"
WHERE
  "coupon_grant"."coupon_id" = $1
OFFSET
  $2;

INSERT INTO
  "coupon_grant" ("coupon_id", "student_id", "status", "created_at", "updated_at")
VALUES
  ($1, $2, CAST($3::text AS "coupon_grant_status"), $4, $5)
RETURNING
  "coupon_grant"."id";

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."status" AS "status",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."code" AS "code"
            FROM
              "coupon" t1
            WHERE
              t1."id" = t0."coupon_id"
            LIMIT
              1
          ) r
      ) AS "coupon",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t2."name" AS "name",
              (
                SELECT
                  json_build_object(
                    'totalCount',
                    (
                      SELECT
                        count(*)
                      FROM
                        "coupon_grant" t3
                      WHERE
                        t3."student_id" = t2."id"
                        AND $1::int >= 0
                    )
                  )
              ) AS "coupons"
            FROM
              "student" t2
            WHERE
              t2."id" = t0."student_id"
            LIMIT
              1
          ) r
      ) AS "student"
    FROM
      "coupon_grant" t0
    WHERE
      t0."id" = $2::int
  ) r;
