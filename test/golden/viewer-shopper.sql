SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."real_name" AS "realName",
      t0."invite_code" AS "inviteCode",
      t0."not_cash_fen" AS "notCashFen",
      t0."in_cash_fen" AS "inCashFen",
      t0."is_cash_fen" AS "isCashFen",
      EXISTS (
        SELECT
          1
        FROM
          "account" t1,
          "wechat_identity" t2
        WHERE
          t1."id" = t0."account_id"
          AND t2."account_id" = t1."id"
      ) AS "wechatBound",
      (
        SELECT
          json_build_object(
            'totalCount',
            (
              SELECT
                count(*)
              FROM
                "shop_order" t3
              WHERE
                t3."shopper_id" = t0."id"
                AND t3."shopper_id" = $1::int
            ),
            'nodes',
            (
              SELECT
                coalesce(json_agg(r), '[]')
              FROM
                (
                  SELECT
                    t3."amount_fen" AS "amountFen"
                  FROM
                    (
                      SELECT
                        *
                      FROM
                        (
                          SELECT
                            t3.*
                          FROM
                            "shop_order" t3
                          WHERE
                            t3."shopper_id" = t0."id"
                            AND t3."shopper_id" = $2::int
                          ORDER BY
                            t3."id" DESC
                          LIMIT
                            21
                        ) p
                      LIMIT
                        $3::int
                    ) t3
                ) r
            )
          )
      ) AS "orders"
    FROM
      "shopper" t0
    WHERE
      t0."id" = $4::int
      AND t0."id" = $5::int
  ) r;
