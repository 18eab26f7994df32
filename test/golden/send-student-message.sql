SELECT
  "student"."id"
FROM
  "student"
WHERE
  (
    "student"."id" = $1
    AND 1 = 1
  )
LIMIT
  $2
OFFSET
  $3;

INSERT INTO
  "student_message" ("student_id", "message", "read", "type", "created_at", "updated_at")
VALUES
  ($1, $2, $3, $4, $5, $6)
RETURNING
  "student_message"."id";

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."message" AS "message",
      t0."read" AS "read",
      t0."type" AS "type",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."name" AS "name"
            FROM
              "student" t1
            WHERE
              t1."id" = t0."student_id"
            LIMIT
              1
          ) r
      ) AS "student"
    FROM
      "student_message" t0
    WHERE
      t0."id" = $1::int
  ) r;
