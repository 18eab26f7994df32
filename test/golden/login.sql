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

SELECT
  1
FROM
  "account" t0
WHERE
  t0."id" = $1::int
ORDER BY
  t0."id"
FOR NO KEY UPDATE OF
  t0;

SELECT
  json_build_object(
    'account',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id",
            t0."realm" AS "realm",
            t0."active" AS "active",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t1."id" AS "id",
                    (
                      SELECT
                        row_to_json(r)
                      FROM
                        (
                          SELECT
                            t2."enabled" AS "enabled",
                            t2."administrator" AS "administrator",
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
                                            t4."name" AS "name"
                                          FROM
                                            "menu" t4
                                          WHERE
                                            t4."id" = t3."menu_id"
                                            AND true
                                        ) r
                                    ) AS "menu"
                                  FROM
                                    "privilege" t3
                                  WHERE
                                    t3."role_id" = t2."id"
                                    AND true
                                  ORDER BY
                                    t3."menu_id" ASC
                                ) r
                            ) AS "privileges"
                          FROM
                            "role" t2
                          WHERE
                            t2."id" = t1."role_id"
                            AND true
                        ) r
                    ) AS "role"
                  FROM
                    "staff" t1
                  WHERE
                    t1."account_id" = t0."id"
                    AND true
                ) r
            ) AS "staff",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t5."id" AS "id"
                  FROM
                    "student" t5
                  WHERE
                    t5."account_id" = t0."id"
                    AND true
                ) r
            ) AS "student",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t6."id" AS "id"
                  FROM
                    "teacher" t6
                  WHERE
                    t6."account_id" = t0."id"
                    AND true
                ) r
            ) AS "teacher",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t7."id" AS "id",
                    t7."deleted_at" AS "deletedAt",
                    (
                      SELECT
                        row_to_json(r)
                      FROM
                        (
                          SELECT
                            t8."deleted_at" AS "deletedAt"
                          FROM
                            "school" t8
                          WHERE
                            t8."id" = t7."school_id"
                            AND true
                        ) r
                    ) AS "school"
                  FROM
                    "pupil" t7
                  WHERE
                    t7."account_id" = t0."id"
                    AND true
                ) r
            ) AS "pupil",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t9."id" AS "id",
                    t9."staff" AS "staff"
                  FROM
                    "shopper" t9
                  WHERE
                    t9."account_id" = t0."id"
                    AND true
                ) r
            ) AS "shopper",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t10."id" AS "id",
                    t10."permission" AS "permission"
                  FROM
                    "member" t10
                  WHERE
                    t10."account_id" = t0."id"
                    AND true
                ) r
            ) AS "member",
            t0."password_hash" AS "passwordHash"
          FROM
            "account" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    ),
    'expired',
    (
      SELECT
        count(*)
      FROM
        "session" t11
      WHERE
        (
          t11."account_id" = $2::int
          AND (t11."expires_at" <= $3::timestamptz)
        )
    ),
    'succeeded',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t12."id" AS "id",
            t12."token_hash" AS "tokenHash"
          FROM
            "session" t12
          WHERE
            (
              t12."account_id" = $4::int
              AND t12."audience" = $5::"audience"
              AND t12."ended_at" IS NULL
            )
        ) r
    )
  )::text;

WITH
  c0 AS (
    UPDATE "account" w0
    SET
      "last_login_at" = $1::timestamptz
    WHERE
      w0."id" = $2::int
    RETURNING
      1
  ),
  c1 AS (
    INSERT INTO
      "session" ("id", "account_id", "audience", "token_hash", "created_at", "expires_at")
    SELECT
      x."id",
      x."accountId",
      x."audience",
      x."tokenHash",
      x."createdAt",
      x."expiresAt"
    FROM
      json_to_recordset($3::json) AS x ("id" text, "accountId" int, "audience" "audience", "tokenHash" text, "createdAt" timestamptz, "expiresAt" timestamptz)
    RETURNING
      1
  )
SELECT
  json_build_array(
    (
      SELECT
        count(*)
      FROM
        c0
    ),
    (
      SELECT
        count(*)
      FROM
        c1
    )
  )::text;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."name" AS "name",
      t0."status" AS "status"
    FROM
      "student" t0
    WHERE
      t0."id" = $1::int
      AND t0."id" = $2::int
  ) r;
