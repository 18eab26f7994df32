SELECT
  (
    SELECT
      json_build_object(
        'edges',
        coalesce(
          json_agg(
            json_build_object('cursor', p.cursor, 'node', p.node)
            ORDER BY
              p.position DESC
          ) FILTER (
            WHERE
              p.position <= $1::int
          ),
          '[]'
        ),
        'pageInfo',
        json_build_object(
          'hasNextPage',
          false,
          'hasPreviousPage',
          count(*) > $2::int,
          'startCursor',
          (
            array_agg(
              p.cursor
              ORDER BY
                p.position DESC
            ) FILTER (
              WHERE
                p.position <= $3::int
            )
          ) [1],
          'endCursor',
          (
            array_agg(
              p.cursor
              ORDER BY
                p.position DESC
            ) FILTER (
              WHERE
                p.position <= $4::int
            )
          ) [least($5::int, count(*))]
        )
      )
    FROM
      (
        SELECT
          q.*,
          row_number() OVER () AS position
        FROM
          (
            SELECT
              (
                SELECT
                  row_to_json(r)
                FROM
                  (
                    SELECT
                      t0."name" AS "name"
                  ) r
              ) AS node,
              translate(
                encode(convert_to(json_build_array('name asc'::text, t0."name"::text, t0."id"::text)::text, 'UTF8'), 'base64'),
                E'
',
                ''
              ) AS cursor
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
                    WHERE
                      t0."active" = $6::boolean
                    ORDER BY
                      t0."name" DESC,
                      t0."id" DESC
                    LIMIT
                      11
                  ) p
                LIMIT
                  $7::int + 1
              ) t0
          ) q
      ) p
  )::text AS data;
