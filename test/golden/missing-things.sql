SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id"
    FROM
      "campus" t0
    WHERE
      t0."id" = $1::int
      AND t0."active" = $2::boolean
  ) r;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id"
    FROM
      "course" t0
    WHERE
      t0."id" = $1::int
      AND t0."active" = $2::boolean
  ) r;
