SELECT
  1
FROM
  "coupon" t0
WHERE
  t0."id" = $1::int
ORDER BY
  t0."id"
FOR NO KEY UPDATE OF
  t0;

SELECT
  json_build_object(
    'coupon',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."max_num" AS "maxNum"
          FROM
            "coupon" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    ),
    'student',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t1."id" AS "id"
          FROM
            "student" t1
          WHERE
            t1."id" = $2::int
          LIMIT
            1
        ) r
    ),
    'granted',
    (
      SELECT
        count(*)
      FROM
        "coupon_grant" t2
      WHERE
        t2."coupon_id" = $3::int
    ),
    'held',
    (
      SELECT
        count(*)
      FROM
        "coupon_grant" t3
      WHERE
        (
          t3."coupon_id" = $4::int
          AND t3."student_id" = $5::int
        )
    )
  )::text;

WITH
  c0 AS (
    INSERT INTO
      "coupon_grant" ("coupon_id", "student_id")
    SELECT
      x."couponId",
      x."studentId"
    FROM
      json_to_recordset($1::json) AS x ("couponId" int, "studentId" int)
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
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."code" AS "code"
            FROM
              "coupon" t1
            WHERE
              t1."id" = t0."coupon_id"
            LIMIT
              1
          ) r
      ) AS "coupon",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t2."name" AS "name",
              (
                SELECT
                  json_build_object(
                    'totalCount',
                    (
                      SELECT
                        count(*)
                      FROM
                        "coupon_grant" t3
                      WHERE
                        t3."student_id" = t2."id"
                        AND $1::int >= 0
                    )
                  )
              ) AS "coupons"
            FROM
              "student" t2
            WHERE
              t2."id" = t0."student_id"
            LIMIT
              1
          ) r
      ) AS "student"
    FROM
      "coupon_grant" t0
    WHERE
      t0."id" = $2::int
  ) r;
