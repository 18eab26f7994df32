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
      t0."email" AS "email",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t2."name" AS "name",
              t2."administrator" AS "administrator"
            FROM
              "role" t2
            WHERE
              t2."id" = t0."role_id"
            LIMIT
              1
          ) r
      ) AS "role",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t3."name" AS "name"
            FROM
              "department" t3
            WHERE
              t3."id" = t0."department_id"
            LIMIT
              1
          ) r
      ) AS "department"
    FROM
      "staff" t0
    WHERE
      t0."id" = $1::int
  ) r;
