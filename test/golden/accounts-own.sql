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
            t0."id" = $1::int
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."id" AS "id",
                t0."username" AS "username"
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
                        t0."id" = $2::int
                      ORDER BY
                        t0."id" ASC
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
