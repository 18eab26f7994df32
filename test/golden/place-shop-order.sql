SELECT
  "shop_course"."id",
  "shop_course"."unit_price_fen",
  COALESCE("aggr_selection_0_ShopUnit"."_aggr_count_units", 0) AS "_aggr_count_units"
FROM
  "shop_course"
  LEFT JOIN (
    SELECT
      "shop_unit"."course_id",
      COUNT(*) AS "_aggr_count_units"
    FROM
      "shop_unit"
    WHERE
      1 = 1
    GROUP BY
      "shop_unit"."course_id"
  ) AS "aggr_selection_0_ShopUnit" ON ("shop_course"."id" = "aggr_selection_0_ShopUnit"."course_id")
WHERE
  (
    "shop_course"."id" = $1
    AND EXISTS (
      SELECT
        "t0"."course_id"
      FROM
        "shop_course_enrolment" AS "t0"
      WHERE
        (
          "t0"."shopper_id" = $2
          AND ("shop_course"."id") = ("t0"."course_id")
          AND "t0"."course_id" IS NOT NULL
        )
    )
  )
LIMIT
  $3
OFFSET
  $4;

INSERT INTO
  "shop_order" ("shopper_id", "course_id", "amount_fen", "whole_course", "start_unit", "end_unit", "service_type", "updated_at")
SELECT
  $1::int,
  c."id",
  $2::int,
  $3::boolean,
  $4::int,
  u."number",
  $5::int,
  now()
FROM
  "shop_course" c
  JOIN "shop_unit" u ON u."course_id" = c."id"
WHERE
  c."id" = $6
  AND u."number" = $7
FOR KEY SHARE
RETURNING
  "id";

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
