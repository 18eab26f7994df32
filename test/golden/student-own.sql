SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "student" t0
          WHERE
            t0."id" = $1::int
        ),
        'nodes',
        (
          SELECT
            coalesce(json_agg(r), '[]')
          FROM
            (
              SELECT
                t0."name" AS "name",
                t0."email" AS "email",
                t0."intention" AS "intention",
                (
                  SELECT
                    json_build_object(
                      'totalCount',
                      (
                        SELECT
                          count(*)
                        FROM
                          "credit_transfer" t1
                        WHERE
                          t1."student_id" = t0."id"
                          AND t1."student_id" = $2::int
                          AND $3::int >= 0
                      )
                    )
                ) AS "creditTransfers"
              FROM
                (
                  SELECT
                    *
                  FROM
                    (
                      SELECT
                        t0.*
                      FROM
                        "student" t0
                      WHERE
                        t0."id" = $4::int
                      ORDER BY
                        t0."id" ASC
                      LIMIT
                        21
                    ) p
                  LIMIT
                    $5::int
                ) t0
            ) r
        )
      )
  )::text AS data;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id"
    FROM
      "student" t0
    WHERE
      t0."id" = $1::int
      AND t0."id" = $2::int
  ) r;
