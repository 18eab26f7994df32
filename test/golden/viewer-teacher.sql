SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."name" AS "name",
      (
        SELECT
          t3."username"
        FROM
          "account" t3
        WHERE
          t3."id" = t0."account_id"
      ) AS "username",
      t0."account_id" AS "accountId",
      EXISTS (
        SELECT
          1
        FROM
          "follow" t4
        WHERE
          t4."teacher_id" = t0."id"
          AND EXISTS (
            SELECT
              1
            FROM
              "pupil" t5
            WHERE
              t5."id" = t4."pupil_id"
              AND t5."account_id" = $1::int
          )
      ) AS "isFollowed"
    FROM
      "teacher" t0
    WHERE
      t0."id" = $2::int
      AND (
        t0."id" = $3::int
        OR EXISTS (
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
                AND t2."owner_id" = $4::int
            )
        )
      )
  ) r;
