SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "school_membership" t0
          WHERE
            (
              t0."teacher_id" = $1::int
              OR EXISTS (
                SELECT
                  1
                FROM
                  "school" t1
                WHERE
                  t1."id" = t0."school_id"
                  AND t1."owner_id" = $2::int
              )
            )
        ),
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
                        t2."name" AS "name",
                        t2."status" AS "status"
                      FROM
                        "school" t2
                      WHERE
                        t2."id" = t0."school_id"
                        AND t2."deleted_at" IS NULL
                        AND EXISTS (
                          SELECT
                            1
                          FROM
                            "school_membership" t3
                          WHERE
                            t3."school_id" = t2."id"
                            AND t3."teacher_id" = $3::int
                        )
                      LIMIT
                        1
                    ) r
                ) AS "school",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t4."name" AS "name"
                      FROM
                        "teacher" t4
                      WHERE
                        t4."id" = t0."teacher_id"
                        AND (
                          t4."id" = $4::int
                          OR EXISTS (
                            SELECT
                              1
                            FROM
                              "school_membership" t5
                            WHERE
                              t5."teacher_id" = t4."id"
                              AND EXISTS (
                                SELECT
                                  1
                                FROM
                                  "school" t6
                                WHERE
                                  t6."id" = t5."school_id"
                                  AND t6."owner_id" = $5::int
                              )
                          )
                        )
                      LIMIT
                        1
                    ) r
                ) AS "teacher"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "school_membership" t0
                      WHERE
                        (
                          t0."teacher_id" = $6::int
                          OR EXISTS (
                            SELECT
                              1
                            FROM
                              "school" t1
                            WHERE
                              t1."id" = t0."school_id"
                              AND t1."owner_id" = $7::int
                          )
                        )
                      ORDER BY
                        t0."teacher_id" ASC,
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $8::int
                ) t0
            ) r
        )
      )
  )::text AS data;
