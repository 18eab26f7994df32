SELECT
  "administrator" AS "administrator"
FROM
  "role"
WHERE
  "id" = $1
FOR SHARE;

SELECT
  "privilege"."id",
  "privilege"."menu_id"
FROM
  "privilege"
WHERE
  "privilege"."role_id" = $1
OFFSET
  $2;

SELECT
  "menu"."id",
  "menu"."name"
FROM
  "menu"
WHERE
  "menu"."id" IN ($1, $2, $3, $4, $5)
OFFSET
  $6;

SELECT
  "department"."id"
FROM
  "department"
WHERE
  (
    "department"."id" = $1
    AND 1 = 1
  )
LIMIT
  $2
OFFSET
  $3;

INSERT INTO
  "account" ("realm", "username", "password_hash", "must_change_password", "active", "created_at", "updated_at")
VALUES
  (CAST($1::text AS "realm"), $2, $3, $4, $5, $6, $7)
RETURNING
  "account"."id",
  "account"."realm"::text,
  "account"."username",
  "account"."password_hash",
  "account"."must_change_password",
  "account"."active",
  "account"."last_login_at",
  "account"."created_at",
  "account"."updated_at";

INSERT INTO
  "staff" (
    "account_id",
    "role_id",
    "department_id",
    "name",
    "email",
    "phone",
    "sex",
    "wechat",
    "qr_code",
    "leader_name",
    "extra",
    "created_at",
    "updated_at"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
RETURNING
  "staff"."id",
  "staff"."account_id",
  "staff"."role_id",
  "staff"."department_id",
  "staff"."name",
  "staff"."email",
  "staff"."phone",
  "staff"."sex",
  "staff"."wechat",
  "staff"."qr_code",
  "staff"."superior_id",
  "staff"."leader_id",
  "staff"."leader_name",
  "staff"."extra",
  "staff"."created_at",
  "staff"."updated_at";

UPDATE "staff"
SET
  "superior_id" = $1,
  "leader_id" = $2,
  "leader_name" = $3
WHERE
  "staff"."leader_id" = $4;

UPDATE "department"
SET
  "leader_staff_id" = $1,
  "leader_id" = $2
WHERE
  "department"."leader_id" = $3;

UPDATE "department"
SET
  "leader_staff_id" = $1,
  "leader_id" = $2,
  "leader_name" = $3
WHERE
  (
    "department"."id" = $4
    AND 1 = 1
  )
RETURNING
  "department"."id",
  "department"."name",
  "department"."description",
  "department"."leader_staff_id",
  "department"."leader_id",
  "department"."leader_name",
  "department"."enabled",
  "department"."created_at",
  "department"."updated_at";

INSERT INTO
  "audit_event" ("operation", "description", "actor_id", "entity", "entity_id", "created_at")
VALUES
  ($1, $2, $3, $4, $5, $6)
RETURNING
  "audit_event"."id";

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
