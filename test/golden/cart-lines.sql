SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "cart_line" t0
          WHERE
            t0."status" <> $1::"cart_line_status"
            AND t0."student_id" = $2::int
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."id" AS "id",
                t0."status" AS "status",
                t0."course_num" AS "courseNum",
                t0."course_fee"::text AS "courseFee",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t1."name" AS "name",
                        (
                          SELECT
                            row_to_json(r)
                          FROM
                            (
                              SELECT
                                t2."name" AS "name"
                              FROM
                                "campus" t2
                              WHERE
                                t2."id" = t1."campus_id"
                              LIMIT
                                1
                            ) r
                        ) AS "campus",
                        (
                          SELECT
                            coalesce(json_agg(r), '[]')
                          FROM
                            (
                              SELECT
                                t3."course_number" AS "courseNumber"
                              FROM
                                "project_fee" t3
                              WHERE
                                t3."project_id" = t1."id"
                              ORDER BY
                                t3."id"
                            ) r
                        ) AS "fees"
                      FROM
                        "project" t1
                      WHERE
                        t1."id" = t0."project_id"
                      LIMIT
                        1
                    ) r
                ) AS "project",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t4."name" AS "name"
                      FROM
                        "student" t4
                      WHERE
                        t4."id" = t0."student_id"
                      LIMIT
                        1
                    ) r
                ) AS "student"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "cart_line" t0
                      WHERE
                        t0."status" <> $3::"cart_line_status"
                        AND t0."student_id" = $4::int
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $5::int
                ) t0
            ) r
        )
      )
  )::text AS data;

SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "adjustment" t0
          WHERE
            EXISTS (
              SELECT
                1
              FROM
                "orders" t1
              WHERE
                t1."id" = t0."order_id"
                AND t1."student_id" = $1::int
            )
            AND $2::int >= 0
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
                t0."message" AS "message"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "student_message" t0
                      WHERE
                        t0."student_id" = $1::int
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $2::int
                ) t0
            ) r
        )
      )
  )::text AS data;
