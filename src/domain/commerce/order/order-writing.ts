import type { Prisma } from '../../../generated/prisma/client.js';
import type { Currency, PaymentWay } from '../../../generated/prisma/enums.js';
import { type Change, insert, insertAll, type NewId } from '../../../write/changes.js';
import { count, type Known, rows } from '../../../write/facts.js';
import { audited, AUDITED } from '../../accounts/audit/audit.js';
import { DomainError } from '../../errors.js';
import { invitationCounts, invitationOf } from '../../student-record/effective-recommendation.js';
import { progressOf, stepsTaken } from '../../student-record/student-status.js';
import { isExpired } from '../order-expiry/order-expiry.js';
import { MOVED_ORDER, withoutStudent } from './order-move.js';
import { numberOf } from './order-number.js';
import { UNFINISHED_ORDER } from './order-status.js';

export interface OrderDraft {
  readonly studentId: number;
  readonly currency: Currency | null;
  readonly payment: PaymentWay | null;
  readonly standardFee: Prisma.Decimal;
  /** Null until it is known which coupons are used. */
  readonly payFee: Prisma.Decimal | null;
  readonly lines: readonly {
    readonly projectId: number;
    readonly courseNum: number;
    readonly courseFee: Prisma.Decimal;
    readonly cartLineId: number | null;
  }[];
}

/** What a new order of a student depends on, wherever it comes from; the student must be locked. */
export const orderingFacts = (studentId: number) => ({
  student: progressOf(studentId),
  unfinished: rows('Order', { where: { studentId, status: { in: [...UNFINISHED_ORDER] } }, select: MOVED_ORDER }),
  orderCount: count('Order', { studentId }),
  invitation: invitationOf(studentId),
});

export type OrderingFacts = Known<ReturnType<typeof orderingFacts>>;

/** The ids of the student's orders that were placed too long ago to be paid: a new order cancels them. */
export function expiredIn({ unfinished }: OrderingFacts, now: Date): number[] {
  return unfinished.filter((order) => isExpired(order, now)).map(({ id }) => id);
}

/** The rule of both summer surfaces. Throws ORDER_UNFINISHED. */
export function requireNoneUnfinished({ unfinished }: OrderingFacts, now: Date): void {
  if (unfinished.some((order) => !isExpired(order, now))) throw new DomainError('ORDER_UNFINISHED');
}

interface Placing {
  readonly actorId: number | null;
  readonly now: Date;
  /** How many order numbers were found to be taken. */
  readonly skipped: number;
}

/**
 * A new order with everything that follows from it, and the end of what has expired, after `requireNoneUnfinished`.
 * contract: summer-student.order.create, summer-crm.order.create
 */
export function orderPlaced(
  { student, unfinished, orderCount, invitation }: OrderingFacts,
  { lines, ...draft }: OrderDraft,
  { actorId, now, skipped }: Placing,
): { readonly id: NewId; readonly changes: readonly Change[] } {
  if (student === null) throw new DomainError('NOT_FOUND');
  const expired = unfinished.filter((order) => isExpired(order, now));
  const order = insert('Order', { ...draft, orderNumber: numberOf(now, draft.studentId, orderCount + skipped) });
  const changes = [
    ...expired.flatMap((one) => withoutStudent(one, { to: 'CANCELED', actorId: null })),
    order,
    insertAll(
      'OrderLine',
      lines.map((line) => ({ ...line, orderId: order.id })),
    ),
    ...stepsTaken(student, ...(expired.length > 0 ? (['canceled', 'ordered'] as const) : (['ordered'] as const))),
    ...invitationCounts(invitation),
    audited({ operation: AUDITED.ORDER, description: '创建了订单', actorId, entity: 'Order', entityId: order.id }),
  ];
  return { id: order.id, changes };
}
