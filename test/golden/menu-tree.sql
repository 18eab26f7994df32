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
                t0."name" || t0."extra" AS "title",
                t0."url" AS "url",
                (
                  SELECT
                    coalesce(json_agg(r), '[]')
                  FROM
                    (
                      SELECT
                        t2."id" AS "id",
                        t2."name" || t2."extra" AS "title",
                        t2."url" AS "url",
                        (
                          SELECT
                            coalesce(json_agg(r), '[]')
                          FROM
                            (
                              SELECT
                                t3."id" AS "id"
                              FROM
                                "menu" t3
                              WHERE
                                t3."parent_id" = t2."id"
                              ORDER BY
                                t3."id"
                            ) r
                        ) AS "children"
                      FROM
                        "menu" t2
                      WHERE
                        t2."parent_id" = t0."id"
                      ORDER BY
                        t2."id"
                    ) r
                ) AS "children"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "menu" t0
                      WHERE
                        (
                          (t0."parent_id" IS NULL) = $1::boolean
                          AND (t0."url" IS NULL) = $2::boolean
                        )
                      ORDER BY
                        t0."id" ASC
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
