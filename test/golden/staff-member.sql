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
      t0."phone" AS "phone",
      EXISTS (
        SELECT
          1
        FROM
          "department" t2
        WHERE
          t2."leader_staff_id" = t0."id"
      ) AS "isLeader",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t3."id" AS "id"
            FROM
              "staff" t3
            WHERE
              t3."id" = t0."superior_id"
            LIMIT
              1
          ) r
      ) AS "superior",
      coalesce(
        (
          SELECT
            t4."name"
          FROM
            "staff" t4
          WHERE
            t4."id" = t0."superior_id"
        ),
        t0."leader_name"
      ) AS "leaderName"
    FROM
      "staff" t0
    WHERE
      t0."id" = $1::int
  ) r;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id"
    FROM
      "staff" t0
    WHERE
      t0."id" = $1::int
  ) r;
