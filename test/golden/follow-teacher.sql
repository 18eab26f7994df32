SELECT
  json_build_object(
    'teacher',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id"
          FROM
            "teacher" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    )
  )::text;

WITH
  c0 AS (
    INSERT INTO
      "follow" ("pupil_id", "teacher_id")
    SELECT
      x."pupilId",
      x."teacherId"
    FROM
      json_to_recordset($1::json) AS x ("pupilId" int, "teacherId" int)
    ON CONFLICT DO NOTHING
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

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."name" AS "name",
      EXISTS (
        SELECT
          1
        FROM
          "follow" t5
        WHERE
          t5."teacher_id" = t0."id"
          AND EXISTS (
            SELECT
              1
            FROM
              "pupil" t6
            WHERE
              t6."id" = t5."pupil_id"
              AND t6."account_id" = $1::int
          )
      ) AS "isFollowed"
    FROM
      "teacher" t0
    WHERE
      t0."id" = $2::int
      AND (
        EXISTS (
          SELECT
            1
          FROM
            "school_membership" t1
          WHERE
            t1."teacher_id" = t0."id"
            AND EXISTS (
              SELECT
                1
              FROM
                "school" t2
              WHERE
                t2."id" = t1."school_id"
                AND EXISTS (
                  SELECT
                    1
                  FROM
                    "pupil" t3
                  WHERE
                    t3."school_id" = t2."id"
                    AND t3."id" = $3::int
                )
            )
        )
        OR EXISTS (
          SELECT
            1
          FROM
            "follow" t4
          WHERE
            t4."teacher_id" = t0."id"
            AND t4."pupil_id" = $4::int
        )
      )
  ) r;
