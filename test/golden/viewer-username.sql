SELECT
  json_build_object(
    'account',
    (
      SELECT
        row_to_json(r)
      FROM
        (
          SELECT
            t0."username" AS "username"
          FROM
            "account" t0
          WHERE
            t0."id" = $1::int
          LIMIT
            1
        ) r
    )
  )::text;
