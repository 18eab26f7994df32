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
