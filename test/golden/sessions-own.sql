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
                t0."audience" AS "audience",
                CASE
                  WHEN t0."created_at" >= '10000-01-01 00:00:00+00' THEN '9999-12-31T23:59:59.999Z'
                  WHEN t0."created_at" < '0001-01-01 00:00:00+00' THEN '0001-01-01T00:00:00.000Z'
                  ELSE to_char(t0."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                END AS "createdAt",
                CASE
                  WHEN t0."expires_at" >= '10000-01-01 00:00:00+00' THEN '9999-12-31T23:59:59.999Z'
                  WHEN t0."expires_at" < '0001-01-01 00:00:00+00' THEN '0001-01-01T00:00:00.000Z'
                  ELSE to_char(t0."expires_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                END AS "expiresAt"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "session" t0
                      WHERE
                        t0."ended_at" IS NULL
                        AND t0."expires_at" > now()
                        AND t0."account_id" = $1::int
                        AND t0."audience" = $2::"audience"
                      ORDER BY
                        t0."created_at" DESC,
                        t0."id" DESC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $3::int
                ) t0
            ) r
        )
      )
  )::text AS data;
