UPDATE "shopper"
SET
  "not_cash_fen" = ("shopper"."not_cash_fen" - $1),
  "in_cash_fen" = ("shopper"."in_cash_fen" + $2)
WHERE
  (
    "shopper"."id" = $3
    AND "shopper"."not_cash_fen" >= $4
  );

INSERT INTO
  "withdrawal" ("shopper_id", "amount_fen", "status", "created_at", "updated_at")
VALUES
  ($1, $2, CAST($3::text AS "withdrawal_status"), $4, $5)
RETURNING
  "withdrawal"."id",
  "withdrawal"."shopper_id",
  "withdrawal"."amount_fen",
  "withdrawal"."status"::text,
  "withdrawal"."created_at",
  "withdrawal"."updated_at";

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."amount_fen" AS "amountFen",
      t0."status" AS "status",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."not_cash_fen" AS "notCashFen",
              t1."in_cash_fen" AS "inCashFen",
              t1."is_cash_fen" AS "isCashFen"
            FROM
              "shopper" t1
            WHERE
              t1."id" = t0."shopper_id"
              AND t1."id" = $1::int
            LIMIT
              1
          ) r
      ) AS "shopper"
    FROM
      "withdrawal" t0
    WHERE
      t0."id" = $2::int
      AND t0."shopper_id" = $3::int
  ) r;
