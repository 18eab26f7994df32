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
                (
                  SELECT
                    t6."username"
                  FROM
                    "account" t6
                  WHERE
                    t6."id" = t0."account_id"
                ) AS "username",
                t0."name" AS "name",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t7."name" AS "name"
                      FROM
                        "department" t7
                      WHERE
                        t7."id" = t0."department_id"
                      LIMIT
                        1
                    ) r
                ) AS "department",
                $1::text || nullif(t0."qr_code", '') AS "qrCodeUrl"
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
                          EXISTS (
                            SELECT
                              1
                            FROM
                              "department" t2
                            WHERE
                              t2."id" = t0."department_id"
                              AND t2."name" = $2::text
                          )
                          AND EXISTS (
                            SELECT
                              1
                            FROM
                              "account" t4
                            WHERE
                              t4."id" = t0."account_id"
                              AND t4."active" = $3::boolean
                          )
                        )
                      ORDER BY
                        t0."id" ASC
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
                t0."id" AS "id",
                (
                  SELECT
                    t6."username"
                  FROM
                    "account" t6
                  WHERE
                    t6."id" = t0."account_id"
                ) AS "username",
                t0."name" AS "name",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t7."name" AS "name"
                      FROM
                        "department" t7
                      WHERE
                        t7."id" = t0."department_id"
                      LIMIT
                        1
                    ) r
                ) AS "department",
                $1::text || nullif(t0."qr_code", '') AS "qrCodeUrl"
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
                          EXISTS (
                            SELECT
                              1
                            FROM
                              "role" t2
                            WHERE
                              t2."id" = t0."role_id"
                              AND t2."administrator" = $2::boolean
                          )
                          OR EXISTS (
                            SELECT
                              1
                            FROM
                              "account" t4
                            WHERE
                              t4."id" = t0."account_id"
                              AND t4."username" ILIKE $3::text
                          )
                        )
                      ORDER BY
                        t0."id" ASC
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
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "staff" t0
          WHERE
            NOT (
              EXISTS (
                SELECT
                  1
                FROM
                  "role" t5
                WHERE
                  t5."id" = t0."role_id"
                  AND t5."administrator" = $1::boolean
              )
            )
            AND $2::int >= 0
        )
      )
  )::text AS data;
