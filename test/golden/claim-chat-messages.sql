SELECT
  json_build_object(
    'teacher',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."account_id" AS "accountId"
          FROM
            "teacher" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    ),
    'pupil',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t1."account_id" AS "accountId"
          FROM
            "pupil" t1
          WHERE
            (
              t1."id" = $2::int
              AND t1."deleted_at" IS NULL
            )
          LIMIT
            1
        ) r
    )
  )::text;

WITH
  c0 AS (
    INSERT INTO
      "chat_message" ("sender_id", "receiver_id", "content")
    SELECT
      x."senderId",
      x."receiverId",
      x."content"
    FROM
      json_to_recordset($1::json) AS x ("senderId" int, "receiverId" int, "content" text)
    RETURNING
      "id"
  )
SELECT
  json_build_array(
    (
      SELECT
        json_agg("id")
      FROM
        c0
    )
  )::text;

WITH
  lent AS (
    UPDATE chat_message
    SET
      claimed_by = $1,
      claimed_until = now() + 30 * interval '1 second'
    WHERE
      id IN (
        SELECT
          id
        FROM
          chat_message
        WHERE
          receiver_id = $2::int
          AND (
            claimed_until IS NULL
            OR claimed_until < now()
          )
        ORDER BY
          id
        LIMIT
          1000
        FOR UPDATE
          SKIP LOCKED
      )
    RETURNING
      *
  )
SELECT
  coalesce(json_agg(r), '[]')::text
FROM
  (
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
      lent.id
  ) r;

WITH
  lent AS (
    UPDATE system_notice
    SET
      claimed_by = $1,
      claimed_until = now() + 30 * interval '1 second'
    WHERE
      id IN (
        SELECT
          id
        FROM
          system_notice
        WHERE
          receiver_id = $2::int
          AND (
            claimed_until IS NULL
            OR claimed_until < now()
          )
        ORDER BY
          id
        LIMIT
          1000
        FOR UPDATE
          SKIP LOCKED
      )
    RETURNING
      *
  )
SELECT
  coalesce(json_agg(r), '[]')::text
FROM
  (
    SELECT
      id,
      content,
      created_at AS "createdAt"
    FROM
      lent
    ORDER BY
      id
  ) r;
