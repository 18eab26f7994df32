SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "campus" t0
          WHERE
            t0."active" = $1::boolean
        ),
        'edges',
        coalesce(
          json_agg(
            json_build_object('cursor', p.cursor, 'node', p.node)
            ORDER BY
              p.position
          ) FILTER (
            WHERE
              p.position <= $2::int
          ),
          '[]'
        ),
        'nodes',
        coalesce(
          json_agg(
            p.node
            ORDER BY
              p.position
          ) FILTER (
            WHERE
              p.position <= $3::int
          ),
          '[]'
        ),
        'pageInfo',
        json_build_object(
          'hasNextPage',
          count(*) > $4::int,
          'hasPreviousPage',
          false,
          'startCursor',
          (
            array_agg(
              p.cursor
              ORDER BY
                p.position
            ) FILTER (
              WHERE
                p.position <= $5::int
            )
          ) [1],
          'endCursor',
          (
            array_agg(
              p.cursor
              ORDER BY
                p.position
            ) FILTER (
              WHERE
                p.position <= $6::int
            )
          ) [least($7::int, count(*))]
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
                      t0."network_course" AS "networkCourse",
                      t0."id" AS "id",
                      t0."name" AS "name"
                  ) r
              ) AS node,
              translate(encode(convert_to(json_build_array('id desc'::text, t0."id"::text)::text, 'UTF8'), 'base64'), E'
', '') AS cursor
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
                      t0."active" = $8::boolean
                    ORDER BY
                      t0."id" DESC
                    LIMIT
                      11
                  ) p
                LIMIT
                  $9::int + 1
              ) t0
          ) q
      ) p
  )::text AS data;
