SELECT
  1
FROM
  "role" t0
WHERE
  t0."id" = $1::int
ORDER BY
  t0."id"
FOR SHARE OF
  t0;

SELECT
  json_build_object(
    'role',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."administrator" AS "administrator",
            (
              SELECT
                coalesce(json_agg(r), '[]')
              FROM
                (
                  SELECT
                    (
                      SELECT
                        row_to_json(r)
                      FROM
                        (
                          SELECT
                            t2."id" AS "id",
                            t2."name" AS "name"
                          FROM
                            "menu" t2
                          WHERE
                            t2."id" = t1."menu_id"
                            AND true
                        ) r
                    ) AS "menu"
                  FROM
                    "privilege" t1
                  WHERE
                    t1."role_id" = t0."id"
                    AND true
                ) r
            ) AS "privileges"
          FROM
            "role" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    ),
    'department',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t3."id" AS "id"
          FROM
            "department" t3
          WHERE
            t3."id" = $2::int
          LIMIT
            1
        ) r
    ),
    'leader',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t4."id" AS "id",
            t4."name" AS "name"
          FROM
            "staff" t4
          WHERE
            t4."id" = $3::int
          LIMIT
            1
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
      "staff" ("account_id", "name", "qr_code", "role_id", "department_id")
    SELECT
      (
        SELECT
          "id"
        FROM
          c0
      ),
      x."name",
      x."qrCode",
      x."roleId",
      x."departmentId"
    FROM
      json_to_recordset($2::json) AS x ("name" text, "qrCode" text, "roleId" int, "departmentId" int)
    RETURNING
      "id"
  ),
  c2 AS (
    UPDATE "department" w2
    SET
      "leader_staff_id" = (
        SELECT
          "id"
        FROM
          c1
      ),
      "leader_id" = $3::text,
      "leader_name" = $4::text
    WHERE
      w2."id" = $5::int
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
          c1
      ),
      x."operation",
      x."description",
      x."actorId",
      x."entity",
      x."ipAddress"
    FROM
      json_to_recordset($6::json) AS x ("operation" int, "description" text, "actorId" int, "entity" text, "ipAddress" text)
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

WITH
  c0 AS (
    UPDATE "staff" w0
    SET
      "superior_id" = $1::int,
      "leader_id" = $2::int,
      "leader_name" = $3::text
    WHERE
      w0."leader_id" = $4::int::int
    RETURNING
      1
  ),
  c1 AS (
    UPDATE "department" w1
    SET
      "leader_staff_id" = $5::int,
      "leader_id" = $6::text
    WHERE
      w1."leader_id" = $7::int::text
    RETURNING
      1
  )
SELECT
  json_build_array(
    (
      SELECT
        count(*)
      FROM
        c0
    ),
    (
      SELECT
        count(*)
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
      (
        SELECT
          t1."username"
        FROM
          "account" t1
        WHERE
          t1."id" = t0."account_id"
      ) AS "username",
      (
        SELECT
          t2."active"
        FROM
          "account" t2
        WHERE
          t2."id" = t0."account_id"
      ) AS "active",
      t0."name" AS "name",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t3."name" AS "name"
            FROM
              "role" t3
            WHERE
              t3."id" = t0."role_id"
            LIMIT
              1
          ) r
      ) AS "role",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t4."name" AS "name",
              (
                SELECT
                  row_to_json(r)
                FROM
                  (
                    SELECT
                      t5."name" AS "name"
                    FROM
                      "staff" t5
                    WHERE
                      t5."id" = t4."leader_staff_id"
                    LIMIT
                      1
                  ) r
              ) AS "leader"
            FROM
              "department" t4
            WHERE
              t4."id" = t0."department_id"
            LIMIT
              1
          ) r
      ) AS "department",
      EXISTS (
        SELECT
          1
        FROM
          "department" t6
        WHERE
          t6."leader_staff_id" = t0."id"
      ) AS "isLeader"
    FROM
      "staff" t0
    WHERE
      t0."id" = $1::int
  ) r;
