WITH
  c0 AS (
    INSERT INTO
      "department" ("name", "description")
    SELECT
      x."name",
      x."description"
    FROM
      json_to_recordset($1::json) AS x ("name" text, "description" text)
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
      t0."name" AS "name",
      t0."description" AS "description",
      t0."enabled" AS "enabled",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."id" AS "id"
            FROM
              "staff" t1
            WHERE
              t1."id" = t0."leader_staff_id"
            LIMIT
              1
          ) r
      ) AS "leader",
      (
        SELECT
          json_build_object(
            'totalCount',
            (
              SELECT
                count(*)
              FROM
                "staff" t2
              WHERE
                t2."department_id" = t0."id"
                AND $1::int >= 0
            )
          )
      ) AS "staff",
      CASE
        WHEN t0."created_at" >= '10000-01-01 00:00:00+00' THEN '9999-12-31T23:59:59.999Z'
        WHEN t0."created_at" < '0001-01-01 00:00:00+00' THEN '0001-01-01T00:00:00.000Z'
        ELSE to_char(t0."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      END AS "createdAt"
    FROM
      "department" t0
    WHERE
      t0."id" = $2::int
  ) r;
