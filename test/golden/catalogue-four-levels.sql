SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "campus_type" t0
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."title" AS "title",
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
                              (
                                SELECT
                                  json_build_object(
                                    'totalCount',
                                    (
                                      SELECT
                                        count(*)
                                      FROM
                                        "project" t2
                                      WHERE
                                        t2."campus_id" = t1."id"
                                        AND t2."active" = $1::boolean
                                    ),
                                    'nodes',
                                    (
                                      SELECT
                                        coalesce(json_agg(r), '[]')
                                      FROM
                                        (
                                          SELECT
                                            t2."name" AS "name",
                                            t2."apply_fee"::text AS "applyFee",
                                            (
                                              SELECT
                                                coalesce(json_agg(r), '[]')
                                              FROM
                                                (
                                                  SELECT
                                                    t3."course_number" AS "courseNumber",
                                                    t3."fee"::text AS "fee"
                                                  FROM
                                                    "project_fee" t3
                                                  WHERE
                                                    t3."project_id" = t2."id"
                                                  ORDER BY
                                                    t3."id"
                                                ) r
                                            ) AS "fees",
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
                                                          t4."name" AS "name",
                                                          t4."max_num" AS "maxNum",
                                                          (
                                                            SELECT
                                                              row_to_json(r)
                                                            FROM
                                                              (
                                                                SELECT
                                                                  t5."code" AS "code",
                                                                  t5."name" AS "name",
                                                                  t5."credit" AS "credit"
                                                                FROM
                                                                  "course" t5
                                                                WHERE
                                                                  t5."id" = t4."course_id"
                                                                  AND t5."active" = $2::boolean
                                                                LIMIT
                                                                  1
                                                              ) r
                                                          ) AS "course"
                                                        FROM
                                                          (
                                                            SELECT
                                                              *
                                                            FROM
                                                              (
                                                                SELECT
                                                                  t4.*
                                                                FROM
                                                                  "offering" t4
                                                                WHERE
                                                                  t4."project_id" = t2."id"
                                                                  AND t4."active" = $3::boolean
                                                                ORDER BY
                                                                  t4."id" ASC
                                                                LIMIT
                                                                  11
                                                              ) p
                                                            LIMIT
                                                              $4::int
                                                          ) t4
                                                      ) r
                                                  )
                                                )
                                            ) AS "offerings"
                                          FROM
                                            (
                                              SELECT
                                                *
                                              FROM
                                                (
                                                  SELECT
                                                    t2.*
                                                  FROM
                                                    "project" t2
                                                  WHERE
                                                    t2."campus_id" = t1."id"
                                                    AND t2."active" = $5::boolean
                                                  ORDER BY
                                                    t2."id" ASC
                                                  LIMIT
                                                    11
                                                ) p
                                              LIMIT
                                                $6::int
                                            ) t2
                                        ) r
                                    )
                                  )
                              ) AS "projects"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t1.*
                                    FROM
                                      "campus" t1
                                    WHERE
                                      t1."campus_type_id" = t0."id"
                                      AND t1."active" = $7::boolean
                                    ORDER BY
                                      t1."id" ASC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $8::int
                              ) t1
                          ) r
                      )
                    )
                ) AS "campuses"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "campus_type" t0
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $9::int
                ) t0
            ) r
        )
      )
  )::text AS data;
