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
                t0."id" AS "id",
                t0."name" AS "name",
                (
                  SELECT
                    row_to_json(r)
                  FROM
                    (
                      SELECT
                        t1."name" AS "name"
                      FROM
                        "staff" t1
                      WHERE
                        t1."id" = t0."leader_staff_id"
                      LIMIT
                        1
                    ) r
                ) AS "leader",
                (
                  SELECT
                    json_build_object(
                      'totalCount',
                      (
                        SELECT
                          count(*)
                        FROM
                          "staff" t2
                        WHERE
                          t2."department_id" = t0."id"
                      ),
                      'nodes',
                      (
                        SELECT
                          coalesce(json_agg(r), '[]')
                        FROM
                          (
                            SELECT
                              t2."name" AS "name",
                              (
                                SELECT
                                  row_to_json(r)
                                FROM
                                  (
                                    SELECT
                                      t3."name" AS "name",
                                      (
                                        SELECT
                                          coalesce(
                                            json_agg(
                                              t4."menu_id"
                                              ORDER BY
                                                t4."menu_id"
                                            ),
                                            '[]'
                                          )
                                        FROM
                                          "privilege" t4
                                        WHERE
                                          t4."role_id" = t3."id"
                                      ) AS "menuIds",
                                      (
                                        SELECT
                                          json_build_object(
                                            'totalCount',
                                            (
                                              SELECT
                                                count(*)
                                              FROM
                                                "staff" t5
                                              WHERE
                                                t5."role_id" = t3."id"
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
                                                            t6."name" AS "name"
                                                          FROM
                                                            "department" t6
                                                          WHERE
                                                            t6."id" = t5."department_id"
                                                          LIMIT
                                                            1
                                                        ) r
                                                    ) AS "department"
                                                  FROM
                                                    (
                                                      SELECT
                                                        *
                                                      FROM
                                                        (
                                                          SELECT
                                                            t5.*
                                                          FROM
                                                            "staff" t5
                                                          WHERE
                                                            t5."role_id" = t3."id"
                                                          ORDER BY
                                                            t5."id" ASC
                                                          LIMIT
                                                            21
                                                        ) p
                                                      LIMIT
                                                        $1::int
                                                    ) t5
                                                ) r
                                            )
                                          )
                                      ) AS "staff"
                                    FROM
                                      "role" t3
                                    WHERE
                                      t3."id" = t2."role_id"
                                    LIMIT
                                      1
                                  ) r
                              ) AS "role"
                            FROM
                              (
                                SELECT
                                  *
                                FROM
                                  (
                                    SELECT
                                      t2.*
                                    FROM
                                      "staff" t2
                                    WHERE
                                      t2."department_id" = t0."id"
                                    ORDER BY
                                      t2."id" DESC
                                    LIMIT
                                      11
                                  ) p
                                LIMIT
                                  $2::int
                              ) t2
                          ) r
                      )
                    )
                ) AS "staff"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "department" t0
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
