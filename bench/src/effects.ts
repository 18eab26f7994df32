import type { Client } from 'pg';

/** What is kept of students, without what is another with each write: ids, times and numbers of orders. `$1` are the students. */
const QUESTIONS = {
  students: 'SELECT id, status FROM student WHERE id = ANY($1) ORDER BY id',
  orders: `
    SELECT o.student_id, o.status, o.currency, o.payment, o.standard_fee, o.pay_fee, o.remark, l.project_id, l.course_num, l.course_fee
    FROM orders o JOIN order_line l ON l.order_id = o.id WHERE o.student_id = ANY($1) ORDER BY o.student_id, o.id, l.id`,
  payments: `
    SELECT o.student_id, p.account_number, p.account_name, p.opening_bank, p.pay_date, p.img, p.amount, p.phone, p.relation, p.remark
    FROM payment p JOIN orders o ON o.id = p.order_id WHERE o.student_id = ANY($1) ORDER BY o.student_id, o.id`,
  revisions: `
    SELECT o.student_id, r.adjustment_id, r.all_amount, l.slot, l.project_id, l.course_num
    FROM order_revision r JOIN orders o ON o.id = r.order_id JOIN order_revision_line l ON l.revision_id = r.id
    WHERE o.student_id = ANY($1) ORDER BY o.student_id, r.id, l.slot`,
  cartLines:
    'SELECT student_id, project_id, course_num, course_fee, status FROM cart_line WHERE student_id = ANY($1) ORDER BY student_id, id',
  coupons: 'SELECT student_id, coupon_id, status FROM coupon_grant WHERE student_id = ANY($1) ORDER BY id',
  enrolments: `
    SELECT student_id, offering_id, course_code, course_name, school, remark, score_status, conversion_status
    FROM enrolment WHERE student_id = ANY($1) ORDER BY student_id, id`,
  transfers: 'SELECT student_id, project_id, status FROM credit_transfer WHERE student_id = ANY($1) ORDER BY student_id, id',
  invitations: 'SELECT id, effective FROM recommendation WHERE invitee_id = ANY($1) ORDER BY id',
  audit: `
    SELECT o.student_id, e.operation, e.description, e.actor_id
    FROM audit_event e JOIN orders o ON e.entity = 'Order' AND o.id = e.entity_id WHERE o.student_id = ANY($1) ORDER BY o.student_id, e.id`,
  orderTally: 'SELECT status, currency, payment, sum(delta) FROM order_tally GROUP BY 1, 2, 3 HAVING sum(delta) <> 0 ORDER BY 1, 2, 3',
  studentTally: 'SELECT status, sum(delta) FROM student_tally GROUP BY 1 HAVING sum(delta) <> 0 ORDER BY 1',
} as const;

/** What the database holds of these students, and counts. Two servers that keep the same rules leave the same. */
export async function effectsOn(database: Client, students: readonly number[]): Promise<Readonly<Record<string, unknown>>> {
  const effects: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(QUESTIONS)) {
    const { rows } = await database.query(text, text.includes('$1') ? [students] : []);
    // As JSON, like the answers it is compared with.
    effects[name] = JSON.parse(JSON.stringify(rows));
  }
  return effects;
}
