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

WITH
  lent AS (
    UPDATE chat_message
    SET
      claimed_by = $1,
      claimed_until = now() + $2 * interval '1 second'
    WHERE
      id IN (
        SELECT
          id
        FROM
          chat_message
        WHERE
          receiver_id = $3
          AND (
            claimed_until IS NULL
            OR claimed_until < now()
          )
        ORDER BY
          id
        LIMIT
          $4
        FOR UPDATE
          SKIP LOCKED
      )
    RETURNING
      id,
      sender_id,
      content,
      created_at
  )
SELECT
  lent.id,
  lent.content,
  lent.created_at AS "createdAt",
  account.realm::text AS realm,
  coalesce(teacher.id, pupil.id) AS "profileId",
  coalesce(teacher.name, pupil.name) AS name
FROM
  lent
  JOIN account ON account.id = lent.sender_id
  LEFT JOIN teacher ON teacher.account_id = account.id
  LEFT JOIN pupil ON pupil.account_id = account.id
ORDER BY
  lent.id;

WITH
  lent AS (
    UPDATE system_notice
    SET
      claimed_by = $1,
      claimed_until = now() + $2 * interval '1 second'
    WHERE
      id IN (
        SELECT
          id
        FROM
          system_notice
        WHERE
          receiver_id = $3
          AND (
            claimed_until IS NULL
            OR claimed_until < now()
          )
        ORDER BY
          id
        LIMIT
          $4
        FOR UPDATE
          SKIP LOCKED
      )
    RETURNING
      id,
      content,
      created_at
  )
SELECT
  id,
  content,
  created_at AS "createdAt"
FROM
  lent
ORDER BY
  id;
