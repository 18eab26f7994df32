WITH
  c0 AS (
    INSERT INTO
      "school" ("name", "owner_id")
    SELECT
      x."name",
      x."ownerId"
    FROM
      json_to_recordset($1::json) AS x ("name" text, "ownerId" int)
    RETURNING
      "id"
  ),
  c1 AS (
    INSERT INTO
      "school_membership" ("school_id", "teacher_id")
    SELECT
      (
        SELECT
          "id"
        FROM
          c0
      ),
      x."teacherId"
    FROM
      json_to_recordset($2::json) AS x ("teacherId" int)
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
      t0."status" AS "status",
      EXISTS (
        SELECT
          1
        FROM
          "teacher" t2
        WHERE
          t2."id" = t0."owner_id"
          AND t2."account_id" = $1::int
      ) AS "isOwner",
      (
        SELECT
          json_build_object(
            'nodes',
            (
              SELECT
                coalesce(json_agg(r), '[]')
              FROM
                (
                  SELECT
                    t4."name" AS "name"
                  FROM
                    (
                      SELECT
                        *
                      FROM
                        (
                          SELECT
                            t4.*
                          FROM
                            "teacher" t4
                          WHERE
                            EXISTS (
                              SELECT
                                1
                              FROM
                                "school_membership" t3
                              WHERE
                                t3."school_id" = t0."id"
                                AND t4."id" = t3."teacher_id"
                            )
                            AND (
                              t4."id" = $2::int
                              OR EXISTS (
                                SELECT
                                  1
                                FROM
                                  "school_membership" t5
                                WHERE
                                  t5."teacher_id" = t4."id"
                                  AND EXISTS (
                                    SELECT
                                      1
                                    FROM
                                      "school" t6
                                    WHERE
                                      t6."id" = t5."school_id"
                                      AND t6."owner_id" = $3::int
                                  )
                              )
                            )
                          ORDER BY
                            t4."id" DESC
                          LIMIT
                            21
                        ) p
                      LIMIT
                        $4::int
                    ) t4
                ) r
            )
          )
      ) AS "teachers"
    FROM
      "school" t0
    WHERE
      t0."id" = $5::int
      AND t0."deleted_at" IS NULL
      AND EXISTS (
        SELECT
          1
        FROM
          "school_membership" t1
        WHERE
          t1."school_id" = t0."id"
          AND t1."teacher_id" = $6::int
      )
  ) r;
