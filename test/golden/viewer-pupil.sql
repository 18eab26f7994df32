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
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t2."id" AS "id",
              t2."name" AS "name"
            FROM
              "school" t2
            WHERE
              t2."id" = t0."school_id"
              AND t2."deleted_at" IS NULL
            LIMIT
              1
          ) r
      ) AS "school"
    FROM
      "pupil" t0
    WHERE
      t0."id" = $1::int
      AND t0."deleted_at" IS NULL
      AND t0."id" = $2::int
  ) r;
