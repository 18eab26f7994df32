import { graphql, one } from './sql.js';

// Writes that keep the gateway's rules: each runs in a transaction that holds the lock of its student (write-routes.ts),
// checks and changes in one statement, and answers nothing where a rule refuses. Tallies and `updated_at` are kept by the
// database's triggers.

/** `$1` student. Ends orders that were not paid within seven days, which stand in the way of a new one. */
export const END_EXPIRED = `
  WITH expired AS (
    UPDATE orders SET status = 'CANCELED' WHERE student_id = $1 AND status = 'TO_PAY' AND created_at < now() - interval '7 days'
    RETURNING id
  ), freed AS (
    UPDATE coupon_grant SET status = 'TO_USE', order_id = NULL WHERE status = 'LOCKED' AND order_id IN (SELECT id FROM expired)
  ), stepped AS (
    UPDATE student SET status = 'PERSONAL_FILE' WHERE id = $1 AND status = 'SUPPLY_ORDER' AND EXISTS (SELECT FROM expired)
  )
  INSERT INTO audit_event (operation, description, entity, entity_id) SELECT 302, '取消了订单', 'Order', id FROM expired
  RETURNING id::text AS answer`;

/** `$1` student, `$2` project, `$3` number of courses, `$4` currency, `$5` payment: the tables `placed`, `line` and `stepped`. */
export const PLACING = `
  WITH placed AS (
    INSERT INTO orders (order_number, student_id, currency, payment, standard_fee)
    SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDDHH24MISS') || $1::int || (SELECT count(*) FROM orders WHERE student_id = $1),
      $1, $4::currency, $5::payment_way, coalesce(p.apply_fee, 0) + coalesce(f.fee, 0)
    FROM project p LEFT JOIN project_fee f ON f.project_id = p.id AND f.course_number = $3
    WHERE p.id = $2 AND p.active AND $3 <= p.course_num
      AND NOT EXISTS (SELECT FROM orders WHERE student_id = $1 AND status IN ('TO_PAY', 'TO_CONFIRM'))
    RETURNING id, student_id, status, currency, payment, standard_fee, pay_fee, created_at
  ), line AS (
    INSERT INTO order_line (order_id, project_id, course_num, course_fee)
    SELECT id, $2, $3, coalesce((SELECT fee FROM project_fee WHERE project_id = $2 AND course_number = $3), 0) FROM placed
    RETURNING project_id, course_num, course_fee
  ), stepped AS (
    UPDATE student SET status = 'SUPPLY_ORDER' WHERE id = $1 AND status IN ('NEW', 'PERSONAL_FILE') AND EXISTS (SELECT FROM placed)
    RETURNING status
  ), invited AS (
    UPDATE recommendation SET effective = true
    WHERE NOT effective AND EXISTS (SELECT FROM placed)
      AND id = (SELECT id FROM recommendation WHERE invitee_id = $1 ORDER BY effective DESC, invited_at DESC, id DESC LIMIT 1)
  ), audited AS (
    INSERT INTO audit_event (operation, description, actor_id, entity, entity_id)
    SELECT 302, '创建了订单', (SELECT account_id FROM student WHERE id = $1), 'Order', id FROM placed
  )`;

const STEPPED_STUDENT = one(
  'SELECT s.id, s.name, coalesce((SELECT status FROM stepped), s.status) AS status FROM student s WHERE s.id = $1',
);

export const PLACE = `${PLACING} ${graphql(
  'placeOrder',
  one(`
    SELECT o.status, o.currency, o.payment, o.standard_fee AS "standardFee", o.pay_fee AS "payFee", ${STEPPED_STUDENT} AS student,
      (SELECT json_agg(y) FROM (
        SELECT l.course_num AS "courseNum", l.course_fee AS "courseFee",
          ${one(`SELECT p.id, p.name, ${one('SELECT c.id, c.name FROM campus c WHERE c.id = p.campus_id')} AS campus FROM project p WHERE p.id = l.project_id`)} AS project
        FROM line l) y) AS lines
    FROM placed o`),
)}`;

/** `$1` student, `$2` order, `$3` account number, `$4` its name, `$5` day, `$6` media path, `$7` amount. No coupons are named. */
export const PAY = `
  WITH paid AS (
    UPDATE orders SET status = 'TO_CONFIRM', pay_fee = coalesce(pay_fee, standard_fee)
    WHERE id = $2 AND student_id = $1 AND status = 'TO_PAY'
    RETURNING id, status, standard_fee, pay_fee
  ), proof AS (
    INSERT INTO payment (order_id, account_number, account_name, pay_date, img, amount)
    SELECT id, $3, $4, $5::date, $6, $7::numeric FROM paid
    RETURNING account_number, account_name, pay_date, amount
  ), stepped AS (
    UPDATE student SET status = 'TO_PAYMENT_CONFIRM'
    WHERE id = $1 AND status IN ('NEW', 'PERSONAL_FILE', 'SUPPLY_ORDER', 'SIGNED_AGREEMENT') AND EXISTS (SELECT FROM paid)
    RETURNING status
  ) ${graphql(
    'payOrder',
    one(`
      SELECT o.status, o.standard_fee AS "standardFee", o.pay_fee AS "payFee", ${STEPPED_STUDENT} AS student,
        ${one('SELECT account_number AS "accountNumber", account_name AS "accountName", pay_date AS "payDate", amount FROM proof')} AS proof
      FROM paid o`),
  )}`;

/** `$1` student, `$2` order */
export const CONFIRM = `
  WITH confirmed AS (
    UPDATE orders SET status = 'CONFIRMED' WHERE id = $2 AND student_id = $1 AND status = 'TO_CONFIRM'
    RETURNING id, status, standard_fee, pay_fee
  ), used AS (
    UPDATE coupon_grant SET status = 'USED' WHERE status = 'LOCKED' AND order_id = (SELECT id FROM confirmed)
  ), settled AS (
    UPDATE cart_line SET status = 'PAYED'
    WHERE status = 'ORDERED' AND id IN (SELECT l.cart_line_id FROM order_line l JOIN confirmed o ON o.id = l.order_id)
  ), revision AS (
    INSERT INTO order_revision (order_id, all_amount) SELECT id, coalesce(pay_fee, standard_fee) FROM confirmed RETURNING id
  ), revised AS (
    INSERT INTO order_revision_line (revision_id, slot, project_id, course_num)
    SELECT r.id, row_number() OVER (ORDER BY l.id), l.project_id, l.course_num FROM revision r, order_line l WHERE l.order_id = $2
  ), stepped AS (
    UPDATE student SET status = 'PAYMENT_CONFIRMED'
    WHERE id = $1 AND status IN ('SUPPLY_ORDER', 'SIGNED_AGREEMENT', 'TO_PAYMENT_CONFIRM') AND EXISTS (SELECT FROM confirmed)
    RETURNING status
  ) ${graphql(
    'confirmOrder',
    one(`
      SELECT o.status, o.standard_fee AS "standardFee", o.pay_fee AS "payFee", ${STEPPED_STUDENT} AS student,
        (SELECT json_agg(y) FROM (
          SELECT l.course_num AS "courseNum", l.course_fee AS "courseFee", ${one('SELECT p.id, p.name FROM project p WHERE p.id = l.project_id')} AS project
          FROM order_line l WHERE l.order_id = o.id ORDER BY l.id) y) AS lines
      FROM confirmed o`),
  )}`;

/** `$1` student, `$2` project, `$3` offering, which is locked too */
export const CHOOSE = `
  WITH place AS (
    SELECT o.id, o.name, o.professor, coalesce(o.code, c.code) AS code
    FROM offering o JOIN course c ON c.id = o.course_id JOIN project p ON p.id = o.project_id
    WHERE o.id = $3 AND o.project_id = $2 AND o.active
      AND (SELECT count(*) FROM enrolment WHERE offering_id = $3) < o.max_num
      AND NOT EXISTS (SELECT FROM enrolment WHERE student_id = $1 AND offering_id = $3)
      AND (SELECT count(*) FROM enrolment e JOIN offering x ON x.id = e.offering_id WHERE e.student_id = $1 AND x.project_id = $2) < least(p.course_num, (
        SELECT sum(l.course_num) FROM orders r JOIN order_line l ON l.order_id = r.id
        WHERE r.student_id = $1 AND r.status IN ('TO_CONFIRM', 'CONFIRMED') AND l.project_id = $2))
  ), transfer AS (
    INSERT INTO credit_transfer (student_id, project_id) SELECT $1, $2 FROM place ON CONFLICT DO NOTHING
  ), chosen AS (
    INSERT INTO enrolment (student_id, offering_id, course_code, course_name) SELECT $1, id, code, name FROM place
    RETURNING course_code, course_name
  ) ${graphql(
    'chooseOffering',
    one(`
      SELECT e.course_code AS "courseCode", e.course_name AS "courseName",
        ${one('SELECT id, name, professor FROM place')} AS offering,
        ${one('SELECT p.id, p.name FROM project p WHERE p.id = $2')} AS project,
        ${one('SELECT s.id, s.name FROM student s WHERE s.id = $1')} AS student
      FROM chosen e`),
  )}`;
