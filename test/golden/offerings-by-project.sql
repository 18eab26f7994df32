SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "offering" t0
          WHERE
            t0."active" = $1::boolean
            AND (
              (
                t0."active" = $2::boolean
                AND EXISTS (
                  SELECT
                    1
                  FROM
                    "project" t5
                  WHERE
                    t5."id" = t0."project_id"
                    AND t5."active" = $3::boolean
                    AND t5."campus_id" = ANY ($4::int[])
                )
              )
              OR t0."id" < $5::int
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
                (
                  SELECT
                    t7."name"
                  FROM
                    "project" t7
                  WHERE
                    t7."id" = t0."project_id"
                ) AS "projectName",
                (
                  SELECT
                    t9."name"
                  FROM
                    "project" t8
                    JOIN "campus" t9 ON t9."id" = t8."campus_id"
                  WHERE
                    t8."id" = t0."project_id"
                ) AS "campusName",
                (
                  SELECT
                    t10."name"
                  FROM
                    "course" t10
                  WHERE
                    t10."id" = t0."course_id"
                ) AS "courseName",
                (
                  SELECT
                    t11."credit"
                  FROM
                    "course" t11
                  WHERE
                    t11."id" = t0."course_id"
                ) AS "credit",
                coalesce(
                  t0."code",
                  (
                    SELECT
                      t12."code"
                    FROM
                      "course" t12
                    WHERE
                      t12."id" = t0."course_id"
                  )
                ) AS "code",
                t0."professor" AS "professor",
                CASE
                  WHEN t0."start_time" >= '10000-01-01 00:00:00+00' THEN '9999-12-31T23:59:59.999Z'
                  WHEN t0."start_time" < '0001-01-01 00:00:00+00' THEN '0001-01-01T00:00:00.000Z'
                  ELSE to_char(t0."start_time" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                END AS "startTime",
                CASE
                  WHEN t0."end_time" >= '10000-01-01 00:00:00+00' THEN '9999-12-31T23:59:59.999Z'
                  WHEN t0."end_time" < '0001-01-01 00:00:00+00' THEN '0001-01-01T00:00:00.000Z'
                  ELSE to_char(t0."end_time" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                END AS "endTime",
                (
                  SELECT
                    count(*)::int
                  FROM
                    "enrolment" t13
                  WHERE
                    t13."offering_id" = t0."id"
                ) AS "selectedNum",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t14."id" AS "id"
                      FROM
                        "project" t14
                      WHERE
                        t14."id" = t0."project_id"
                        AND t14."active" = $6::boolean
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
                                      t16."id" AS "id"
                                    FROM
                                      (
                                        SELECT
                                          *
                                        FROM
                                          (
                                            SELECT
                                              t16.*
                                            FROM
                                              "offering" t16
                                            WHERE
                                              t16."course_id" = t15."id"
                                              AND t16."active" = $7::boolean
                                              AND EXISTS (
                                                SELECT
                                                  1
                                                FROM
                                                  "project" t18
                                                WHERE
                                                  t18."id" = t16."project_id"
                                                  AND t18."active" = $8::boolean
                                                  AND t18."campus_id" = $9::int
                                              )
                                            ORDER BY
                                              t16."id" ASC
                                            LIMIT
                                              21
                                          ) p
                                        LIMIT
                                          $10::int
                                      ) t16
                                  ) r
                              )
                            )
                        ) AS "offerings"
                      FROM
                        "course" t15
                      WHERE
                        t15."id" = t0."course_id"
                        AND t15."active" = $11::boolean
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
                        t0.*
                      FROM
                        "offering" t0
                      WHERE
                        t0."active" = $12::boolean
                        AND (
                          (
                            t0."active" = $13::boolean
                            AND EXISTS (
                              SELECT
                                1
                              FROM
                                "project" t2
                              WHERE
                                t2."id" = t0."project_id"
                                AND t2."active" = $14::boolean
                                AND t2."campus_id" = ANY ($15::int[])
                            )
                          )
                          OR t0."id" < $16::int
                        )
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $17::int
                ) t0
            ) r
        )
      )
  )::text AS data;
