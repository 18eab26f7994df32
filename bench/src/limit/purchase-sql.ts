import { one } from './sql.js';

/** $1 student, $2 project, $3 number of courses */
export const ADD_CART_LINE = `
  WITH line AS (
    INSERT INTO cart_line (student_id, project_id, course_num, course_fee, updated_at)
    SELECT $1, project_id, course_number, fee, now() FROM project_fee WHERE project_id = $2 AND course_number = $3
    RETURNING id, project_id, course_fee, status
  )
  SELECT '{"data":{"addCartLine":' || row_to_json(x) || '}}' AS answer
  FROM (SELECT id, course_fee AS "courseFee", status, ${one('SELECT p.id, p.name FROM project p WHERE p.id = line.project_id')} AS project FROM line) x`;

/** $1 student, $2 cart line. One application fee is charged: the project's, or 2000 where it has none. */
export const ORDER_CART = `
  WITH line AS (
    UPDATE cart_line SET status = 'ORDERED', updated_at = now() WHERE id = $2 AND student_id = $1 AND status = 'NEW'
    RETURNING id, student_id, project_id, course_num, course_fee
  ), ordered AS (
    INSERT INTO orders (order_number, student_id, standard_fee, pay_fee, updated_at)
    SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDDHH24MISS') || l.student_id || (SELECT count(*) FROM orders WHERE student_id = l.student_id),
      l.student_id, fee.standard, fee.standard, now()
    FROM line l JOIN project p ON p.id = l.project_id CROSS JOIN LATERAL (SELECT l.course_fee + coalesce(p.apply_fee, 2000) AS standard) fee
    RETURNING id, status, currency, payment, standard_fee, student_id
  ), ordered_line AS (
    INSERT INTO order_line (order_id, project_id, cart_line_id, course_num, course_fee)
    SELECT o.id, l.project_id, l.id, l.course_num, l.course_fee FROM line l, ordered o
    RETURNING project_id, course_num, course_fee
  )
  SELECT '{"data":{"orderCart":' || row_to_json(x) || '}}' AS answer
  FROM (
    SELECT o.status, o.currency, o.payment, o.standard_fee AS "standardFee",
      ${one('SELECT s.id, s.name FROM student s WHERE s.id = o.student_id')} AS student,
      (SELECT json_agg(y) FROM (
        SELECT l.course_num AS "courseNum", l.course_fee AS "courseFee",
          ${one(`SELECT p.id, p.name, ${one('SELECT c.id, c.name FROM campus c WHERE c.id = p.campus_id')} AS campus FROM project p WHERE p.id = l.project_id`)} AS project
        FROM ordered_line l) y) AS lines
    FROM ordered o
  ) x`;
