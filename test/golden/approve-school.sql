SELECT
  json_build_object(
    'school',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id",
            t0."status" AS "status",
            t0."owner_id" AS "ownerId"
          FROM
            "school" t0
          WHERE
            (
              t0."id" = $1::int
              AND t0."deleted_at" IS NULL
            )
          LIMIT
            1
          FOR NO KEY UPDATE OF
            t0
        ) r
    )
  )::text;

WITH
  c0 AS (
    UPDATE "school" w0
    SET
      "status" = $1::"school_status",
      "reject_reason" = $2::text
    WHERE
      w0."id" = $3::int
    RETURNING
      1
  )
SELECT
  json_build_array(
    (
      SELECT
        count(*)
      FROM
        c0
    )
  )::text;

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
