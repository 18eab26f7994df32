INSERT INTO
  "account" ("realm", "username", "password_hash", "active", "created_at", "updated_at")
VALUES
  (CAST($1::text AS "realm"), $2, $3, $4, $5, $6)
RETURNING
  "account"."id",
  "account"."realm"::text,
  "account"."username",
  "account"."password_hash",
  "account"."active",
  "account"."last_login_at",
  "account"."created_at",
  "account"."updated_at";

INSERT INTO
  "shopper" (
    "account_id",
    "real_name",
    "school_name",
    "invite_code",
    "staff",
    "not_cash_fen",
    "in_cash_fen",
    "is_cash_fen",
    "created_at",
    "updated_at"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
RETURNING
  "shopper"."id",
  "shopper"."account_id",
  "shopper"."real_name",
  "shopper"."school_name",
  "shopper"."invite_code",
  "shopper"."inviter_id",
  "shopper"."staff",
  "shopper"."not_cash_fen",
  "shopper"."in_cash_fen",
  "shopper"."is_cash_fen",
  "shopper"."created_at",
  "shopper"."updated_at";

SELECT
  "id" AS "id"
FROM
  "shop_course"
WHERE
  "id" = $1
FOR SHARE;

INSERT INTO
  "shop_course_enrolment" ("shopper_id", "course_id", "created_at")
VALUES
  ($1, $2, $3)
ON CONFLICT DO NOTHING;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      (
        SELECT
          t1."username"
        FROM
          "account" t1
        WHERE
          t1."id" = t0."account_id"
      ) AS "username",
      (
        SELECT
          t2."active"
        FROM
          "account" t2
        WHERE
          t2."id" = t0."account_id"
      ) AS "active",
      t0."real_name" AS "realName",
      t0."not_cash_fen" AS "notCashFen",
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
                    t4."name" AS "name"
                  FROM
                    (
                      SELECT
                        *
                      FROM
                        (
                          SELECT
                            t4.*
                          FROM
                            "shop_course" t4
                          WHERE
                            EXISTS (
                              SELECT
                                1
                              FROM
                                "shop_course_enrolment" t3
                              WHERE
                                t3."shopper_id" = t0."id"
                                AND t4."id" = t3."course_id"
                            )
                          ORDER BY
                            t4."id" ASC
                          LIMIT
                            21
                        ) p
                      LIMIT
                        $1::int
                    ) t4
                ) r
            )
          )
      ) AS "courses"
    FROM
      "shopper" t0
    WHERE
      t0."id" = $2::int
  ) r;
