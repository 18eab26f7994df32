SELECT
  "account"."id",
  "account"."username"
FROM
  "account"
WHERE
  (
    "account"."id" = $1
    AND 1 = 1
  )
LIMIT
  $2
OFFSET
  $3;
