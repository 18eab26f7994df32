import { requireOrderDesk, requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { Prisma } from '../../../generated/prisma/client.js';
import type { AdjustmentStatus } from '../../../generated/prisma/enums.js';
import type { Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/errors.js';
import type { Core } from '../../core.js';
import { lockStudent } from '../../student-record/student-lock.js';
import { requirePositiveAmount } from '../../values/money.js';
import type { OrderFeed } from '../order-feed/order-feed.js';
import { newestRevision, slotOf, withCourses, type Revision } from '../order-revision/order-revision.js';
import { drawAdjustmentNumber, withAdjustmentNumber } from '../order/order-number.js';
import { requireStorable } from '../order/order-price.js';
import { requireAdjustmentMove, requireOpenAdjustment } from './adjustment-status.js';
import type { CreateAdjustmentInput, UpdateAdjustmentInput } from './adjustment.input.js';

/** Extra payments and refunds, after an order was confirmed. Methods answer the adjustment's id. */
export class AdjustmentService {
  constructor(
    private readonly core: Pick<Core, 'database' | 'uploads'>,
    private readonly feed: OrderFeed,
  ) {}

  /**
   * An extra payment waits for its proof, and the order's next revision counts it in at once; a refund is recorded as paid
   * back and changes no revision (contract: summer-crm.order-additional-payment.create).
   */
  async create(viewer: Viewer | null, { slot, ...input }: CreateAdjustmentInput): Promise<number> {
    requireRealm(viewer, 'STAFF');
    requireOrderDesk(viewer);
    const { orderId, type, courseNum = null, currency, adminRemark } = input;
    const amount = new Prisma.Decimal(requirePositiveAmount(input.amount, 'amount'));
    const id = await withAdjustmentNumber(() =>
      this.core.database.transaction(async (tx) => {
        const studentId = await lockStudentOf(tx, orderId);
        if (studentId !== input.studentId) throw new DomainError('ADJUSTMENT_STUDENT_WRONG', { field: 'studentId' });
        const newest = await newestRevision(tx, orderId);
        if (newest === null) throw new DomainError('ORDER_NOT_CONFIRMED', { field: 'orderId' });
        await requireProject(tx, input.projectId ?? null);
        const place = slotOf(newest.lines, { projectId: input.projectId ?? null, slot: slot ?? null });
        const adjustmentNumber = await drawAdjustmentNumber(tx, studentId, new Date());
        const data = {
          adjustmentNumber,
          orderId,
          type,
          amount,
          currency,
          adminRemark,
          courseNum,
          projectId: place?.projectId ?? null,
          ...(type === 'REFUND' ? ({ status: 'REFUNDED', refundType: input.refundType } as const) : { replenishType: input.replenishType }),
        };
        const { id } = await tx.adjustment.create({ data, select: { id: true } });
        if (type === 'REPLENISH') await appendRevision(tx, { orderId, adjustmentId: id, newest, amount, place, courseNum });
        return id;
      }),
    );
    await this.feed.changed(input.studentId, orderId);
    return id;
  }

  /** By its student, who proves it, and by staff; only whoever judges payments moves it (contract: summer-crm.order-additional-payment.update). */
  async update(viewer: Viewer | null, id: number, { image, status, ...form }: UpdateAdjustmentInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const { database, uploads } = this.core;
    const { studentId, orderId } = await this.orderOf(viewer, id);
    const to = status ?? null;
    if (to !== null) requireJudgement(viewer, to);
    const img = typeof image === 'string' ? await uploads.picture(viewer, image, { field: 'image' }) : undefined;
    await database.transaction(async (tx) => {
      await lockStudent(tx, studentId);
      const { status: from } = await tx.adjustment.findUniqueOrThrow({ where: { id }, select: { status: true } });
      requireOpenAdjustment(from);
      const proven = img !== undefined && viewer.realm === 'STUDENT' && from === 'TO_PAY';
      const next = proven ? 'TO_CONFIRM' : to;
      if (next !== null) requireAdjustmentMove(from, next);
      await tx.adjustment.update({ where: { id }, data: { ...form, img, status: next ?? undefined }, select: { id: true } });
    });
    await this.feed.changed(studentId, orderId);
    return id;
  }

  /** Throws NOT_FOUND for what the viewer does not see. */
  private async orderOf({ realm, profileId }: Viewer, id: number): Promise<{ studentId: number; orderId: number }> {
    const known = await this.core.database.prisma.adjustment.findUnique({
      where: { id },
      select: { orderId: true, order: { select: { studentId: true } } },
    });
    if (known === null || (realm === 'STUDENT' && known.order.studentId !== profileId)) throw new DomainError('NOT_FOUND');
    return { studentId: known.order.studentId, orderId: known.orderId };
  }
}

/** The statuses that whoever judges payments gives; the others follow from what is done. Throws FORBIDDEN, BAD_USER_INPUT. */
function requireJudgement(viewer: Viewer, to: AdjustmentStatus): void {
  requireOrderDesk(viewer);
  if (to !== 'CONFIRMED' && to !== 'CONFIRM_FAILED' && to !== 'CANCELED') throw new DomainError('BAD_USER_INPUT', { field: 'status' });
}

interface Appended {
  readonly orderId: number;
  readonly adjustmentId: number;
  readonly newest: Revision;
  readonly amount: Prisma.Decimal;
  readonly place: { slot: number; projectId: number } | null;
  readonly courseNum: number | null;
}

async function appendRevision(tx: Transaction, { orderId, adjustmentId, newest, amount, place, courseNum }: Appended): Promise<void> {
  const allAmount = requireStorable(newest.allAmount.plus(amount), 'amount');
  const slots = place === null || courseNum === null ? newest.lines : withCourses(newest.lines, place, courseNum);
  await tx.orderRevision.create({ data: { orderId, adjustmentId, allAmount, lines: { create: [...slots] } }, select: { id: true } });
}

/** The order's student, locked. Throws RELATED_MISSING. */
async function lockStudentOf(tx: Transaction, orderId: number): Promise<number> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: { studentId: true } });
  if (order === null) throw new DomainError('RELATED_MISSING', { field: 'orderId', params: { id: orderId } });
  await lockStudent(tx, order.studentId);
  return order.studentId;
}

async function requireProject(tx: Transaction, id: number | null): Promise<void> {
  if (id === null || (await tx.project.findUnique({ where: { id }, select: { id: true } })) !== null) return;
  throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id } });
}
