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
  json_build_object(
    'student',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."id" AS "id",
            t0."status" AS "status"
          FROM
            "student" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    ),
    'unfinished',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t1."id" AS "id",
            t1."student_id" AS "studentId",
            t1."status" AS "status",
            t1."standard_fee"::text AS "standardFee",
            t1."pay_fee"::text AS "payFee",
            t1."expires" AS "expires",
            t1."created_at" AS "createdAt",
            (
              SELECT
                row_to_json(r)
              FROM
                (
                  SELECT
                    t2."status" AS "status"
                  FROM
                    "student" t2
                  WHERE
                    t2."id" = t1."student_id"
                    AND true
                ) r
            ) AS "student",
            (
              SELECT
                coalesce(json_agg(r), '[]')
              FROM
                (
                  SELECT
                    t3."project_id" AS "projectId",
                    t3."course_num" AS "courseNum"
                  FROM
                    "order_line" t3
                  WHERE
                    t3."order_id" = t1."id"
                    AND true
                  ORDER BY
                    t3."id" ASC
                ) r
            ) AS "lines"
          FROM
            "orders" t1
          WHERE
            (
              t1."student_id" = $2::int
              AND (t1."status" = ANY (ARRAY['TO_PAY', 'TO_CONFIRM']::"order_status" []))
            )
        ) r
    ),
    'orderCount',
    (
      SELECT
        count(*)
      FROM
        "orders" t4
      WHERE
        t4."student_id" = $3::int
    ),
    'invitation',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t5."id" AS "id",
            t5."effective" AS "effective"
          FROM
            "recommendation" t5
          WHERE
            t5."invitee_id" = $4::int
          ORDER BY
            t5."effective" DESC,
            t5."invited_at" DESC,
            t5."id" DESC
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
            t6."apply_fee"::text AS "applyFee",
            t6."course_num" AS "courseNum",
            (
              SELECT
                coalesce(json_agg(r), '[]')
              FROM
                (
                  SELECT
                    t7."course_number" AS "courseNumber",
                    t7."fee"::text AS "fee"
                  FROM
                    "project_fee" t7
                  WHERE
                    t7."project_id" = t6."id"
                    AND true
                ) r
            ) AS "fees"
          FROM
            "project" t6
          WHERE
            (
              t6."id" = $5::int
              AND t6."active" = true::boolean
            )
          LIMIT
            1
        ) r
    )
  )::text;

WITH
  c0 AS (
    INSERT INTO
      "orders" ("student_id", "currency", "payment", "standard_fee", "pay_fee", "order_number")
    SELECT
      x."studentId",
      x."currency",
      x."payment",
      x."standardFee",
      x."payFee",
      x."orderNumber"
    FROM
      json_to_recordset($1::json) AS x (
        "studentId" int,
        "currency" "currency",
        "payment" "payment_way",
        "standardFee" numeric,
        "payFee" numeric,
        "orderNumber" text
      )
    RETURNING
      "id"
  ),
  c1 AS (
    INSERT INTO
      "order_line" ("order_id", "project_id", "course_num", "course_fee", "cart_line_id")
    SELECT
      (
        SELECT
          "id"
        FROM
          c0
      ),
      x."projectId",
      x."courseNum",
      x."courseFee",
      x."cartLineId"
    FROM
      json_to_recordset($2::json) AS x ("projectId" int, "courseNum" int, "courseFee" numeric, "cartLineId" int)
    RETURNING
      "id"
  ),
  c2 AS (
    UPDATE "student" w2
    SET
      "status" = $3::"student_status"
    WHERE
      w2."id" = $4::int
    RETURNING
      1
  ),
  c3 AS (
    INSERT INTO
      "audit_event" ("entity_id", "operation", "description", "actor_id", "entity", "ip_address")
    SELECT
      (
        SELECT
          "id"
        FROM
          c0
      ),
      x."operation",
      x."description",
      x."actorId",
      x."entity",
      x."ipAddress"
    FROM
      json_to_recordset($5::json) AS x ("operation" int, "description" text, "actorId" int, "entity" text, "ipAddress" text)
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
    ),
    (
      SELECT
        count(*)
      FROM
        c2
    ),
    (
      SELECT
        json_agg("id")
      FROM
        c3
    )
  )::text;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."status" AS "status",
      t0."standard_fee"::text AS "standardFee",
      t0."pay_fee"::text AS "payFee",
      t0."currency" AS "currency",
      (
        SELECT
          coalesce(json_agg(r), '[]')
        FROM
          (
            SELECT
              t1."course_num" AS "courseNum",
              t1."course_fee"::text AS "courseFee",
              (
                SELECT
                  row_to_json(r)
                FROM
                  (
                    SELECT
                      t2."name" AS "name"
                    FROM
                      "project" t2
                    WHERE
                      t2."id" = t1."project_id"
                    LIMIT
                      1
                  ) r
              ) AS "project"
            FROM
              "order_line" t1
            WHERE
              t1."order_id" = t0."id"
            ORDER BY
              t1."id"
          ) r
      ) AS "lines",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t3."name" AS "name",
              t3."status" AS "status"
            FROM
              "student" t3
            WHERE
              t3."id" = t0."student_id"
            LIMIT
              1
          ) r
      ) AS "student",
      (
        SELECT
          coalesce(json_agg(r), '[]')
        FROM
          (
            SELECT
              t4."account_name" AS "accountName"
            FROM
              "payment_account" t4
            WHERE
              t4."payment" = t0."payment"
            ORDER BY
              t4."id"
          ) r
      ) AS "paymentAccounts"
    FROM
      "orders" t0
    WHERE
      t0."id" = $1::int
      AND t0."student_id" = $2::int
  ) r;
