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
