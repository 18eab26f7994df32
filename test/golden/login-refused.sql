SELECT
  json_build_object(
    'accounts',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t0."id" AS "id",
            t0."username" AS "username",
            t0."password_hash" AS "passwordHash",
            t0."active" AS "active",
            t0."must_change_password" AS "mustChangePassword",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t1."deleted_at" AS "deletedAt",
                    (
                      SELECT
                        row_to_json(r)
                      FROM
                        (
                          SELECT
                            t2."deleted_at" AS "deletedAt"
                          FROM
                            "school" t2
                          WHERE
                            t2."id" = t1."school_id"
                            AND true
                        ) r
                    ) AS "school"
                  FROM
                    "pupil" t1
                  WHERE
                    t1."account_id" = t0."id"
                    AND true
                ) r
            ) AS "pupil"
          FROM
            "account" t0
          WHERE
            (
              t0."realm" = $1::"realm"
              AND normal_form (t0."username") = normal_form ($2::text)
            )
          ORDER BY
            t0."id" ASC
        ) r
    )
  )::text;
