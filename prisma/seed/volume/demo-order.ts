import { cartPrice, courseFeeIn } from '../../../src/domain/commerce/order/order-price.js';
import { orderPlaced } from '../../../src/domain/commerce/order/order-writing.js';
import type { Transaction } from '../../../src/platform/database/database.js';
import { writeChanges } from '../../../src/write/writer.js';
import { sendThrough } from './send-through.js';

/** One order that the demo student `student1` has just placed from the cart and not paid; answers the rows by table. */
export async function placeDemoOrder(transaction: Transaction, now: Date): Promise<Record<string, number>> {
  const student = await transaction.student.findFirstOrThrow({
    where: { account: { username: 'student1' } },
    select: { id: true, status: true, accountId: true },
  });
  const { id: studentId, accountId: actorId } = student;
  const project = await transaction.project.findFirstOrThrow({
    orderBy: { id: 'desc' },
    select: { id: true, applyFee: true, fees: { select: { projectId: true, courseNumber: true, fee: true } } },
  });
  const courseFee = courseFeeIn(project.fees, project.id, 1);
  const line = { projectId: project.id, courseNum: 1, courseFee };
  const { id: cartLineId } = await transaction.cartLine.create({ data: { ...line, studentId, status: 'ORDERED' }, select: { id: true } });
  const standardFee = cartPrice([courseFee], [project.applyFee]);
  const draft = {
    studentId,
    currency: 'RMB',
    payment: 'BANK',
    standardFee,
    payFee: standardFee,
    lines: [{ ...line, cartLineId }],
  } as const;
  const facts = { student, unfinished: [], orderCount: await transaction.order.count({ where: { studentId } }), invitation: null };
  await writeChanges(sendThrough(transaction), orderPlaced(facts, draft, { actorId, now, skipped: 0 }).changes);
  return { cart_line: 1, orders: 1, order_line: 1, audit_event: 1 };
}
