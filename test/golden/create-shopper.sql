SELECT
  1
FROM
  "shop_course" t0
WHERE
  (t0."id" = ANY ($1::int[]))
ORDER BY
  t0."id"
FOR SHARE OF
  t0;

SELECT
  json_build_object(
    'namesake',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id"
          FROM
            "account" t0
          WHERE
            (
              t0."realm" = 'SHOPPER'::"realm"
              AND normal_form (t0."username") = normal_form ($1::text)
            )
          LIMIT
            1
        ) r
    ),
    'courses',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t1."id" AS "id"
          FROM
            "shop_course" t1
          WHERE
            (t1."id" = ANY ($2::int[]))
        ) r
    )
  )::text;

WITH
  c0 AS (
    INSERT INTO
      "account" ("realm", "username", "password_hash")
    SELECT
      x."realm",
      x."username",
      x."passwordHash"
    FROM
      json_to_recordset($1::json) AS x ("realm" "realm", "username" text, "passwordHash" text)
    RETURNING
      "id"
  ),
  c1 AS (
    INSERT INTO
      "shopper" ("account_id", "real_name", "school_name", "invite_code")
    SELECT
      (
        SELECT
          "id"
        FROM
          c0
      ),
      x."realName",
      x."schoolName",
      x."inviteCode"
    FROM
      json_to_recordset($2::json) AS x ("realName" text, "schoolName" text, "inviteCode" text)
    RETURNING
      "id"
  ),
  c2 AS (
    INSERT INTO
      "shop_course_enrolment" ("shopper_id", "course_id")
    SELECT
      (
        SELECT
          "id"
        FROM
          c1
      ),
      x."courseId"
    FROM
      json_to_recordset($3::json) AS x ("courseId" int)
    ON CONFLICT DO NOTHING
    RETURNING
      "id"
  )
SELECT
  json_build_array(
    (
      SELECT
        json_agg("id")
      FROM
        c0
    ),
    (
      SELECT
        json_agg("id")
      FROM
        c1
    ),
    (
      SELECT
        json_agg("id")
      FROM
        c2
    )
  )::text;

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
