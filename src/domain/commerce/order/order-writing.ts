import type { Prisma } from '../../../generated/prisma/client.js';
import type { Currency, PaymentWay } from '../../../generated/prisma/enums.js';
import type { Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/errors.js';
import { AUDITED, recordAudit } from '../../accounts/audit/audit.js';
import { makeRecommendationEffective } from '../../student-record/effective-recommendation.js';
import { takeStep } from '../../student-record/student-status.js';
import { drawOrderNumber } from './order-number.js';
import { UNFINISHED } from './order-status.js';

export interface OrderDraft {
  /** Must be locked (student-lock.ts). */
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

/** The rule of both summer surfaces; what has expired must be canceled before. The student must be locked. Throws ORDER_UNFINISHED. */
export async function requireNoneUnfinished(tx: Transaction, studentId: number): Promise<void> {
  const unfinished = await tx.order.count({ where: { studentId, status: { in: [...UNFINISHED] } } });
  if (unfinished > 0) throw new DomainError('ORDER_UNFINISHED');
}

/**
 * Writes a new order, wherever it comes from, with everything that follows from it, after `requireNoneUnfinished`.
 * contract: summer-student.order.create, summer-crm.order.create
 */
export async function writeOrder(tx: Transaction, { lines, ...draft }: OrderDraft, actorId: number | null, now: Date): Promise<number> {
  const { studentId } = draft;
  const orderNumber = await drawOrderNumber(tx, studentId, now);
  const { id } = await tx.order.create({ data: { ...draft, orderNumber }, select: { id: true } });
  await tx.orderLine.createMany({ data: lines.map((line) => ({ ...line, orderId: id })) });
  await takeStep(tx, studentId, 'ordered');
  await makeRecommendationEffective(tx, studentId);
  await recordAudit(tx, { operation: AUDITED.ORDER, description: '创建了订单', actorId, entity: 'Order', entityId: id });
  return id;
}
