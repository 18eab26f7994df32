SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."name" AS "name",
      coalesce(
        t0."channel_name",
        (
          SELECT
            t1."name"
          FROM
            "channel" t1
          WHERE
            t1."id" = t0."channel_id"
        )
      ) AS "channelName",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t2."plan_student_number" AS "plannedStudents",
              $1::text || nullif(t2."qr_code", '') AS "qrCodeUrl"
            FROM
              "channel" t2
            WHERE
              t2."id" = t0."channel_id"
            LIMIT
              1
          ) r
      ) AS "channel",
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
                    t3."kind" AS "kind",
                    t3."remark" AS "remark",
                    coalesce(
                      t3."author",
                      (
                        SELECT
                          t4."name"
                        FROM
                          "staff" t4
                        WHERE
                          t4."id" = t3."staff_id"
                      )
                    ) AS "author",
                    (
                      SELECT
                        row_to_json(r)
                      FROM
                        (
                          SELECT
                            t5."name" AS "name"
                          FROM
                            "staff" t5
                          WHERE
                            t5."id" = t3."staff_id"
                          LIMIT
                            1
                        ) r
                    ) AS "staff"
                  FROM
                    (
                      SELECT
                        *
                      FROM
                        (
                          SELECT
                            t3.*
                          FROM
                            "student_remark" t3
                          WHERE
                            t3."student_id" = t0."id"
                          ORDER BY
                            t3."id" DESC
                          LIMIT
                            21
                        ) p
                      LIMIT
                        $2::int
                    ) t3
                ) r
            )
          )
      ) AS "remarks"
    FROM
      "student" t0
    WHERE
      t0."id" = $3::int
  ) r;
