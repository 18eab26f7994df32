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
            $1::int >= 0
        )
      )
  )::text AS data;
