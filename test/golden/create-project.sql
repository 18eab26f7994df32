SELECT
  "campus"."id"
FROM
  "campus"
WHERE
  (
    "campus"."id" = $1
    AND 1 = 1
  )
LIMIT
  $2
OFFSET
  $3;

INSERT INTO
  "project" ("campus_id", "name", "start_date", "end_date", "apply_fee", "course_num", "active", "created_at", "updated_at")
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING
  "project"."id",
  "project"."campus_id",
  "project"."name",
  "project"."start_date",
  "project"."end_date",
  "project"."address",
  "project"."info",
  "project"."apply_fee",
  "project"."course_num",
  "project"."max_num",
  "project"."active",
  "project"."created_at",
  "project"."updated_at";

DELETE FROM "project_fee"
WHERE
  "project_fee"."project_id" = $1;

INSERT INTO
  "project_fee" ("project_id", "course_number", "fee", "created_at", "updated_at")
VALUES
  ($1, $2, $3, $4, $5),
  ($6, $7, $8, $9, $10);

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
              t1."name" AS "name"
            FROM
              "campus" t1
            WHERE
              t1."id" = t0."campus_id"
            LIMIT
              1
          ) r
      ) AS "campus",
      t0."apply_fee"::text AS "applyFee",
      t0."course_num" AS "courseNum",
      (
        SELECT
          coalesce(json_agg(r), '[]')
        FROM
          (
            SELECT
              t2."id" AS "id",
              t2."course_number" AS "courseNumber",
              t2."fee"::text AS "fee"
            FROM
              "project_fee" t2
            WHERE
              t2."project_id" = t0."id"
            ORDER BY
              t2."id"
          ) r
      ) AS "fees",
      (
        SELECT
          json_build_object(
            'totalCount',
            (
              SELECT
                count(*)
              FROM
                "offering" t3
              WHERE
                t3."project_id" = t0."id"
                AND $1::int >= 0
            )
          )
      ) AS "offerings",
      t0."active" AS "active"
    FROM
      "project" t0
    WHERE
      t0."id" = $2::int
  ) r;
