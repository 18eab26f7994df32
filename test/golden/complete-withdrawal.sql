SELECT
  json_build_object(
    'withdrawal',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id",
            t0."status" AS "status",
            t0."shopper_id" AS "shopperId",
            t0."amount_fen" AS "amountFen"
          FROM
            "withdrawal" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
          FOR NO KEY UPDATE OF
            t0
        ) r
    )
  )::text;

WITH
  c0 AS (
    UPDATE "withdrawal" w0
    SET
      "status" = $1::"withdrawal_status"
    WHERE
      w0."id" = $2::int
    RETURNING
      1
  ),
  c1 AS (
    UPDATE "shopper" w1
    SET
      "in_cash_fen" = w1."in_cash_fen" + $3::int,
      "is_cash_fen" = w1."is_cash_fen" + $4::int
    WHERE
      w1."id" = $5::int
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
