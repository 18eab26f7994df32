SELECT
  (
    SELECT
      json_build_object(
        'totalCount',
        (
          SELECT
            count(*)
          FROM
            "course" t0
          WHERE
            t0."active" = $1::boolean
            AND $2::int >= 0
        )
      )
  )::text AS data;
