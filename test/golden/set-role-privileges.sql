SELECT
  "administrator" AS "administrator"
FROM
  "role"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

SELECT
  "id" AS "id",
  "parent_id" AS "parentId",
  "name" AS "name"
FROM
  "menu"
ORDER BY
  "id"
FOR SHARE;

SELECT
  COUNT(*) AS "_count$_all"
FROM
  (
    SELECT
      "staff"."id"
    FROM
      "staff"
    WHERE
      (
        "staff"."id" = $1
        AND "staff"."role_id" = $2
      )
    OFFSET
      $3
  ) AS "sub";

DELETE FROM "privilege"
WHERE
  (
    "privilege"."role_id" = $1
    AND "privilege"."menu_id" NOT IN ($2, $3, $4, $5, $6)
  );

INSERT INTO
  "privilege" ("role_id", "menu_id", "extra", "created_at")
VALUES
  ($1, $2, $3, $4),
  ($5, $6, $7, $8),
  ($9, $10, $11, $12),
  ($13, $14, $15, $16),
  ($17, $18, $19, $20)
ON CONFLICT DO NOTHING;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."name" AS "name",
      (
        SELECT
          coalesce(
            json_agg(
              t1."menu_id"
              ORDER BY
                t1."menu_id"
            ),
            '[]'
          )
        FROM
          "privilege" t1
        WHERE
          t1."role_id" = t0."id"
      ) AS "menuIds"
    FROM
      "role" t0
    WHERE
      t0."id" = $1::int
  ) r;
