SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "income" t0
          WHERE
            t0."shopper_id" = $1::int
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."amount_fen" AS "amountFen",
                t0."source" AS "source",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t1."id" AS "id"
                      FROM
                        "shop_order" t1
                      WHERE
                        t1."id" = t0."order_id"
                        AND t1."shopper_id" = $2::int
                      LIMIT
                        1
                    ) r
                ) AS "order"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "income" t0
                      WHERE
                        t0."shopper_id" = $3::int
                      ORDER BY
                        t0."id" DESC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $4::int
                ) t0
            ) r
        )
      )
  )::text AS data;

SELECT
  (
    SELECT
      json_build_object(
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."amount_fen" AS "amountFen",
                t0."status" AS "status",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t2."not_cash_fen" AS "notCashFen",
                        t2."in_cash_fen" AS "inCashFen"
                      FROM
                        "shopper" t2
                      WHERE
                        t2."id" = t0."shopper_id"
                        AND t2."id" = $1::int
                      LIMIT
                        1
                    ) r
                ) AS "shopper"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "withdrawal" t0
                      WHERE
                        t0."shopper_id" = $2::int
                        AND t0."status" = $3::"withdrawal_status"
                      ORDER BY
                        t0."id" DESC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $4::int
                ) t0
            ) r
        )
      )
  )::text AS data;
