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
                NULL AS "rejectReason",
                EXISTS (
                  SELECT
                    1
                  FROM
                    "teacher" t2
                  WHERE
                    t2."id" = t0."owner_id"
                    AND t2."account_id" = $1::int
                ) AS "isOwner",
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
                              EXISTS (
                                SELECT
                                  1
                                FROM
                                  "follow" t9
                                WHERE
                                  t9."teacher_id" = t4."id"
                                  AND EXISTS (
                                    SELECT
                                      1
                                    FROM
                                      "pupil" t10
                                    WHERE
                                      t10."id" = t9."pupil_id"
                                      AND t10."account_id" = $2::int
                                  )
                              ) AS "isFollowed"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t4.*
                                    FROM
                                      "teacher" t4
                                    WHERE
                                      EXISTS (
                                        SELECT
                                          1
                                        FROM
                                          "school_membership" t3
                                        WHERE
                                          t3."school_id" = t0."id"
                                          AND t4."id" = t3."teacher_id"
                                      )
                                      AND (
                                        EXISTS (
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
                                                AND EXISTS (
                                                  SELECT
                                                    1
                                                  FROM
                                                    "pupil" t7
                                                  WHERE
                                                    t7."school_id" = t6."id"
                                                    AND t7."id" = $3::int
                                                )
                                            )
                                        )
                                        OR EXISTS (
                                          SELECT
                                            1
                                          FROM
                                            "follow" t8
                                          WHERE
                                            t8."teacher_id" = t4."id"
                                            AND t8."pupil_id" = $4::int
                                        )
                                      )
                                    ORDER BY
                                      t4."id" DESC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $5::int
                              ) t4
                          ) r
                      )
                    )
                ) AS "teachers",
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
                              t11."name" AS "name"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t11.*
                                    FROM
                                      "pupil" t11
                                    WHERE
                                      t11."school_id" = t0."id"
                                      AND t11."deleted_at" IS NULL
                                      AND t11."id" = $6::int
                                    ORDER BY
                                      t11."id" DESC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $7::int
                              ) t11
                          ) r
                      )
                    )
                ) AS "pupils"
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
                        AND (
                          t0."status" = $8::"school_status"
                          AND EXISTS (
                            SELECT
                              1
                            FROM
                              "pupil" t1
                            WHERE
                              t1."school_id" = t0."id"
                              AND t1."id" = $9::int
                          )
                        )
                      ORDER BY
                        t0."id" DESC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $10::int
                ) t0
            ) r
        )
      )
  )::text AS data;

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
                t0."name" AS "name"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "teacher" t0
                      WHERE
                        (
                          EXISTS (
                            SELECT
                              1
                            FROM
                              "school_membership" t1
                            WHERE
                              t1."teacher_id" = t0."id"
                              AND EXISTS (
                                SELECT
                                  1
                                FROM
                                  "school" t2
                                WHERE
                                  t2."id" = t1."school_id"
                                  AND EXISTS (
                                    SELECT
                                      1
                                    FROM
                                      "pupil" t3
                                    WHERE
                                      t3."school_id" = t2."id"
                                      AND t3."id" = $1::int
                                  )
                              )
                          )
                          OR EXISTS (
                            SELECT
                              1
                            FROM
                              "follow" t4
                            WHERE
                              t4."teacher_id" = t0."id"
                              AND t4."pupil_id" = $2::int
                          )
                        )
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
