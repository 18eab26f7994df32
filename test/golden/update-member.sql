SELECT
  json_build_object(
    'members',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t0."id" AS "id",
            t0."account_id" AS "accountId",
            t0."permission" AS "permission",
            t0."avatar" AS "avatar",
            t0."name" AS "name",
            t0."phone_number" AS "phoneNumber",
            t0."registration_number" AS "registrationNumber",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t1."username" AS "username",
                    t1."password_hash" AS "passwordHash"
                  FROM
                    "account" t1
                  WHERE
                    t1."id" = t0."account_id"
                    AND true
                ) r
            ) AS "account"
          FROM
            "member" t0
          WHERE
            (t0."id" = ANY ($1::int[]))
        ) r
    ),
    'sessions',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t2."id" AS "id",
            t2."token_hash" AS "tokenHash"
          FROM
            "session" t2
          WHERE
            (
              EXISTS (
                SELECT
                  1
                FROM
                  "account" t3
                WHERE
                  t3."id" = t2."account_id"
                  AND EXISTS (
                    SELECT
                      1
                    FROM
                      "member" t4
                    WHERE
                      t4."account_id" = t3."id"
                      AND t4."id" = $2::int
                  )
              )
              AND t2."ended_at" IS NULL
            )
        ) r
    )
  )::text;

SELECT
  1
FROM
  "member" t0
WHERE
  (t0."id" = ANY ($1::int[]))
ORDER BY
  t0."id"
FOR NO KEY UPDATE OF
  t0;

SELECT
  1
FROM
  "account" t0
WHERE
  EXISTS (
    SELECT
      1
    FROM
      "member" t1
    WHERE
      t1."account_id" = t0."id"
      AND t1."id" = $1::int
  )
ORDER BY
  t0."id"
FOR NO KEY UPDATE OF
  t0;

SELECT
  json_build_object(
    'members',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t0."id" AS "id",
            t0."account_id" AS "accountId",
            t0."permission" AS "permission",
            t0."avatar" AS "avatar",
            t0."name" AS "name",
            t0."phone_number" AS "phoneNumber",
            t0."registration_number" AS "registrationNumber",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t1."username" AS "username",
                    t1."password_hash" AS "passwordHash"
                  FROM
                    "account" t1
                  WHERE
                    t1."id" = t0."account_id"
                    AND true
                ) r
            ) AS "account"
          FROM
            "member" t0
          WHERE
            (t0."id" = ANY ($1::int[]))
        ) r
    ),
    'sessions',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t2."id" AS "id",
            t2."token_hash" AS "tokenHash"
          FROM
            "session" t2
          WHERE
            (
              EXISTS (
                SELECT
                  1
                FROM
                  "account" t3
                WHERE
                  t3."id" = t2."account_id"
                  AND EXISTS (
                    SELECT
                      1
                    FROM
                      "member" t4
                    WHERE
                      t4."account_id" = t3."id"
                      AND t4."id" = $2::int
                  )
              )
              AND t2."ended_at" IS NULL
            )
        ) r
    )
  )::text;

WITH
  c0 AS (
    SELECT
      1
    FROM
      "account" w0
    WHERE
      w0."id" = $1::int
  ),
  c1 AS (
    UPDATE "member" w1
    SET
      "registration_number" = $2::text
    WHERE
      w1."id" = $3::int
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
      t0."id" AS "id",
      t0."registration_number" AS "registrationNumber"
    FROM
      "member" t0
    WHERE
      t0."id" = $1::int
      AND t0."id" = $2::int
  ) r;
