SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."name" AS "name",
      (
        SELECT
          json_build_object(
            'edges',
            coalesce(
              json_agg(
                json_build_object('cursor', p.cursor, 'node', p.node)
                ORDER BY
                  p.position
              ) FILTER (
                WHERE
                  p.position <= $1::int
              ),
              '[]'
            ),
            'pageInfo',
            json_build_object(
              'hasNextPage',
              count(*) > $2::int,
              'endCursor',
              (
                array_agg(
                  p.cursor
                  ORDER BY
                    p.position
                ) FILTER (
                  WHERE
                    p.position <= $3::int
                )
              ) [least($4::int, count(*))]
            )
          )
        FROM
          (
            SELECT
              q.*,
              row_number() OVER () AS position
            FROM
              (
                SELECT
                  (
                    SELECT
                      row_to_json(r)
                    FROM
                      (
                        SELECT
                          t2."number" AS "number"
                      ) r
                  ) AS node,
                  translate(
                    encode(convert_to(json_build_array('number asc'::text, t2."number"::text, t2."id"::text)::text, 'UTF8'), 'base64'),
                    E'
',
                    ''
                  ) AS cursor
                FROM
                  (
                    SELECT
                      *
                    FROM
                      (
                        SELECT
                          t2.*
                        FROM
                          "shop_unit" t2
                        WHERE
                          t2."course_id" = t0."id"
                          AND EXISTS (
                            SELECT
                              1
                            FROM
                              "shop_course" t3
                            WHERE
                              t3."id" = t2."course_id"
                              AND (
                                EXISTS (
                                  SELECT
                                    1
                                  FROM
                                    "shop_course_enrolment" t4
                                  WHERE
                                    t4."course_id" = t3."id"
                                    AND t4."shopper_id" = $5::int
                                )
                                OR EXISTS (
                                  SELECT
                                    1
                                  FROM
                                    "shop_order" t5
                                  WHERE
                                    t5."course_id" = t3."id"
                                    AND t5."shopper_id" = $6::int
                                )
                              )
                          )
                        ORDER BY
                          t2."number" ASC,
                          t2."id" ASC
                        LIMIT
                          11
                      ) p
                    LIMIT
                      $7::int + 1
                  ) t2
              ) q
          ) p
      ) AS "units"
    FROM
      "shop_course" t0
    WHERE
      t0."id" = $8::int
      AND EXISTS (
        SELECT
          1
        FROM
          "shop_course_enrolment" t1
        WHERE
          t1."course_id" = t0."id"
          AND t1."shopper_id" = $9::int
      )
  ) r;

SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id"
    FROM
      "shop_course" t0
    WHERE
      t0."id" = $1::int
      AND EXISTS (
        SELECT
          1
        FROM
          "shop_course_enrolment" t1
        WHERE
          t1."course_id" = t0."id"
          AND t1."shopper_id" = $2::int
      )
  ) r;
