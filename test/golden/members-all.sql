SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "member" t0
          WHERE
            t0."permission" = ANY ($1::"member_permission" [])
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
                    t3."username"
                  FROM
                    "account" t3
                  WHERE
                    t3."id" = t0."account_id"
                ) AS "username",
                t0."permission" AS "permission",
                t0."name" AS "name",
                t0."phone_number" AS "phoneNumber",
                t0."registration_number" AS "registrationNumber",
                t0."avatar" AS "avatar"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "member" t0
                      WHERE
                        t0."permission" = ANY ($2::"member_permission" [])
                      ORDER BY
                        t0."permission" DESC,
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
