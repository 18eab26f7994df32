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
                t0."name" AS "name"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "campus" t0
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $1::int
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
                t0."name" AS "name"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "project" t0
                      WHERE
                        t0."campus_id" = $1::int
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

SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "course" t0
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."code" AS "code",
                t0."name" AS "name"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "course" t0
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        2
                    ) p
                  LIMIT
                    $1::int
                ) t0
            ) r
        )
      )
  )::text AS data;
