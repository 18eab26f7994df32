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
    INSERT INTO
      "account" ("realm", "username", "password_hash")
    SELECT
      x."realm",
      x."username",
      x."passwordHash"
    FROM
      json_to_recordset($1::json) AS x ("realm" "realm", "username" text, "passwordHash" text)
    RETURNING
      "id"
  ),
  c1 AS (
    INSERT INTO
      "pupil" ("account_id", "school_id", "name")
    SELECT
      (
        SELECT
          "id"
        FROM
          c0
      ),
      x."schoolId",
      x."name"
    FROM
      json_to_recordset($2::json) AS x ("schoolId" int, "name" text)
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
    ),
    (
      SELECT
        json_agg("id")
      FROM
        c1
    )
  )::text;

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
