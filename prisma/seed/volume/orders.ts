import type { Transaction } from '../../../src/platform/database/database.js';
import { sql } from '../../../src/read/sql.js';
import { DEMO_PERSONAL_PATH } from '../files.js';
import { lot, pick } from './sql.js';

/** A coupon takes this off the newest order of every twentieth student. */
const COUPON_AMOUNT = 300;
const HAS_COUPON = sql`student_n % 20 = 0 AND later = 0`;
const RELATIONS = ['父亲', '母亲', '本人'];

/**
 * The orders of the plan with everything that belongs to them, in the order of the foreign keys, as the services of
 * src/domain/commerce would have written it.
 */
export async function makeOrders(transaction: Transaction, openedAt: Date): Promise<Record<string, number>> {
  return {
    cart_line: await transaction.$executeRaw`
      INSERT INTO cart_line (id, student_id, project_id, course_num, course_fee, status, created_at, updated_at)
      SELECT cart_line_id, student_id, project_id, course_number, fee, (CASE status WHEN 'CONFIRMED' THEN 'PAYED' ELSE 'ORDERED' END)::cart_line_status,
        placed_at - interval '15 minutes' + position * interval '1 minute', CASE status WHEN 'CONFIRMED' THEN settled_at ELSE placed_at END
      FROM volume_line JOIN volume_order USING (order_id) ORDER BY cart_line_id`,
    orders: await makeHeads(transaction),
    order_line: await transaction.$executeRaw`
      INSERT INTO order_line (order_id, project_id, cart_line_id, course_num, course_fee, created_at)
      SELECT order_id, project_id, cart_line_id, course_number, fee, placed_at FROM volume_line JOIN volume_order USING (order_id) ORDER BY cart_line_id`,
    payment: await transaction.$executeRaw`
      INSERT INTO payment (order_id, account_name, pay_date, img, amount, phone, relation, created_at, updated_at)
      SELECT order_id, s.name, (paid_at AT TIME ZONE interval '8 hours')::date, ${DEMO_PERSONAL_PATH}, pay_fee, s.phone, ${pick(RELATIONS, sql`rank`, 40)}, paid_at, paid_at
      FROM (SELECT *, placed_at + interval '20 minutes' AS paid_at FROM volume_order WHERE status IN ('TO_CONFIRM', 'CONFIRMED', 'CONFIRM_FAILED')) paid
      JOIN orders o ON o.id = order_id JOIN student s ON s.id = o.student_id ORDER BY order_id`,
    ...(await makeRevisions(transaction)),
    ...(await makeChoices(transaction)),
    ...(await makeCoupons(transaction, openedAt)),
  };
}

/** The number is that of order-number.ts, the standard fee that of order-price.ts for orders from a cart. */
async function makeHeads(transaction: Transaction): Promise<number> {
  return transaction.$executeRaw`
    INSERT INTO orders (id, order_number, student_id, status, currency, payment, standard_fee, pay_fee, created_at, updated_at)
    SELECT order_id, to_char(placed_at AT TIME ZONE interval '8 hours', 'YYYYMMDDHH24MISS') || student_id || earlier, student_id, status,
      (CASE WHEN way < 8 THEN 'RMB' ELSE 'FOREIGN_CURRENCY' END)::currency, (CASE WHEN way < 5 THEN 'BANK' WHEN way < 8 THEN 'ALI_PAY' ELSE 'PAY_PAL' END)::payment_way,
      standard_fee, standard_fee - CASE WHEN ${HAS_COUPON} THEN ${COUPON_AMOUNT}::int ELSE 0 END, placed_at, settled_at
    FROM (SELECT *, ${lot(sql`rank`, 41, 10)} AS way FROM volume_order) drawn
    JOIN (SELECT order_id, sum(fee) + max(apply_fee) AS standard_fee FROM volume_line GROUP BY order_id) price USING (order_id)
    ORDER BY order_id`;
}

/** What a student has bought, once the order is confirmed. */
async function makeRevisions(transaction: Transaction): Promise<Record<string, number>> {
  return {
    order_revision: await transaction.$executeRaw`
      INSERT INTO order_revision (order_id, all_amount, created_at)
      SELECT order_id, pay_fee, settled_at FROM volume_order planned JOIN orders ON id = order_id WHERE planned.status = 'CONFIRMED' ORDER BY order_id`,
    order_revision_line: await transaction.$executeRaw`
      INSERT INTO order_revision_line (revision_id, slot, project_id, course_num)
      SELECT r.id, position, project_id, course_number FROM volume_line JOIN order_revision r USING (order_id) ORDER BY cart_line_id`,
  };
}

/** Of every third confirmed order, one course of the first project is chosen, which opens the project's credit transfer. */
async function makeChoices(transaction: Transaction): Promise<Record<string, number>> {
  const chosen = sql`(
    SELECT order_id, student_id, project_id, settled_at, offering_ids[1 + ${lot(sql`rank`, 43, 1000)} % cardinality(offering_ids)] AS offering_id
    FROM volume_line JOIN volume_order USING (order_id) JOIN volume_project USING (project_id)
    WHERE position = 1 AND status = 'CONFIRMED' AND ${lot(sql`rank`, 42, 3)} = 0) chosen`;
  return {
    enrolment: await transaction.$executeRaw`
      INSERT INTO enrolment (student_id, offering_id, course_code, course_name, created_at, updated_at)
      SELECT student_id, offering_id, coalesce(o.code, c.code), o.name, settled_at, settled_at
      FROM ${chosen} JOIN offering o ON o.id = offering_id JOIN course c ON c.id = course_id ORDER BY order_id`,
    credit_transfer: await transaction.$executeRaw`
      INSERT INTO credit_transfer (student_id, project_id, created_at, updated_at)
      SELECT student_id, project_id, settled_at, settled_at FROM ${chosen} ORDER BY order_id`,
  };
}

/** An open order locks the coupon, a confirmed one has used it up, any other has given it back. */
async function makeCoupons(transaction: Transaction, openedAt: Date): Promise<Record<string, number>> {
  const terms = { amount: COUPON_AMOUNT, startTime: openedAt, endTime: new Date('2027-12-31T16:00:00Z'), maxNum: 1_000_000 };
  const { id } = await transaction.coupon.create({
    data: { code: 'VOLUME', type: 'STAGE', info: '暑期优惠', ...terms, createdAt: openedAt },
    select: { id: true },
  });
  const status = sql`CASE WHEN status IN ('TO_PAY', 'TO_CONFIRM') THEN 'LOCKED' WHEN status = 'CONFIRMED' THEN 'USED' ELSE 'TO_USE' END`;
  return {
    coupon: 1,
    coupon_grant: await transaction.$executeRaw`
      INSERT INTO coupon_grant (coupon_id, student_id, status, order_id, created_at, updated_at)
      SELECT ${id}::int, student_id, held::coupon_grant_status, CASE WHEN held <> 'TO_USE' THEN order_id END, placed_at - interval '15 minutes', settled_at
      FROM (SELECT *, ${status} AS held FROM volume_order WHERE ${HAS_COUPON}) holder ORDER BY student_id`,
  };
}
