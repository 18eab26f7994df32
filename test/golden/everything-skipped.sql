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
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        true AS "present"
                      FROM
                        "campus_type" t1
                      WHERE
                        t1."id" = t0."campus_type_id"
                      LIMIT
                        1
                    ) r
                ) AS "campusType"
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
                        t0."active" = $1::boolean
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        2
                    ) p
                  LIMIT
                    $2::int
                ) t0
            ) r
        )
      )
  )::text AS data;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      true AS "present"
    FROM
      "campus" t0
    WHERE
      t0."id" = $1::int
  ) r;
