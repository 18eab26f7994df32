SELECT
  "pupil"."id",
  "pupil"."account_id"
FROM
  "pupil"
WHERE
  (
    "pupil"."id" = $1
    AND "pupil"."deleted_at" IS NULL
  )
LIMIT
  $2
OFFSET
  $3;

INSERT INTO
  "chat_message" ("sender_id", "receiver_id", "content", "created_at")
VALUES
  ($1, $2, $3, $4)
RETURNING
  "chat_message"."id";
