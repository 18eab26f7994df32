SELECT
  "id" AS "id",
  "status" AS "status",
  "owner_id" AS "ownerId",
  "deleted_at" AS "deletedAt"
FROM
  "school"
WHERE
  "id" = $1
FOR NO KEY UPDATE;

UPDATE "school"
SET
  "status" = CAST($1::text AS "school_status"),
  "reject_reason" = $2
WHERE
  (
    "school"."id" = $3
    AND 1 = 1
  )
RETURNING
  "school"."id",
  "school"."name",
  "school"."status"::text,
  "school"."reject_reason",
  "school"."owner_id",
  "school"."deleted_at",
  "school"."created_at",
  "school"."updated_at";

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."name" AS "name",
      t0."status" AS "status",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."name" AS "name"
            FROM
              "teacher" t1
            WHERE
              t1."id" = t0."owner_id"
            LIMIT
              1
          ) r
      ) AS "owner"
    FROM
      "school" t0
    WHERE
      t0."id" = $1::int
      AND t0."deleted_at" IS NULL
  ) r;
