SELECT
  (
    SELECT
      json_build_object(
        'edges',
        coalesce(
          json_agg(
            json_build_object('node', p.node)
            ORDER BY
              p.position
          ) FILTER (
            WHERE
              p.position <= $1::int
          ),
          '[]'
        ),
        'pageInfo',
        json_build_object(
          'hasNextPage',
          count(*) > $2::int,
          'hasPreviousPage',
          true,
          'endCursor',
          (
            array_agg(
              p.cursor
              ORDER BY
                p.position
            ) FILTER (
              WHERE
                p.position <= $3::int
            )
          ) [least($4::int, count(*))]
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
                      t0."id" AS "id",
                      t0."name" AS "name"
                  ) r
              ) AS node,
              translate(encode(convert_to(json_build_array('id asc'::text, t0."id"::text)::text, 'UTF8'), 'base64'), E'
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
                      "offering" t0
                    WHERE
                      t0."active" = $5::boolean
                      AND (t0."id") > ($6::int)
                    ORDER BY
                      t0."id" ASC
                    LIMIT
                      11
                  ) p
                LIMIT
                  $7::int + 1
              ) t0
          ) q
      ) p
  )::text AS data;
