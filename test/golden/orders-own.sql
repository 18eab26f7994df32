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
                t0."id" AS "id",
                t0."status" AS "status",
                t0."currency" AS "currency",
                t0."payment" AS "payment",
                t0."standard_fee"::text AS "standardFee",
                t0."pay_fee"::text AS "payFee",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t2."amount"::text AS "amount",
                        CASE
                          WHEN t2."pay_date" >= '10000-01-01' THEN '9999-12-31'
                          WHEN t2."pay_date" < '0001-01-01' THEN '0001-01-01'
                          ELSE t2."pay_date"::text
                        END AS "payDate",
                        t2."account_name" AS "accountName",
                        $1::text || nullif(t2."img", '') || $2::text || left(encode(sha256($3::bytea || sha256($4::bytea || convert_to(t2."img", 'UTF8'))), 'hex'), 32) AS "imageUrl"
                      FROM
                        "payment" t2
                      WHERE
                        t2."order_id" = t0."id"
                      LIMIT
                        1
                    ) r
                ) AS "proof",
                (
                  SELECT
                    coalesce(json_agg(r), '[]')
                  FROM
                    (
                      SELECT
                        t3."all_amount"::text AS "allAmount",
                        (
                          SELECT
                            coalesce(json_agg(r), '[]')
                          FROM
                            (
                              SELECT
                                t4."slot" AS "slot",
                                t4."course_num" AS "courseNum",
                                (
                                  SELECT
                                    row_to_json(r)
                                  FROM
                                    (
                                      SELECT
                                        t5."name" AS "name"
                                      FROM
                                        "project" t5
                                      WHERE
                                        t5."id" = t4."project_id"
                                      LIMIT
                                        1
                                    ) r
                                ) AS "project"
                              FROM
                                "order_revision_line" t4
                              WHERE
                                t4."revision_id" = t3."id"
                              ORDER BY
                                t4."id"
                            ) r
                        ) AS "lines"
                      FROM
                        "order_revision" t3
                      WHERE
                        t3."order_id" = t0."id"
                      ORDER BY
                        t3."id"
                    ) r
                ) AS "revisions",
                (
                  SELECT
                    coalesce(json_agg(r), '[]')
                  FROM
                    (
                      SELECT
                        t6."course_fee"::text AS "courseFee",
                        (
                          SELECT
                            row_to_json(r)
                          FROM
                            (
                              SELECT
                                (
                                  SELECT
                                    coalesce(json_agg(r), '[]')
                                  FROM
                                    (
                                      SELECT
                                        t8."course_number" AS "courseNumber",
                                        t8."fee"::text AS "fee"
                                      FROM
                                        "project_fee" t8
                                      WHERE
                                        t8."project_id" = t7."id"
                                      ORDER BY
                                        t8."id"
                                    ) r
                                ) AS "fees",
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
                                              t9."name" AS "name"
                                            FROM
                                              (
                                                SELECT
                                                  *
                                                FROM
                                                  (
                                                    SELECT
                                                      t9.*
                                                    FROM
                                                      "offering" t9
                                                    WHERE
                                                      t9."project_id" = t7."id"
                                                      AND t9."active" = $5::boolean
                                                    ORDER BY
                                                      t9."id" ASC
                                                    LIMIT
                                                      11
                                                  ) p
                                                LIMIT
                                                  $6::int
                                              ) t9
                                          ) r
                                      )
                                    )
                                ) AS "offerings"
                              FROM
                                "project" t7
                              WHERE
                                t7."id" = t6."project_id"
                              LIMIT
                                1
                            ) r
                        ) AS "project"
                      FROM
                        "order_line" t6
                      WHERE
                        t6."order_id" = t0."id"
                      ORDER BY
                        t6."id"
                    ) r
                ) AS "lines"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "orders" t0
                      WHERE
                        t0."student_id" = $7::int
                        AND t0."status" = $8::"order_status"
                      ORDER BY
                        t0."id" DESC
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
