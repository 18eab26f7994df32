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
                t0."real_name" AS "realName",
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
                              t2."name" AS "name",
                              t2."unit_price_fen" AS "unitPriceFen",
                              (
                                SELECT
                                  json_build_object(
                                    'totalCount',
                                    (
                                      SELECT
                                        count(*)
                                      FROM
                                        "shop_unit" t4
                                      WHERE
                                        t4."course_id" = t2."id"
                                        AND EXISTS (
                                          SELECT
                                            1
                                          FROM
                                            "shop_course" t5
                                          WHERE
                                            t5."id" = t4."course_id"
                                            AND (
                                              EXISTS (
                                                SELECT
                                                  1
                                                FROM
                                                  "shop_course_enrolment" t6
                                                WHERE
                                                  t6."course_id" = t5."id"
                                                  AND t6."shopper_id" = $1::int
                                              )
                                              OR EXISTS (
                                                SELECT
                                                  1
                                                FROM
                                                  "shop_order" t7
                                                WHERE
                                                  t7."course_id" = t5."id"
                                                  AND t7."shopper_id" = $2::int
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
                                            t4."number" AS "number",
                                            t4."name" AS "name"
                                          FROM
                                            (
                                              SELECT
                                                *
                                              FROM
                                                (
                                                  SELECT
                                                    t4.*
                                                  FROM
                                                    "shop_unit" t4
                                                  WHERE
                                                    t4."course_id" = t2."id"
                                                    AND EXISTS (
                                                      SELECT
                                                        1
                                                      FROM
                                                        "shop_course" t5
                                                      WHERE
                                                        t5."id" = t4."course_id"
                                                        AND (
                                                          EXISTS (
                                                            SELECT
                                                              1
                                                            FROM
                                                              "shop_course_enrolment" t6
                                                            WHERE
                                                              t6."course_id" = t5."id"
                                                              AND t6."shopper_id" = $3::int
                                                          )
                                                          OR EXISTS (
                                                            SELECT
                                                              1
                                                            FROM
                                                              "shop_order" t7
                                                            WHERE
                                                              t7."course_id" = t5."id"
                                                              AND t7."shopper_id" = $4::int
                                                          )
                                                        )
                                                    )
                                                  ORDER BY
                                                    t4."number" ASC,
                                                    t4."id" ASC
                                                  LIMIT
                                                    11
                                                ) p
                                              LIMIT
                                                $5::int
                                            ) t4
                                        ) r
                                    )
                                  )
                              ) AS "units"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t2.*
                                    FROM
                                      "shop_course" t2
                                    WHERE
                                      EXISTS (
                                        SELECT
                                          1
                                        FROM
                                          "shop_course_enrolment" t1
                                        WHERE
                                          t1."shopper_id" = t0."id"
                                          AND t2."id" = t1."course_id"
                                      )
                                      AND EXISTS (
                                        SELECT
                                          1
                                        FROM
                                          "shop_course_enrolment" t3
                                        WHERE
                                          t3."course_id" = t2."id"
                                          AND t3."shopper_id" = $6::int
                                      )
                                    ORDER BY
                                      t2."id" ASC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $7::int
                              ) t2
                          ) r
                      )
                    )
                ) AS "courses",
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
                              t8."id" AS "id",
                              t8."status" AS "status",
                              t8."amount_fen" AS "amountFen",
                              t8."whole_course" AS "wholeCourse",
                              (
                                SELECT
                                  t9."name"
                                FROM
                                  "shop_course" t9
                                WHERE
                                  t9."id" = t8."course_id"
                              ) AS "courseName",
                              (
                                SELECT
                                  json_build_object(
                                    'totalCount',
                                    (
                                      SELECT
                                        count(*)
                                      FROM
                                        "shop_unit" t11
                                      WHERE
                                        t11."course_id" = t8."course_id"
                                        AND t11."number" BETWEEN t8."start_unit" AND t8."end_unit"
                                        AND EXISTS (
                                          SELECT
                                            1
                                          FROM
                                            "shop_course" t12
                                          WHERE
                                            t12."id" = t11."course_id"
                                            AND (
                                              EXISTS (
                                                SELECT
                                                  1
                                                FROM
                                                  "shop_course_enrolment" t13
                                                WHERE
                                                  t13."course_id" = t12."id"
                                                  AND t13."shopper_id" = $8::int
                                              )
                                              OR EXISTS (
                                                SELECT
                                                  1
                                                FROM
                                                  "shop_order" t14
                                                WHERE
                                                  t14."course_id" = t12."id"
                                                  AND t14."shopper_id" = $9::int
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
                                            t11."number" AS "number"
                                          FROM
                                            (
                                              SELECT
                                                *
                                              FROM
                                                (
                                                  SELECT
                                                    t11.*
                                                  FROM
                                                    "shop_unit" t11
                                                  WHERE
                                                    t11."course_id" = t8."course_id"
                                                    AND t11."number" BETWEEN t8."start_unit" AND t8."end_unit"
                                                    AND EXISTS (
                                                      SELECT
                                                        1
                                                      FROM
                                                        "shop_course" t12
                                                      WHERE
                                                        t12."id" = t11."course_id"
                                                        AND (
                                                          EXISTS (
                                                            SELECT
                                                              1
                                                            FROM
                                                              "shop_course_enrolment" t13
                                                            WHERE
                                                              t13."course_id" = t12."id"
                                                              AND t13."shopper_id" = $10::int
                                                          )
                                                          OR EXISTS (
                                                            SELECT
                                                              1
                                                            FROM
                                                              "shop_order" t14
                                                            WHERE
                                                              t14."course_id" = t12."id"
                                                              AND t14."shopper_id" = $11::int
                                                          )
                                                        )
                                                    )
                                                  ORDER BY
                                                    t11."number" ASC,
                                                    t11."id" ASC
                                                  LIMIT
                                                    11
                                                ) p
                                              LIMIT
                                                $12::int
                                            ) t11
                                        ) r
                                    )
                                  )
                              ) AS "units",
                              (
                                SELECT
                                  row_to_json(r)
                                FROM
                                  (
                                    SELECT
                                      t15."id" AS "id",
                                      (
                                        SELECT
                                          json_build_object(
                                            'totalCount',
                                            (
                                              SELECT
                                                count(*)
                                              FROM
                                                "shop_unit" t17
                                              WHERE
                                                t17."course_id" = t15."id"
                                                AND EXISTS (
                                                  SELECT
                                                    1
                                                  FROM
                                                    "shop_course" t18
                                                  WHERE
                                                    t18."id" = t17."course_id"
                                                    AND (
                                                      EXISTS (
                                                        SELECT
                                                          1
                                                        FROM
                                                          "shop_course_enrolment" t19
                                                        WHERE
                                                          t19."course_id" = t18."id"
                                                          AND t19."shopper_id" = $13::int
                                                      )
                                                      OR EXISTS (
                                                        SELECT
                                                          1
                                                        FROM
                                                          "shop_order" t20
                                                        WHERE
                                                          t20."course_id" = t18."id"
                                                          AND t20."shopper_id" = $14::int
                                                      )
                                                    )
                                                )
                                                AND $15::int >= 0
                                            )
                                          )
                                      ) AS "units"
                                    FROM
                                      "shop_course" t15
                                    WHERE
                                      t15."id" = t8."course_id"
                                      AND EXISTS (
                                        SELECT
                                          1
                                        FROM
                                          "shop_course_enrolment" t16
                                        WHERE
                                          t16."course_id" = t15."id"
                                          AND t16."shopper_id" = $16::int
                                      )
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
                                      t8.*
                                    FROM
                                      "shop_order" t8
                                    WHERE
                                      t8."shopper_id" = t0."id"
                                      AND t8."shopper_id" = $17::int
                                    ORDER BY
                                      t8."id" DESC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $18::int
                              ) t8
                          ) r
                      )
                    )
                ) AS "orders",
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
                              t21."code" AS "code",
                              CASE
                                WHEN t21."used" THEN 'USED'
                                WHEN t21."expires_at" <= now() THEN 'EXPIRED'
                                ELSE 'UNUSED'
                              END AS "status",
                              t21."amount_fen" AS "amountFen"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t21.*
                                    FROM
                                      "shop_coupon" t21
                                    WHERE
                                      t21."shopper_id" = t0."id"
                                      AND t21."shopper_id" = $19::int
                                    ORDER BY
                                      t21."id" DESC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $20::int
                              ) t21
                          ) r
                      )
                    )
                ) AS "coupons"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "shopper" t0
                      WHERE
                        t0."id" = $21::int
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $22::int
                ) t0
            ) r
        )
      )
  )::text AS data;
