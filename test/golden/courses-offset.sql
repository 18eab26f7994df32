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
          WHERE
            t0."active" = $1::boolean
        ),
        'nodes',
        coalesce(
          json_agg(
            p.node
            ORDER BY
              p.position
          ) FILTER (
            WHERE
              p.position <= $2::int
          ),
          '[]'
        ),
        'pageInfo',
        json_build_object('hasNextPage', count(*) > $3::int, 'hasPreviousPage', $4::int > 0)
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
                      t0."code" AS "code",
                      t0."name" AS "name"
                  ) r
              ) AS node,
              translate(
                encode(convert_to(json_build_array('code desc'::text, t0."code"::text, t0."id"::text)::text, 'UTF8'), 'base64'),
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
                      "course" t0
                    WHERE
                      t0."active" = $5::boolean
                    ORDER BY
                      t0."code" DESC,
                      t0."id" DESC
                    LIMIT
                      21
                  ) p
                LIMIT
                  $6::int + 1
                OFFSET
                  $7::int
              ) t0
          ) q
      ) p
  )::text AS data;
