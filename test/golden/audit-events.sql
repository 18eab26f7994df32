SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "audit_event" t0
          WHERE
            t0."operation" = ANY ($1::int[])
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."operation" AS "operation",
                (
                  SELECT
                    t3."username"
                  FROM
                    "account" t3
                  WHERE
                    t3."id" = t0."actor_id"
                ) AS "actorUsername",
                t0."entity" AS "entity"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "audit_event" t0
                      WHERE
                        t0."operation" = ANY ($2::int[])
                      ORDER BY
                        t0."created_at" DESC,
                        t0."id" DESC
                      LIMIT
                        11
                    ) p
                  LIMIT
                    $3::int
                ) t0
            ) r
        )
      )
  )::text AS data;
