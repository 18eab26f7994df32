SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "shop_order" t0
          WHERE
            t0."status" = ANY ($1::"shop_order_status" [])
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."id" AS "id",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t3."real_name" AS "realName",
                        (
                          SELECT
                            row_to_json(r)
                          FROM
                            (
                              SELECT
                                t4."real_name" AS "realName"
                              FROM
                                "shopper" t4
                              WHERE
                                t4."id" = t3."inviter_id"
                              LIMIT
                                1
                            ) r
                        ) AS "inviter",
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
                                      t5."real_name" AS "realName"
                                    FROM
                                      (
                                        SELECT
                                          *
                                        FROM
                                          (
                                            SELECT
                                              t5.*
                                            FROM
                                              "shopper" t5
                                            WHERE
                                              t5."inviter_id" = t3."id"
                                            ORDER BY
                                              t5."id" ASC
                                            LIMIT
                                              21
                                          ) p
                                        LIMIT
                                          $2::int
                                      ) t5
                                  ) r
                              )
                            )
                        ) AS "invitees"
                      FROM
                        "shopper" t3
                      WHERE
                        t3."id" = t0."shopper_id"
                      LIMIT
                        1
                    ) r
                ) AS "shopper",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t6."amount_fen" AS "amountFen"
                      FROM
                        "income" t6
                      WHERE
                        t6."order_id" = t0."id"
                      LIMIT
                        1
                    ) r
                ) AS "income",
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
                              t8."number" AS "number"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t8.*
                                    FROM
                                      "shop_unit" t8
                                    WHERE
                                      t8."course_id" = t0."course_id"
                                      AND t8."number" BETWEEN t0."start_unit" AND t0."end_unit"
                                    ORDER BY
                                      t8."number" DESC,
                                      t8."id" DESC
                                    LIMIT
                                      2
                                  ) p
                                LIMIT
                                  $3::int
                              ) t8
                          ) r
                      )
                    )
                ) AS "units"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "shop_order" t0
                      WHERE
                        t0."status" = ANY ($4::"shop_order_status" [])
                      ORDER BY
                        t0."id" DESC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $5::int
                ) t0
            ) r
        )
      )
  )::text AS data;
