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
                t0."name" AS "name",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        (
                          SELECT
                            t3."username"
                          FROM
                            "account" t3
                          WHERE
                            t3."id" = t2."account_id"
                        ) AS "username"
                      FROM
                        "teacher" t2
                      WHERE
                        t2."id" = t0."owner_id"
                      LIMIT
                        1
                    ) r
                ) AS "owner",
                t0."reject_reason" AS "rejectReason",
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
                              t5."name" AS "name"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t5.*
                                    FROM
                                      "teacher" t5
                                    WHERE
                                      EXISTS (
                                        SELECT
                                          1
                                        FROM
                                          "school_membership" t4
                                        WHERE
                                          t4."school_id" = t0."id"
                                          AND t5."id" = t4."teacher_id"
                                      )
                                    ORDER BY
                                      t5."id" DESC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $1::int
                              ) t5
                          ) r
                      )
                    )
                ) AS "teachers"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "school" t0
                      WHERE
                        t0."deleted_at" IS NULL
                        AND t0."status" = $2::"school_status"
                      ORDER BY
                        t0."id" DESC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $3::int
                ) t0
            ) r
        )
      )
  )::text AS data;
