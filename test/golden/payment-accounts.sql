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
                t0."payment" AS "payment",
                t0."currency" AS "currency",
                t0."account_name" AS "accountName"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "payment_account" t0
                      WHERE
                        t0."currency" = $1::"currency"
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $2::int
                ) t0
            ) r
        )
      )
  )::text AS data;
