/**
 * The answers of the GraphQL scenarios, each by one statement that returns the whole text. Times, days and amounts are left
 * as PostgreSQL's JSON writes them.
 */

export const PROJECT = `
  SELECT '{"data":{"project":' || row_to_json(p) || '}}' AS answer
  FROM (
    SELECT id, name, start_date AS "startDate", end_date AS "endDate", address, info, apply_fee AS "applyFee",
      course_num AS "courseNum", max_num AS "maxNum", active, created_at AS "createdAt"
    FROM project WHERE id = $1
  ) p`;

export const PROJECTS = `
  SELECT '{"data":{"projects":{"nodes":' || coalesce(json_agg(n), '[]') || '}}}' AS answer
  FROM (
    SELECT p.id, p.name, p.start_date AS "startDate", p.end_date AS "endDate", p.address, p.apply_fee AS "applyFee",
      p.course_num AS "courseNum", p.created_at AS "createdAt", c.campus, f.fees
    FROM (SELECT * FROM project ORDER BY id LIMIT 20 OFFSET $1) p
    CROSS JOIN LATERAL (SELECT row_to_json(x) AS campus FROM (SELECT id, name, info FROM campus WHERE id = p.campus_id) x) c
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(x), '[]') AS fees
      FROM (SELECT id, course_number AS "courseNumber", fee FROM project_fee WHERE project_id = p.id ORDER BY course_number) x
    ) f
    ORDER BY p.id
  ) n`;

export const ORDERS = `
  SELECT '{"data":{"orders":{"nodes":' || coalesce(json_agg(n), '[]') || '}}}' AS answer
  FROM (
    SELECT o.id, o.order_number AS "orderNumber", o.status, o.currency, o.payment, o.standard_fee AS "standardFee",
      o.pay_fee AS "payFee", o.remark, o.created_at AS "createdAt", s.student, l.lines, y.proof
    FROM (
      SELECT * FROM orders WHERE status = $2 AND created_at >= $3 ORDER BY created_at DESC, id DESC LIMIT $1
    ) o
    CROSS JOIN LATERAL (
      SELECT row_to_json(x) AS student FROM (SELECT id, name, phone, email, cschool FROM student WHERE id = o.student_id) x
    ) s
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(x), '[]') AS lines
      FROM (
        SELECT l.id, l.course_num AS "courseNum", l.course_fee AS "courseFee", p.project
        FROM order_line l
        CROSS JOIN LATERAL (
          SELECT row_to_json(x) AS project
          FROM (
            SELECT p.id, p.name, p.start_date AS "startDate", p.end_date AS "endDate", p.address, p.apply_fee AS "applyFee", c.campus
            FROM project p
            CROSS JOIN LATERAL (
              SELECT row_to_json(x) AS campus
              FROM (
                SELECT c.id, c.name, c.info, (SELECT row_to_json(x) FROM (SELECT t.id, t.title FROM campus_type t WHERE t.id = c.campus_type_id) x) AS "campusType"
                FROM campus c WHERE c.id = p.campus_id
              ) x
            ) c
            WHERE p.id = l.project_id
          ) x
        ) p
        WHERE l.order_id = o.id ORDER BY l.id
      ) x
    ) l
    LEFT JOIN LATERAL (
      SELECT row_to_json(x) AS proof
      FROM (
        SELECT id, account_number AS "accountNumber", account_name AS "accountName", opening_bank AS "openingBank", pay_date AS "payDate", amount
        FROM payment WHERE order_id = o.id
      ) x
    ) y ON true
    ORDER BY o.created_at DESC, o.id DESC
  ) n`;
