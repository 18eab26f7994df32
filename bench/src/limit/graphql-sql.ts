import { graphql, many, one } from './sql.js';

// The answers of the GraphQL scenarios. Times, days and amounts are left as PostgreSQL's JSON writes them.

export const PROJECT = graphql(
  'project',
  one(`
    SELECT id, name, start_date AS "startDate", end_date AS "endDate", address, info, apply_fee AS "applyFee",
      course_num AS "courseNum", max_num AS "maxNum", active, created_at AS "createdAt"
    FROM project WHERE id = $1`),
);

/** The page is cut before its rows are looked at: PostgreSQL would make the JSON of skipped rows too. */
export const PROJECTS = graphql(
  'projects',
  `'{"nodes":' || ${many(`
    SELECT p.id, p.name, p.start_date AS "startDate", p.end_date AS "endDate", p.address, p.apply_fee AS "applyFee",
      p.course_num AS "courseNum", p.created_at AS "createdAt",
      ${one('SELECT id, name, info FROM campus WHERE id = p.campus_id')} AS campus,
      ${many('SELECT id, course_number AS "courseNumber", fee FROM project_fee WHERE project_id = p.id ORDER BY course_number')} AS fees
    FROM (SELECT * FROM project ORDER BY id LIMIT 20 OFFSET $1) p ORDER BY p.id`)} || '}'`,
);

const CAMPUS = one(`
  SELECT c.id, c.name, c.info, ${one('SELECT t.id, t.title FROM campus_type t WHERE t.id = c.campus_type_id')} AS "campusType"
  FROM campus c WHERE c.id = p.campus_id`);

const ORDERED_PROJECT = one(`
  SELECT p.id, p.name, p.start_date AS "startDate", p.end_date AS "endDate", p.address, p.apply_fee AS "applyFee", ${CAMPUS} AS campus
  FROM project p WHERE p.id = l.project_id`);

/** @param first in the text, so that a plan for any parameters knows how short the page is */
export function orders(first: number): string {
  return graphql(
    'orders',
    `'{"nodes":' || ${many(`
      SELECT o.id, o.order_number AS "orderNumber", o.status, o.currency, o.payment, o.standard_fee AS "standardFee",
        o.pay_fee AS "payFee", o.remark, o.created_at AS "createdAt",
        ${one('SELECT s.id, s.name, s.phone, s.email, s.cschool FROM student s WHERE s.id = o.student_id')} AS student,
        ${many(`SELECT l.id, l.course_num AS "courseNum", l.course_fee AS "courseFee", ${ORDERED_PROJECT} AS project FROM order_line l WHERE l.order_id = o.id ORDER BY l.id`)} AS lines,
        ${one(`
          SELECT y.id, y.account_number AS "accountNumber", y.account_name AS "accountName", y.opening_bank AS "openingBank", y.pay_date AS "payDate", y.amount
          FROM payment y WHERE y.order_id = o.id`)} AS proof
      FROM orders o WHERE o.status = $1 AND o.created_at >= $2 ORDER BY o.created_at DESC, o.id DESC LIMIT ${first}`)} || '}'`,
  );
}
