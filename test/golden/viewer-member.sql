SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."name" AS "name",
      (
        SELECT
          t1."username"
        FROM
          "account" t1
        WHERE
          t1."id" = t0."account_id"
      ) AS "username",
      t0."permission" AS "permission",
      t0."phone_number" AS "phoneNumber"
    FROM
      "member" t0
    WHERE
      t0."id" = $1::int
      AND t0."id" = $2::int
  ) r;
