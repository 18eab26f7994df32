import type { SourceRow } from '../source/source.js';
import type { Companion } from './declare.js';

/** What an order of an old system is here: a student has one unfinished order at most. */
export interface Standing {
  readonly status: string;
  /** It was closed for another. */
  readonly closedFor: string | null;
}

/** The statuses of a system's orders that are unfinished, unpaid first. */
export interface UnfinishedStatuses {
  readonly unpaid: string;
  readonly paid: string;
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

export function closedRemark(remark: string | null | undefined): string {
  return `${(remark ?? '').slice(0, LONGEST_REMARK - CLOSED.length)}${CLOSED}`;
}
