UPDATE "account"
SET
  "active" = $1
WHERE
  "account"."id" = $2
RETURNING
  "account"."id",
  "account"."realm"::text;

SELECT
  1 AS locked
FROM
  account
WHERE
  id = ANY ($1::int[])
ORDER BY
  id
FOR NO KEY UPDATE;

SELECT
  "session"."id",
  "session"."token_hash"
FROM
  "session"
WHERE
  (
    "session"."account_id" IN ($1)
    AND "session"."ended_at" IS NULL
  )
OFFSET
  $2;

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
