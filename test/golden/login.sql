SELECT
  "id",
  "password_hash" AS "passwordHash",
  "active",
  "must_change_password" AS "mustChangePassword",
  "realm" <> 'PUPIL'
  OR EXISTS (
    SELECT
    FROM
      "pupil"
      JOIN "school" ON "school"."id" = "pupil"."school_id"
    WHERE
      "pupil"."account_id" = "account"."id"
      AND "pupil"."deleted_at" IS NULL
      AND "school"."deleted_at" IS NULL
  ) AS "present"
FROM
  "account"
WHERE
  "realm" = CAST($1 AS "realm")
  AND normal_form ("username") = normal_form ($2)
ORDER BY
  ("username" = $3) DESC,
  "id"
LIMIT
  1;

UPDATE "account"
SET
  "last_login_at" = $1
WHERE
  (
    "account"."id" = $2
    AND "account"."active" = $3
  )
RETURNING
  "account"."id",
  "account"."password_hash",
  "account"."realm"::text;

DELETE FROM "session"
WHERE
  (
    "session"."account_id" = $1
    AND "session"."expires_at" <= $2
  );

INSERT INTO
  "session" ("id", "account_id", "audience", "token_hash", "created_at", "expires_at")
VALUES
  ($1, $2, CAST($3::text AS "audience"), $4, $5, $6)
RETURNING
  "session"."id",
  "session"."account_id",
  "session"."audience"::text,
  "session"."token_hash",
  "session"."created_at",
  "session"."expires_at",
  "session"."ended_at";

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."name" AS "name",
      t0."status" AS "status"
    FROM
      "student" t0
    WHERE
      t0."id" = $1::int
      AND t0."id" = $2::int
  ) r;
