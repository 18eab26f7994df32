WITH
  c0 AS (
    UPDATE "offering" w0
    SET
      "active" = $1::boolean
    WHERE
      (
        w0."id" = $2::int
        AND w0."active" = $3::boolean
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
