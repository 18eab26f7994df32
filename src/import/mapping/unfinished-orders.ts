import { Currency, type OrderStatus, PaymentWay } from '../../generated/prisma/enums.js';
import type { SourceRow } from '../source/source.js';
import type { Companion, Context } from './declare.js';
import { money, oneOf } from './values.js';

/** What an order of an old system is here, among all of its student's: a student has one unfinished order at most. */
export interface Standing {
  readonly status: OrderStatus;
  /** It was closed for another. */
  readonly closed: boolean;
}

/** Undefined for a status that there is not. */
export type StandingOf = (old: SourceRow, orders: readonly SourceRow[]) => Standing | undefined;

/** The statuses of a system's orders that are unfinished, unpaid first. */
export interface UnfinishedStatuses {
  readonly unpaid: string;
  readonly paid: string;
}

/** How a system's orders stand: `statusOf` what an old status is here, `unfinished` those of the old statuses that are. */
export function standings(
  statusOf: (old: string | null | undefined) => OrderStatus | undefined,
  unfinished: UnfinishedStatuses,
): StandingOf {
  return (old, orders) => {
    const status = statusOf(old['status']);
    if (status === undefined) return undefined;
    const closed = closedFor(old, orders, unfinished) !== null;
    return { status: closed ? 'CANCELED' : status, closed };
  };
}

/** The unfinished orders of the students of a page. */
export const ordersOfStudent: Companion = {
  table: 'order',
  column: 'user_id',
  columns: ['id', 'status', 'create_time'],
  of: (row) => [row['user_id']],
};

/**
 * Of several unfinished orders of one student the newest stays, a paid one before an unpaid one. Answers the old id of the one that stays
 * where the order is another.
 */
export function closedFor(old: SourceRow, orders: readonly SourceRow[], { unpaid, paid }: UnfinishedStatuses): string | null {
  const isUnfinished = (status: string | null | undefined): boolean => status === unpaid || status === paid;
  if (!isUnfinished(old['status'])) return null;
  const unfinished = orders.filter(({ status }) => isUnfinished(status));
  const [stays] = [...unfinished].sort(
    (one, other) =>
      Number(other['status'] === paid) - Number(one['status'] === paid) ||
      (other['create_time'] ?? '').localeCompare(one['create_time'] ?? '') ||
      Number(other['id']) - Number(one['id']),
  );
  return stays === undefined || stays['id'] === old['id'] ? null : (stays['id'] ?? null);
}

const LONGEST_REMARK = 255;
const CLOSED = '（老系统中的另一个未完成订单，导入时关闭）';

function closedRemark(remark: string | null | undefined): string {
  return `${(remark ?? '').slice(0, LONGEST_REMARK - CLOSED.length)}${CLOSED}`;
}

/** What an order is here that both summer systems say alike; a text: why it is none. `at` has its student's `orders` as companions. */
export function orderValues(old: SourceRow, at: Context, studentId: number, standingOf: StandingOf) {
  const standing = standingOf(old, at.companions('orders'));
  const fee = money(old['standard_fee']);
  if (standing === undefined || fee === null) return 'its status or its fee is none';
  const payFee = money(old['pay_fee']);
  const raised = payFee !== null && Number(payFee) > Number(fee);
  if (raised) at.note('standardFee', `${fee} is less than what is paid: raised to it`);
  const other = standing.status === 'TO_PAY' || standing.status === 'TO_CONFIRM' ? at.find('Order.unfinished', studentId) : undefined;
  const closed = standing.closed || other !== undefined;
  if (closed) at.note('status', `${old['status']} there: closed, because another unfinished order of the student stays`);
  return {
    studentId,
    status: closed ? 'CANCELED' : standing.status,
    currency: oneOf(Currency, old['currency']) ?? null,
    payment: oneOf(PaymentWay, old['payment']) ?? null,
    standardFee: raised ? payFee : fee,
    payFee,
    remark: closed ? closedRemark(old['remark']) : (old['remark'] ?? null),
    expires: at.options.expireOld,
  };
}
