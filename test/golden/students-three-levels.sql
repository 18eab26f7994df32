SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            coalesce(sum(t1."delta"), 0)
          FROM
            "student_tally" t1
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
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t2."name" AS "name"
                      FROM
                        "staff" t2
                      WHERE
                        t2."id" = t0."cc_staff_id"
                      LIMIT
                        1
                    ) r
                ) AS "consultant",
                (
                  SELECT
                    coalesce(json_agg(r), '[]')
                  FROM
                    (
                      SELECT
                        (
                          SELECT
                            t4."name"
                          FROM
                            "campus" t4
                          WHERE
                            t4."id" = t3."campus_id"
                        ) AS "name",
                        (
                          SELECT
                            row_to_json(r)
                          FROM
                            (
                              SELECT
                                (
                                  SELECT
                                    row_to_json(r)
                                  FROM
                                    (
                                      SELECT
                                        t6."title" AS "title"
                                      FROM
                                        "campus_type" t6
                                      WHERE
                                        t6."id" = t5."campus_type_id"
                                      LIMIT
                                        1
                                    ) r
                                ) AS "campusType"
                              FROM
                                "campus" t5
                              WHERE
                                t5."id" = t3."campus_id"
                              LIMIT
                                1
                            ) r
                        ) AS "campus"
                      FROM
                        "wanted_campus" t3
                      WHERE
                        t3."student_id" = t0."id"
                      ORDER BY
                        t3."id"
                    ) r
                ) AS "wantedCampuses",
                (
                  SELECT
                    json_build_object(
                      'totalCount',
                      (
                        SELECT
                          count(*)
                        FROM
                          "orders" t7
                        WHERE
                          t7."student_id" = t0."id"
                      ),
                      'nodes',
                      (
                        SELECT
                          coalesce(json_agg(r), '[]')
                        FROM
                          (
                            SELECT
                              t7."status" AS "status",
                              t7."standard_fee"::text AS "standardFee",
                              (
                                SELECT
                                  coalesce(json_agg(r), '[]')
                                FROM
                                  (
                                    SELECT
                                      t8."course_num" AS "courseNum",
                                      (
                                        SELECT
                                          row_to_json(r)
                                        FROM
                                          (
                                            SELECT
                                              t9."name" AS "name",
                                              (
                                                SELECT
                                                  row_to_json(r)
                                                FROM
                                                  (
                                                    SELECT
                                                      t10."name" AS "name"
                                                    FROM
                                                      "campus" t10
                                                    WHERE
                                                      t10."id" = t9."campus_id"
                                                    LIMIT
                                                      1
                                                  ) r
                                              ) AS "campus"
                                            FROM
                                              "project" t9
                                            WHERE
                                              t9."id" = t8."project_id"
                                            LIMIT
                                              1
                                          ) r
                                      ) AS "project"
                                    FROM
                                      "order_line" t8
                                    WHERE
                                      t8."order_id" = t7."id"
                                    ORDER BY
                                      t8."id"
                                  ) r
                              ) AS "lines"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t7.*
                                    FROM
                                      "orders" t7
                                    WHERE
                                      t7."student_id" = t0."id"
                                    ORDER BY
                                      t7."id" DESC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $1::int
                              ) t7
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
                              t11."course_name" AS "courseName",
                              t11."score" AS "score",
                              t11."grade" AS "grade",
                              t11."score_status" AS "scoreStatus",
                              (
                                SELECT
                                  row_to_json(r)
                                FROM
                                  (
                                    SELECT
                                      t12."name" AS "name",
                                      t12."professor" AS "professor",
                                      (
                                        SELECT
                                          row_to_json(r)
                                        FROM
                                          (
                                            SELECT
                                              t13."name" AS "name"
                                            FROM
                                              "project" t13
                                            WHERE
                                              t13."id" = t12."project_id"
                                            LIMIT
                                              1
                                          ) r
                                      ) AS "project"
                                    FROM
                                      "offering" t12
                                    WHERE
                                      t12."id" = t11."offering_id"
                                    LIMIT
                                      1
                                  ) r
                              ) AS "offering"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t11.*
                                    FROM
                                      "enrolment" t11
                                    WHERE
                                      t11."student_id" = t0."id"
                                    ORDER BY
                                      t11."id" ASC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $2::int
                              ) t11
                          ) r
                      )
                    )
                ) AS "enrolments",
                (
                  SELECT
                    json_build_object(
                      'totalCount',
                      (
                        SELECT
                          count(*)
                        FROM
                          "coupon_grant" t14
                        WHERE
                          t14."student_id" = t0."id"
                      ),
                      'nodes',
                      (
                        SELECT
                          coalesce(json_agg(r), '[]')
                        FROM
                          (
                            SELECT
                              t14."status" AS "status",
                              (
                                SELECT
                                  row_to_json(r)
                                FROM
                                  (
                                    SELECT
                                      t15."code" AS "code",
                                      t15."amount"::text AS "amount",
                                      t15."type" AS "type"
                                    FROM
                                      "coupon" t15
                                    WHERE
                                      t15."id" = t14."coupon_id"
                                    LIMIT
                                      1
                                  ) r
                              ) AS "coupon"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t14.*
                                    FROM
                                      "coupon_grant" t14
                                    WHERE
                                      t14."student_id" = t0."id"
                                    ORDER BY
                                      t14."id" ASC
                                    LIMIT
                                      21
                                  ) p
                                LIMIT
                                  $3::int
                              ) t14
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
                        "student" t0
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $4::int
                ) t0
            ) r
        )
      )
  )::text AS data;
