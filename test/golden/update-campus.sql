UPDATE "campus"
SET
  "active" = $1,
  "updated_at" = $2
WHERE
  "campus"."id" = $3;

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
                          ORDER BY
                            t1."id" ASC
                          LIMIT
                            21
                        ) p
                      LIMIT
                        $1::int
                    ) t1
                ) r
            )
          )
      ) AS "projects"
    FROM
      "campus" t0
    WHERE
      t0."id" = $2::int
  ) r;
