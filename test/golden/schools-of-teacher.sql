SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "school" t0
          WHERE
            t0."deleted_at" IS NULL
            AND EXISTS (
              SELECT
                1
              FROM
                "school_membership" t1
              WHERE
                t1."school_id" = t0."id"
                AND t1."teacher_id" = $1::int
            )
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."id" AS "id",
                t0."name" AS "name",
                t0."status" AS "status",
                EXISTS (
                  SELECT
                    1
                  FROM
                    "teacher" t2
                  WHERE
                    t2."id" = t0."owner_id"
                    AND t2."account_id" = $2::int
                ) AS "isOwner",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t3."name" AS "name"
                      FROM
                        "teacher" t3
                      WHERE
                        t3."id" = t0."owner_id"
                        AND (
                          t3."id" = $3::int
                          OR EXISTS (
                            SELECT
                              1
                            FROM
                              "school_membership" t4
                            WHERE
                              t4."teacher_id" = t3."id"
                              AND EXISTS (
                                SELECT
                                  1
                                FROM
                                  "school" t5
                                WHERE
                                  t5."id" = t4."school_id"
                                  AND t5."owner_id" = $4::int
                              )
                          )
                        )
                      LIMIT
                        1
                    ) r
                ) AS "owner",
                (
                  SELECT
                    json_build_object(
                      'totalCount',
                      (
                        SELECT
                          count(*)
                        FROM
                          "teacher" t7
                        WHERE
                          EXISTS (
                            SELECT
                              1
                            FROM
                              "school_membership" t6
                            WHERE
                              t6."school_id" = t0."id"
                              AND t7."id" = t6."teacher_id"
                          )
                          AND (
                            t7."id" = $5::int
                            OR EXISTS (
                              SELECT
                                1
                              FROM
                                "school_membership" t8
                              WHERE
                                t8."teacher_id" = t7."id"
                                AND EXISTS (
                                  SELECT
                                    1
                                  FROM
                                    "school" t9
                                  WHERE
                                    t9."id" = t8."school_id"
                                    AND t9."owner_id" = $6::int
                                )
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
                              t7."id" AS "id",
                              t7."name" AS "name",
                              t7."account_id" AS "accountId"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t7.*
                                    FROM
                                      "teacher" t7
                                    WHERE
                                      EXISTS (
                                        SELECT
                                          1
                                        FROM
                                          "school_membership" t6
                                        WHERE
                                          t6."school_id" = t0."id"
                                          AND t7."id" = t6."teacher_id"
                                      )
                                      AND (
                                        t7."id" = $7::int
                                        OR EXISTS (
                                          SELECT
                                            1
                                          FROM
                                            "school_membership" t8
                                          WHERE
                                            t8."teacher_id" = t7."id"
                                            AND EXISTS (
                                              SELECT
                                                1
                                              FROM
                                                "school" t9
                                              WHERE
                                                t9."id" = t8."school_id"
                                                AND t9."owner_id" = $8::int
                                            )
                                        )
                                      )
                                    ORDER BY
                                      t7."id" DESC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $9::int
                              ) t7
                          ) r
                      )
                    )
                ) AS "teachers",
                (
                  SELECT
                    json_build_object(
                      'totalCount',
                      (
                        SELECT
                          count(*)
                        FROM
                          "pupil" t10
                        WHERE
                          t10."school_id" = t0."id"
                          AND t10."deleted_at" IS NULL
                          AND (
                            EXISTS (
                              SELECT
                                1
                              FROM
                                "school" t11
                              WHERE
                                t11."id" = t10."school_id"
                                AND EXISTS (
                                  SELECT
                                    1
                                  FROM
                                    "school_membership" t12
                                  WHERE
                                    t12."school_id" = t11."id"
                                    AND t12."teacher_id" = $10::int
                                )
                            )
                            OR EXISTS (
                              SELECT
                                1
                              FROM
                                "follow" t13
                              WHERE
                                t13."pupil_id" = t10."id"
                                AND t13."teacher_id" = $11::int
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
                              t10."id" AS "id",
                              t10."name" AS "name",
                              (
                                SELECT
                                  t14."username"
                                FROM
                                  "account" t14
                                WHERE
                                  t14."id" = t10."account_id"
                              ) AS "username",
                              (
                                SELECT
                                  row_to_json(r)
                                FROM
                                  (
                                    SELECT
                                      t15."name" AS "name"
                                    FROM
                                      "school" t15
                                    WHERE
                                      t15."id" = t10."school_id"
                                      AND t15."deleted_at" IS NULL
                                    LIMIT
                                      1
                                  ) r
                              ) AS "school"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t10.*
                                    FROM
                                      "pupil" t10
                                    WHERE
                                      t10."school_id" = t0."id"
                                      AND t10."deleted_at" IS NULL
                                      AND (
                                        EXISTS (
                                          SELECT
                                            1
                                          FROM
                                            "school" t11
                                          WHERE
                                            t11."id" = t10."school_id"
                                            AND EXISTS (
                                              SELECT
                                                1
                                              FROM
                                                "school_membership" t12
                                              WHERE
                                                t12."school_id" = t11."id"
                                                AND t12."teacher_id" = $12::int
                                            )
                                        )
                                        OR EXISTS (
                                          SELECT
                                            1
                                          FROM
                                            "follow" t13
                                          WHERE
                                            t13."pupil_id" = t10."id"
                                            AND t13."teacher_id" = $13::int
                                        )
                                      )
                                    ORDER BY
                                      t10."id" DESC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $14::int
                              ) t10
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
                        AND EXISTS (
                          SELECT
                            1
                          FROM
                            "school_membership" t1
                          WHERE
                            t1."school_id" = t0."id"
                            AND t1."teacher_id" = $15::int
                        )
                      ORDER BY
                        t0."id" DESC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $16::int
                ) t0
            ) r
        )
      )
  )::text AS data;
