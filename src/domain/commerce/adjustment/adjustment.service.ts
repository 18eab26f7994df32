import { requireRealm } from '../../../access/authorize.js';
import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { Prisma } from '../../../generated/prisma/client.js';
import type { AdjustmentStatus } from '../../../generated/prisma/enums.js';
import { type Change, type Decision, decision, insert, insertAll, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { count, lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requirePositiveAmount } from '../../values/money.js';
import type { OrderFeed } from '../order-feed/order-feed.js';
import { newestRevisionOf, slotOf, withCourses, type Revision } from '../order-revision/order-revision.js';
import { numberOf, withAdjustmentNumber } from '../order/order-number.js';
import { requireStorable } from '../order/order-price.js';
import { requireAdjustmentMove, requireOpenAdjustment } from './adjustment-status.js';
import type { CreateAdjustmentInput, UpdateAdjustmentInput } from './adjustment.input.js';

const KNOWING = defineWrite<{ id: number }>()({
  facts: ({ id }) => ({ known: row('Adjustment', { where: { id }, select: { orderId: true, order: { select: { studentId: true } } } }) }),
});

/** What a new adjustment of an order depends on. */
const CREATING = defineWrite<{ orderId: number; projectId: number | null }>()({
  locks: ({ orderId }) => [lock('Student', { orders: { some: { id: orderId } } })],
  facts: ({ orderId, projectId }) => ({
    order: row('Order', { where: { id: orderId }, select: { studentId: true } }),
    newest: newestRevisionOf(orderId),
    project: row('Project', { where: { id: projectId }, select: { id: true } }),
    adjustmentCount: count('Adjustment', { order: { student: { orders: { some: { id: orderId } } } } }),
  }),
});

/** An adjustment that is to change, while its student waits. */
const UPDATING = defineWrite<{ id: number }>()({
  locks: ({ id }) => [lock('Student', { orders: { some: { adjustments: { some: { id } } } } })],
  facts: ({ id }) => ({
    adjustment: row('Adjustment', { where: { id }, select: { status: true } }),
  }),
});

/**
 * An extra payment waits for its proof, and the order's next revision counts it in at once; a refund is recorded as paid
 * back and changes no revision (contract: summer-crm.order-additional-payment.create).
 */
export function createAdjustment(
  { order, newest, project, adjustmentCount }: FactsOf<typeof CREATING>,
  { slot = null, projectId = null, courseNum = null, studentId, ...input }: CreateAdjustmentInput,
  { now, skipped }: { now: Date; skipped: number },
): Decision<NewId> {
  const { orderId, type, currency, adminRemark } = input;
  const amount = new Prisma.Decimal(input.amount);
  if (order === null) throw new DomainError('RELATED_MISSING', { field: 'orderId', params: { id: orderId } });
  if (order.studentId !== studentId) throw new DomainError('ADJUSTMENT_STUDENT_WRONG', { field: 'studentId' });
  if (newest === null) throw new DomainError('ORDER_NOT_CONFIRMED', { field: 'orderId' });
  if (projectId !== null && project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id: projectId } });
  const place = slotOf(newest.lines, { projectId, slot });
  const adjustment = insert('Adjustment', {
    adjustmentNumber: numberOf(now, studentId, adjustmentCount + skipped),
    orderId,
    type,
    amount,
    currency,
    adminRemark,
    courseNum,
    projectId: place?.projectId ?? null,
    ...(type === 'REFUND' ? ({ status: 'REFUNDED', refundType: input.refundType } as const) : { replenishType: input.replenishType }),
  });
  const revised = type === 'REPLENISH' ? revisionAppended({ orderId, adjustmentId: adjustment.id, newest, amount, place, courseNum }) : [];
  return decision([adjustment, ...revised], adjustment.id);
}

interface AdjustmentChange extends Omit<UpdateAdjustmentInput, 'image' | 'status'> {
  /** Media path of the receipt. */
  readonly img: string | undefined;
  /** Null: its status stays, unless the student proves the payment. */
  readonly to: AdjustmentStatus | null;
}

/** Throws the refusals of adjustment-status.ts. */
export function updateAdjustment(
  { adjustment }: FactsOf<typeof UPDATING>,
  viewer: Viewer,
  id: number,
  { to, ...form }: AdjustmentChange,
): Decision<null> {
  if (adjustment === null) throw new DomainError('NOT_FOUND');
  const { status: from } = adjustment;
  requireOpenAdjustment(from);
  const proven = form.img !== undefined && viewer.realm === 'STUDENT' && from === 'TO_PAY';
  const next = proven ? 'TO_CONFIRM' : to;
  if (next !== null) requireAdjustmentMove(from, next);
  return decision([update('Adjustment', { id }, { ...form, status: next ?? undefined })], null);
}

/** Extra payments and refunds, after an order was confirmed. Methods answer the adjustment's id. */
export class AdjustmentService {
  constructor(
    private readonly core: Pick<Core, 'database' | 'uploads' | 'writer'>,
    private readonly feed: OrderFeed,
  ) {}

  async create(viewer: Viewer | null, input: CreateAdjustmentInput): Promise<number> {
    requireRealm(viewer, 'STAFF');
    requirePermission(viewer, 'JUDGE_ORDERS');
    requirePositiveAmount(input.amount, 'amount');
    const { orderId, projectId = null } = input;
    const id = await withAdjustmentNumber((skipped) =>
      this.core.writer.run(CREATING, { orderId, projectId }, (facts) => createAdjustment(facts, input, { now: new Date(), skipped })),
    );
    await this.feed.changed(input.studentId, orderId);
    return id;
  }

  /**
   * By its student, who proves the payment, and by staff; only whoever judges payments gives it another status
   * (contract: summer-crm.order-additional-payment.update).
   */
  async update(viewer: Viewer | null, id: number, { image, status, ...form }: UpdateAdjustmentInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const { uploads, writer } = this.core;
    const { studentId, orderId } = await this.orderOf(viewer, id);
    const to = status ?? null;
    if (to !== null) requireJudgement(viewer, to);
    const img = typeof image === 'string' ? await uploads.picture(viewer, image, { field: 'image' }) : undefined;
    await writer.run(UPDATING, { id }, (facts) => updateAdjustment(facts, viewer, id, { ...form, img, to }));
    await this.feed.changed(studentId, orderId);
    return id;
  }

  /** Throws NOT_FOUND for what the viewer does not see. */
  private async orderOf({ realm, profileId }: Viewer, id: number): Promise<{ studentId: number; orderId: number }> {
    const { known } = await this.core.writer.look(KNOWING, { id });
    if (known === null || (realm === 'STUDENT' && known.order.studentId !== profileId)) throw new DomainError('NOT_FOUND');
    return { studentId: known.order.studentId, orderId: known.orderId };
  }
}

/** The statuses that whoever judges payments gives; the others follow from what is done. Throws FORBIDDEN, BAD_USER_INPUT. */
function requireJudgement(viewer: Viewer, to: AdjustmentStatus): void {
  requirePermission(viewer, 'JUDGE_ORDERS');
  if (to !== 'CONFIRMED' && to !== 'CONFIRM_FAILED' && to !== 'CANCELED') throw new DomainError('BAD_USER_INPUT', { field: 'status' });
}

interface Appended {
  readonly orderId: number;
  readonly adjustmentId: NewId;
  readonly newest: Revision;
  readonly amount: Prisma.Decimal;
  readonly place: { slot: number; projectId: number } | null;
  readonly courseNum: number | null;
}

function revisionAppended({ orderId, adjustmentId, newest, amount, place, courseNum }: Appended): Change[] {
  const allAmount = requireStorable(newest.allAmount.plus(amount), 'amount');
  const slots = place === null || courseNum === null ? newest.lines : withCourses(newest.lines, place, courseNum);
  const revision = insert('OrderRevision', { orderId, adjustmentId, allAmount });
  return [
    revision,
    insertAll(
      'OrderRevisionLine',
      slots.map((line) => ({ ...line, revisionId: revision.id })),
    ),
  ];
}
