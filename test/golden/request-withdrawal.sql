SELECT
  json_build_object(
    'shopper',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id",
            t0."not_cash_fen" AS "notCashFen"
          FROM
            "shopper" t0
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
    UPDATE "shopper" w0
    SET
      "not_cash_fen" = w0."not_cash_fen" + $1::int,
      "in_cash_fen" = w0."in_cash_fen" + $2::int
    WHERE
      w0."id" = $3::int
    RETURNING
      1
  ),
  c1 AS (
    INSERT INTO
      "withdrawal" ("shopper_id", "amount_fen")
    SELECT
      x."shopperId",
      x."amountFen"
    FROM
      json_to_recordset($4::json) AS x ("shopperId" int, "amountFen" int)
    RETURNING
      "id"
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
        json_agg("id")
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
