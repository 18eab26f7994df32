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
                EXISTS (
                  SELECT
                    1
                  FROM
                    "order_line" t5
                    JOIN "orders" t6 ON t6."id" = t5."order_id"
                  WHERE
                    t5."project_id" = t0."id"
                    AND t6."student_id" = $1::int
                    AND t6."status" = ANY ($2::"order_status" [])
                ) AS "paid",
                (
                  SELECT
                    count(*)::int
                  FROM
                    "enrolment" t8
                  WHERE
                    t8."student_id" = $3::int
                    AND t8."offering_id" IN (
                      SELECT
                        t7."id"
                      FROM
                        "offering" t7
                      WHERE
                        t7."project_id" = t0."id"
                    )
                ) AS "chosenNum",
                least(
                  (
                    SELECT
                      coalesce(sum(t9."course_num"), 0)::int
                    FROM
                      "order_line" t9
                      JOIN "orders" t10 ON t10."id" = t9."order_id"
                    WHERE
                      t9."project_id" = t0."id"
                      AND t10."student_id" = $4::int
                      AND t10."status" = ANY ($5::"order_status" [])
                  ),
                  t0."course_num"
                ) AS "courseLimit",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t11."name" AS "name",
                        (
                          SELECT
                            row_to_json(r)
                          FROM
                            (
                              SELECT
                                t12."name" AS "name"
                              FROM
                                "campus" t12
                              WHERE
                                t12."id" = t11."campus_id"
                              LIMIT
                                1
                            ) r
                        ) AS "campus"
                      FROM
                        "project" t11
                      WHERE
                        t11."id" = t0."id"
                      LIMIT
                        1
                    ) r
                ) AS "project",
                (
                  SELECT
                    coalesce(json_agg(r), '[]')
                  FROM
                    (
                      SELECT
                        t14."course_name" AS "courseName",
                        t14."score" AS "score"
                      FROM
                        "enrolment" t14
                      WHERE
                        t14."student_id" = $6::int
                        AND t14."offering_id" IN (
                          SELECT
                            t13."id"
                          FROM
                            "offering" t13
                          WHERE
                            t13."project_id" = t0."id"
                        )
                      ORDER BY
                        t14."id"
                    ) r
                ) AS "enrolments",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t15."status" AS "status",
                        t15."post_number" AS "postNumber"
                      FROM
                        "credit_transfer" t15
                      WHERE
                        t15."project_id" = t0."id"
                        AND t15."student_id" = $7::int
                      LIMIT
                        1
                    ) r
                ) AS "creditTransfer",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t16."status" AS "status"
                      FROM
                        "orders" t16
                      WHERE
                        t16."id" = (
                          SELECT
                            t18."id"
                          FROM
                            "order_line" t17
                            JOIN "orders" t18 ON t18."id" = t17."order_id"
                          WHERE
                            t17."project_id" = t0."id"
                            AND t18."student_id" = $8::int
                          ORDER BY
                            t18."status" = ANY ($9::"order_status" []),
                            t18."id" DESC
                          LIMIT
                            1
                        )
                      LIMIT
                        1
                    ) r
                ) AS "order"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "project" t0
                      WHERE
                        t0."id" IN (
                          SELECT
                            t1."project_id"
                          FROM
                            "order_line" t1
                            JOIN "orders" t2 ON t2."id" = t1."order_id"
                          WHERE
                            t2."student_id" = $10::int
                          UNION
                          SELECT
                            t3."project_id"
                          FROM
                            "offering" t3
                            JOIN "enrolment" t4 ON t4."offering_id" = t3."id"
                          WHERE
                            t4."student_id" = $11::int
                        )
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $12::int
                ) t0
            ) r
        )
      )
  )::text AS data;
