SELECT
  "member"."id",
  "member"."account_id",
  "member"."permission"::text,
  "member"."avatar",
  "member"."name",
  "member"."phone_number",
  "member"."registration_number",
  "member"."nick_name",
  "member"."gender",
  "member"."college",
  "member"."major",
  "member"."grade",
  "member"."created_at",
  "member"."updated_at"
FROM
  "member"
WHERE
  "member"."id" IN ($1, $2)
OFFSET
  $3;

SELECT
  "account"."id",
  "account"."username",
  "account"."password_hash"
FROM
  "account"
WHERE
  "account"."id" IN ($1, $2)
OFFSET
  $3;

SELECT
  "id" AS "id"
FROM
  "member"
WHERE
  "id" = ANY ($1::int[])
ORDER BY
  "id"
FOR NO KEY UPDATE;

SELECT
  "member"."id",
  "member"."account_id",
  "member"."permission"::text,
  "member"."avatar",
  "member"."name",
  "member"."phone_number",
  "member"."registration_number",
  "member"."nick_name",
  "member"."gender",
  "member"."college",
  "member"."major",
  "member"."grade",
  "member"."created_at",
  "member"."updated_at"
FROM
  "member"
WHERE
  "member"."id" IN ($1, $2)
OFFSET
  $3;

SELECT
  "account"."id",
  "account"."username",
  "account"."password_hash"
FROM
  "account"
WHERE
  "account"."id" IN ($1, $2)
OFFSET
  $3;

UPDATE "member"
SET
  "registration_number" = $1
WHERE
  (
    "member"."id" = $2
    AND 1 = 1
  )
RETURNING
  "member"."id";

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
