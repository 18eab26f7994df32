SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      'Campus'::text AS "__typename",
      translate(encode(convert_to('Campus:' || t0."id", 'UTF8'), 'base64'), E'
', '') AS "nodeId",
      t0."id" AS "id",
      t0."name" AS "name",
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
                    translate(encode(convert_to('Project:' || t1."id", 'UTF8'), 'base64'), E'
', '') AS "nodeId",
                    t1."name" AS "name"
                  FROM
                    (
                      SELECT
                        *
                      FROM
                        (
                          SELECT
                            t1.*
                          FROM
                            "project" t1
                          WHERE
                            t1."campus_id" = t0."id"
                            AND t1."active" = $1::boolean
                          ORDER BY
                            t1."id" ASC
                          LIMIT
                            2
                        ) p
                      LIMIT
                        $2::int
                    ) t1
                ) r
            )
          )
      ) AS "projects"
    FROM
      "campus" t0
    WHERE
      t0."id" = $3::int
  ) r;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      translate(encode(convert_to('Campus:' || t0."id", 'UTF8'), 'base64'), E'
', '') AS "nodeId"
    FROM
      "campus" t0
    WHERE
      t0."id" = $1::int
  ) r;
