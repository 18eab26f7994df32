SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "enrolment" t0
          WHERE
            EXISTS (
              SELECT
                1
              FROM
                "offering" t5
              WHERE
                t5."id" = t0."offering_id"
                AND t5."project_id" = $1::int
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
                t0."course_name" AS "courseName",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t7."name" AS "name",
                        t7."phone" AS "phone"
                      FROM
                        "student" t7
                      WHERE
                        t7."id" = t0."student_id"
                      LIMIT
                        1
                    ) r
                ) AS "student",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t8."name" AS "name",
                        (
                          SELECT
                            row_to_json(r)
                          FROM
                            (
                              SELECT
                                t9."code" AS "code"
                              FROM
                                "course" t9
                              WHERE
                                t9."id" = t8."course_id"
                              LIMIT
                                1
                            ) r
                        ) AS "course"
                      FROM
                        "offering" t8
                      WHERE
                        t8."id" = t0."offering_id"
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
                        t0.*
                      FROM
                        "enrolment" t0
                      WHERE
                        EXISTS (
                          SELECT
                            1
                          FROM
                            "offering" t2
                          WHERE
                            t2."id" = t0."offering_id"
                            AND t2."project_id" = $2::int
                        )
                      ORDER BY
                        t0."id" ASC
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

SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "student" t0
          WHERE
            t0."cc_staff_id" = $1::int
        ),
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
                        "student" t0
                      WHERE
                        t0."cc_staff_id" = $2::int
                      ORDER BY
                        t0."id" ASC
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
