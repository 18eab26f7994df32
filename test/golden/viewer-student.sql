SELECT
  row_to_json(r)::text AS data
FROM
  (
    SELECT
      t0."id" AS "id",
      t0."name" AS "name",
      t0."phone" AS "phone",
      t0."id_number" AS "idNumber",
      t0."wanted_schools" AS "wantedSchools",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t1."name" AS "name",
              $1::text || nullif(t1."qr_code", '') AS "qrCodeUrl"
            FROM
              "staff" t1
            WHERE
              t1."id" = t0."cc_staff_id"
              AND (
                (
                  EXISTS (
                    SELECT
                      1
                    FROM
                      "department" t2
                    WHERE
                      t2."id" = t1."department_id"
                      AND t2."name" = $2::text
                  )
                  AND EXISTS (
                    SELECT
                      1
                    FROM
                      "account" t3
                    WHERE
                      t3."id" = t1."account_id"
                      AND t3."active" = $3::boolean
                  )
                )
                OR EXISTS (
                  SELECT
                    1
                  FROM
                    "student" t4
                  WHERE
                    t4."cc_staff_id" = t1."id"
                    AND t4."id" = $4::int
                )
                OR EXISTS (
                  SELECT
                    1
                  FROM
                    "student" t5
                  WHERE
                    t5."server_staff_id" = t1."id"
                    AND t5."id" = $5::int
                )
              )
            LIMIT
              1
          ) r
      ) AS "consultant",
      (
        SELECT
          row_to_json(r)
        FROM
          (
            SELECT
              t6."city" AS "city",
              concat_ws(' ', nullif(t6."region", ''), nullif(t6."city", ''), nullif(t6."address1", ''), nullif(t6."address2", '')) AS "fullAddress"
            FROM
              "mailing_address" t6
            WHERE
              t6."student_id" = t0."id"
            LIMIT
              1
          ) r
      ) AS "mailingAddress"
    FROM
      "student" t0
    WHERE
      t0."id" = $6::int
      AND t0."id" = $7::int
  ) r;
