SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "payment" t0
          WHERE
            EXISTS (
              SELECT
                1
              FROM
                "orders" t1
              WHERE
                t1."id" = t0."order_id"
                AND t1."student_id" = $1::int
            )
            AND t0."order_id" > $2::int
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."id" AS "id",
                t0."order_id" AS "orderId",
                t0."account_name" AS "accountName",
                t0."amount"::text AS "amount",
                $3::text || nullif(t0."img", '') || $4::text || left(encode(sha256($5::bytea || sha256($6::bytea || convert_to(t0."img", 'UTF8'))), 'hex'), 32) AS "imageUrl"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "payment" t0
                      WHERE
                        EXISTS (
                          SELECT
                            1
                          FROM
                            "orders" t1
                          WHERE
                            t1."id" = t0."order_id"
                            AND t1."student_id" = $7::int
                        )
                        AND t0."order_id" > $8::int
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $9::int
                ) t0
            ) r
        )
      )
  )::text AS data;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      CASE
        WHEN t0."pay_date" >= '10000-01-01' THEN '9999-12-31'
        WHEN t0."pay_date" < '0001-01-01' THEN '0001-01-01'
        ELSE t0."pay_date"::text
      END AS "payDate"
    FROM
      "payment" t0
    WHERE
      t0."id" = $1::int
      AND EXISTS (
        SELECT
          1
        FROM
          "orders" t1
        WHERE
          t1."id" = t0."order_id"
          AND t1."student_id" = $2::int
      )
  ) r;
