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

INSERT INTO
  "account" ("realm", "username", "password_hash", "active", "created_at", "updated_at")
VALUES
  (CAST($1::text AS "realm"), $2, $3, $4, $5, $6)
RETURNING
  "account"."id";

INSERT INTO
  "pupil" ("account_id", "school_id", "name", "created_at", "updated_at")
VALUES
  ($1, $2, $3, $4, $5)
RETURNING
  "pupil"."id";

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."name" AS "name",
      (
        SELECT
          t4."username"
        FROM
          "account" t4
        WHERE
          t4."id" = t0."account_id"
      ) AS "username",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t5."name" AS "name"
            FROM
              "school" t5
            WHERE
              t5."id" = t0."school_id"
              AND t5."deleted_at" IS NULL
            LIMIT
              1
          ) r
      ) AS "school"
    FROM
      "pupil" t0
    WHERE
      t0."id" = $1::int
      AND t0."deleted_at" IS NULL
      AND (
        EXISTS (
          SELECT
            1
          FROM
            "school" t1
          WHERE
            t1."id" = t0."school_id"
            AND EXISTS (
              SELECT
                1
              FROM
                "school_membership" t2
              WHERE
                t2."school_id" = t1."id"
                AND t2."teacher_id" = $2::int
            )
        )
        OR EXISTS (
          SELECT
            1
          FROM
            "follow" t3
          WHERE
            t3."pupil_id" = t0."id"
            AND t3."teacher_id" = $3::int
        )
      )
  ) r;
