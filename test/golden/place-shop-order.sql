SELECT
  1
FROM
  "shop_course" t0
WHERE
  t0."id" = $1::int
ORDER BY
  t0."id"
FOR SHARE OF
  t0;

SELECT
  json_build_object(
    'course',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."unit_price_fen" AS "unitPriceFen"
          FROM
            "shop_course" t0
          WHERE
            (
              t0."id" = $1::int
              AND EXISTS (
                SELECT
                  1
                FROM
                  "shop_course_enrolment" t1
                WHERE
                  t1."course_id" = t0."id"
                  AND t1."shopper_id" = $2::int
              )
            )
          LIMIT
            1
        ) r
    ),
    'units',
    (
      SELECT
        count(*)
      FROM
        "shop_unit" t2
      WHERE
        t2."course_id" = $3::int
    )
  )::text;

WITH
  c0 AS (
    INSERT INTO
      "shop_order" ("shopper_id", "course_id", "amount_fen", "whole_course", "start_unit", "end_unit", "service_type")
    SELECT
      x."shopperId",
      x."courseId",
      x."amountFen",
      x."wholeCourse",
      x."startUnit",
      x."endUnit",
      x."serviceType"
    FROM
      json_to_recordset($1::json) AS x (
        "shopperId" int,
        "courseId" int,
        "amountFen" int,
        "wholeCourse" boolean,
        "startUnit" int,
        "endUnit" int,
        "serviceType" int
      )
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
      t0."status" AS "status",
      t0."amount_fen" AS "amountFen",
      t0."start_unit" AS "startUnit",
      t0."end_unit" AS "endUnit",
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
                    t2."number" AS "number"
                  FROM
                    (
                      SELECT
                        *
                      FROM
                        (
                          SELECT
                            t2.*
                          FROM
                            "shop_unit" t2
                          WHERE
                            t2."course_id" = t0."course_id"
                            AND t2."number" BETWEEN t0."start_unit" AND t0."end_unit"
                            AND EXISTS (
                              SELECT
                                1
                              FROM
                                "shop_course" t3
                              WHERE
                                t3."id" = t2."course_id"
                                AND (
                                  EXISTS (
                                    SELECT
                                      1
                                    FROM
                                      "shop_course_enrolment" t4
                                    WHERE
                                      t4."course_id" = t3."id"
                                      AND t4."shopper_id" = $1::int
                                  )
                                  OR EXISTS (
                                    SELECT
                                      1
                                    FROM
                                      "shop_order" t5
                                    WHERE
                                      t5."course_id" = t3."id"
                                      AND t5."shopper_id" = $2::int
                                  )
                                )
                            )
                          ORDER BY
                            t2."number" ASC,
                            t2."id" ASC
                          LIMIT
                            21
                        ) p
                      LIMIT
                        $3::int
                    ) t2
                ) r
            )
          )
      ) AS "units"
    FROM
      "shop_order" t0
    WHERE
      t0."id" = $4::int
      AND t0."shopper_id" = $5::int
  ) r;
