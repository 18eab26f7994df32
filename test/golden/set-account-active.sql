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
            t0."password_hash" AS "passwordHash"
          FROM
            "account" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    ),
    'sessions',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t1."id" AS "id",
            t1."token_hash" AS "tokenHash"
          FROM
            "session" t1
          WHERE
            (
              t1."account_id" = $2::int
              AND t1."ended_at" IS NULL
            )
        ) r
    )
  )::text;

WITH
  c0 AS (
    UPDATE "account" w0
    SET
      "active" = $1::boolean
    WHERE
      w0."id" = $2::int
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
    )
  )::text;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."username" AS "username",
      t0."active" AS "active",
      CASE
        WHEN t0."updated_at" >= '10000-01-01 00:00:00+00' THEN '9999-12-31T23:59:59.999Z'
        WHEN t0."updated_at" < '0001-01-01 00:00:00+00' THEN '0001-01-01T00:00:00.000Z'
        ELSE to_char(t0."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      END AS "updatedAt"
    FROM
      "account" t0
    WHERE
      t0."id" = $1::int
  ) r;
