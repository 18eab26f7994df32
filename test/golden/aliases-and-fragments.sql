SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."name" AS "name",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."network_course" AS "networkCourse",
              t1."name" AS "name"
            FROM
              "campus" t1
            WHERE
              t1."id" = t0."campus_id"
            LIMIT
              1
          ) r
      ) AS "campus",
      (
        SELECT
          coalesce(json_agg(r), '[]')
        FROM
          (
            SELECT
              t2."course_number" AS "courseNumber",
              t2."fee"::text AS "fee"
            FROM
              "project_fee" t2
            WHERE
              t2."project_id" = t0."id"
            ORDER BY
              t2."id"
          ) r
      ) AS "fees"
    FROM
      "project" t0
    WHERE
      t0."id" = $1::int
      AND t0."active" = $2::boolean
  ) r;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      CASE
        WHEN t0."start_date" >= '10000-01-01' THEN '9999-12-31'
        WHEN t0."start_date" < '0001-01-01' THEN '0001-01-01'
        ELSE t0."start_date"::text
      END AS "startDate",
      CASE
        WHEN t0."end_date" >= '10000-01-01' THEN '9999-12-31'
        WHEN t0."end_date" < '0001-01-01' THEN '0001-01-01'
        ELSE t0."end_date"::text
      END AS "endDate",
      t0."info" AS "info",
      (
        SELECT
          json_build_object(
            'nodes',
            (
              SELECT
                coalesce(json_agg(r), '[]')
              FROM
                (
                  SELECT
                    t1."name" AS "name"
                  FROM
                    (
                      SELECT
                        *
                      FROM
                        (
                          SELECT
                            t1.*
                          FROM
                            "offering" t1
                          WHERE
                            t1."project_id" = t0."id"
                            AND t1."active" = $1::boolean
                          ORDER BY
                            t1."id" ASC
                          LIMIT
                            2
                        ) p
                      LIMIT
                        $2::int
                    ) t1
                ) r
            )
          )
      ) AS "cheap",
      (
        SELECT
          json_build_object(
            'totalCount',
            (
              SELECT
                count(*)
              FROM
                "offering" t2
              WHERE
                t2."project_id" = t0."id"
                AND t2."active" = $3::boolean
                AND $4::int >= 0
            )
          )
      ) AS "all",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t3."id" AS "id"
            FROM
              "campus" t3
            WHERE
              t3."id" = t0."campus_id"
            LIMIT
              1
          ) r
      ) AS "campus"
    FROM
      "project" t0
    WHERE
      t0."id" = $5::int
      AND t0."active" = $6::boolean
  ) r;
