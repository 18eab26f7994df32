SELECT
  1
FROM
  "role" t0
WHERE
  t0."id" = $1::int
ORDER BY
  t0."id"
FOR NO KEY UPDATE OF
  t0;

SELECT
  1
FROM
  "menu" t0
WHERE
  true
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
            t0."administrator" AS "administrator"
          FROM
            "role" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    ),
    'menus',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t1."id" AS "id",
            t1."parent_id" AS "parentId",
            t1."name" AS "name"
          FROM
            "menu" t1
          WHERE
            true
          ORDER BY
            t1."id" ASC
        ) r
    ),
    'privileges',
    (
      SELECT
        coalesce(json_agg(r), '[]')
      FROM
        (
          SELECT
            t2."menu_id" AS "menuId"
          FROM
            "privilege" t2
          WHERE
            t2."role_id" = $2::int
        ) r
    ),
    'own',
    (
      SELECT
        count(*)
      FROM
        "staff" t3
      WHERE
        (
          t3."id" = $3::int
          AND t3."role_id" = $4::int
        )
    )
  )::text;

WITH
  c0 AS (
    INSERT INTO
      "privilege" ("role_id", "menu_id")
    SELECT
      x."roleId",
      x."menuId"
    FROM
      json_to_recordset($1::json) AS x ("roleId" int, "menuId" int)
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

WITH
  c0 AS (
    DELETE FROM "privilege" w0
    WHERE
      (
        w0."role_id" = $1::int
        AND (w0."menu_id" <> ALL ($2::int[]))
      )
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
    )
  )::text;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."name" AS "name",
      (
        SELECT
          coalesce(
            json_agg(
              t1."menu_id"
              ORDER BY
                t1."menu_id"
            ),
            '[]'
          )
        FROM
          "privilege" t1
        WHERE
          t1."role_id" = t0."id"
      ) AS "menuIds"
    FROM
      "role" t0
    WHERE
      t0."id" = $1::int
  ) r;
