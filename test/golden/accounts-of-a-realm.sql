SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "account" t0
          WHERE
            (
              t0."realm" = $1::"realm"
              AND t0."active" = $2::boolean
            )
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."id" AS "id",
                t0."realm" AS "realm",
                t0."username" AS "username",
                t0."active" AS "active",
                CASE
                  WHEN t0."created_at" >= '10000-01-01 00:00:00+00' THEN '9999-12-31T23:59:59.999Z'
                  WHEN t0."created_at" < '0001-01-01 00:00:00+00' THEN '0001-01-01T00:00:00.000Z'
                  ELSE to_char(t0."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                END AS "createdAt"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "account" t0
                      WHERE
                        (
                          t0."realm" = $3::"realm"
                          AND t0."active" = $4::boolean
                        )
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
