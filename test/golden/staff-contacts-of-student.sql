SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "staff" t0
          WHERE
            (
              (
                EXISTS (
                  SELECT
                    1
                  FROM
                    "department" t1
                  WHERE
                    t1."id" = t0."department_id"
                    AND t1."name" = $1::text
                )
                AND EXISTS (
                  SELECT
                    1
                  FROM
                    "account" t2
                  WHERE
                    t2."id" = t0."account_id"
                    AND t2."active" = $2::boolean
                )
              )
              OR EXISTS (
                SELECT
                  1
                FROM
                  "student" t3
                WHERE
                  t3."cc_staff_id" = t0."id"
                  AND t3."id" = $3::int
              )
              OR EXISTS (
                SELECT
                  1
                FROM
                  "student" t4
                WHERE
                  t4."server_staff_id" = t0."id"
                  AND t4."id" = $4::int
              )
            )
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                'StaffContact'::text AS "__typename",
                t0."id" AS "id",
                t0."name" AS "name",
                t0."email" AS "email",
                $5::text || nullif(t0."qr_code", '') AS "qrCodeUrl"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "staff" t0
                      WHERE
                        (
                          (
                            EXISTS (
                              SELECT
                                1
                              FROM
                                "department" t1
                              WHERE
                                t1."id" = t0."department_id"
                                AND t1."name" = $6::text
                            )
                            AND EXISTS (
                              SELECT
                                1
                              FROM
                                "account" t2
                              WHERE
                                t2."id" = t0."account_id"
                                AND t2."active" = $7::boolean
                            )
                          )
                          OR EXISTS (
                            SELECT
                              1
                            FROM
                              "student" t3
                            WHERE
                              t3."cc_staff_id" = t0."id"
                              AND t3."id" = $8::int
                          )
                          OR EXISTS (
                            SELECT
                              1
                            FROM
                              "student" t4
                            WHERE
                              t4."server_staff_id" = t0."id"
                              AND t4."id" = $9::int
                          )
                        )
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $10::int
                ) t0
            ) r
        )
      )
  )::text AS data;
