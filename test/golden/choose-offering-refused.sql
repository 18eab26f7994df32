SELECT
  1
FROM
  "student" t0
WHERE
  t0."id" = $1::int
ORDER BY
  t0."id"
FOR NO KEY UPDATE OF
  t0;

SELECT
  1
FROM
  "offering" t0
WHERE
  t0."id" = $1::int
ORDER BY
  t0."id"
FOR NO KEY UPDATE OF
  t0;

SELECT
  json_build_object(
    'offering',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."project_id" AS "projectId",
            t0."name" AS "name",
            t0."code" AS "code",
            t0."max_num" AS "maxNum",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t1."code" AS "code"
                  FROM
                    "course" t1
                  WHERE
                    t1."id" = t0."course_id"
                    AND true
                ) r
            ) AS "course"
          FROM
            "offering" t0
          WHERE
            (
              t0."id" = $1::int
              AND t0."active" = true::boolean
            )
          LIMIT
            1
        ) r
    ),
    'project',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t2."course_num" AS "courseNum"
          FROM
            "project" t2
          WHERE
            t2."id" = $2::int
          LIMIT
            1
        ) r
    ),
    'ordered',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t3."course_num" AS "courseNum",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t5."status" AS "status"
                  FROM
                    "orders" t5
                  WHERE
                    t5."id" = t3."order_id"
                    AND true
                ) r
            ) AS "order"
          FROM
            "order_line" t3
          WHERE
            (
              t3."project_id" = $3::int
              AND EXISTS (
                SELECT
                  1
                FROM
                  "orders" t4
                WHERE
                  t4."id" = t3."order_id"
                  AND t4."student_id" = $4::int
              )
            )
        ) r
    ),
    'chosen',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t6."offering_id" AS "offeringId"
          FROM
            "enrolment" t6
          WHERE
            (
              t6."student_id" = $5::int
              AND EXISTS (
                SELECT
                  1
                FROM
                  "offering" t7
                WHERE
                  t7."id" = t6."offering_id"
                  AND t7."project_id" = $6::int
              )
            )
        ) r
    ),
    'taken',
    (
      SELECT
        count(*)
      FROM
        "enrolment" t8
      WHERE
        t8."offering_id" = $7::int
    )
  )::text;
