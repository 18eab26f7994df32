SELECT
  "status" AS "status",
  "shopper_id" AS "shopperId",
  "amount_fen" AS "amountFen"
FROM
  "withdrawal"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

UPDATE "withdrawal"
SET
  "status" = CAST($1::text AS "withdrawal_status")
WHERE
  (
    "withdrawal"."id" = $2
    AND 1 = 1
  )
RETURNING
  "withdrawal"."id",
  "withdrawal"."shopper_id",
  "withdrawal"."amount_fen",
  "withdrawal"."status"::text,
  "withdrawal"."created_at",
  "withdrawal"."updated_at";

UPDATE "shopper"
SET
  "in_cash_fen" = ("shopper"."in_cash_fen" - $1),
  "is_cash_fen" = ("shopper"."is_cash_fen" + $2)
WHERE
  (
    "shopper"."id" = $3
    AND 1 = 1
  )
RETURNING
  "shopper"."id",
  "shopper"."account_id",
  "shopper"."real_name",
  "shopper"."school_name",
  "shopper"."invite_code",
  "shopper"."inviter_id",
  "shopper"."staff",
  "shopper"."not_cash_fen",
  "shopper"."in_cash_fen",
  "shopper"."is_cash_fen",
  "shopper"."created_at",
  "shopper"."updated_at";

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
              t1."not_cash_fen" AS "notCashFen",
              t1."in_cash_fen" AS "inCashFen",
              t1."is_cash_fen" AS "isCashFen",
              (
                SELECT
                  json_build_object(
                    'totalCount',
                    (
                      SELECT
                        count(*)
                      FROM
                        "withdrawal" t2
                      WHERE
                        t2."shopper_id" = t1."id"
                        AND $1::int >= 0
                    )
                  )
              ) AS "withdrawals"
            FROM
              "shopper" t1
            WHERE
              t1."id" = t0."shopper_id"
            LIMIT
              1
          ) r
      ) AS "shopper"
    FROM
      "withdrawal" t0
    WHERE
      t0."id" = $2::int
  ) r;
