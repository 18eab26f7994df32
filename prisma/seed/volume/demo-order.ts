import { cartPrice, courseFeeOf } from '../../../src/domain/commerce/order/order-price.js';
import { writeOrder } from '../../../src/domain/commerce/order/order-writing.js';
import type { Transaction } from '../../../src/platform/database/database.js';

/** One order that the demo student `student1` has just placed from the cart and not paid; answers the rows by table. */
export async function placeDemoOrder(transaction: Transaction, now: Date): Promise<Record<string, number>> {
  const { id: studentId, accountId } = await transaction.student.findFirstOrThrow({
    where: { account: { username: 'student1' } },
    select: { id: true, accountId: true },
  });
  const project = await transaction.project.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true, applyFee: true } });
  const courseFee = await courseFeeOf(transaction, project.id, 1);
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
  await writeOrder(transaction, draft, accountId, now);
  return { cart_line: 1, orders: 1, order_line: 1, audit_event: 1 };
}
