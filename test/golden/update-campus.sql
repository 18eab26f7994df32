SELECT
  json_build_object(
    'type',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id"
          FROM
            "campus_type" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    ),
    'campus',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t1."id" AS "id"
          FROM
            "campus" t1
          WHERE
            t1."id" = $2::int
          LIMIT
            1
        ) r
    )
  )::text;

WITH
  c0 AS (
    UPDATE "campus" w0
    SET
      "active" = $1::boolean
    WHERE
      w0."id" = $2::int
    RETURNING
      1
  )
SELECT
  json_build_array(
    (
      SELECT
        count(*)
      FROM
        c0
    )
  )::text;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."name" AS "name",
      t0."active" AS "active",
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
                    t1."name" AS "name",
                    t1."active" AS "active"
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
                            21
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
