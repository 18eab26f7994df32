import { requireOrderDesk, requireRealm, requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { OrderStatus } from '../../../generated/prisma/enums.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/errors.js';
import { lockNamedStudent, lockStudent } from '../../student-record/student-lock.js';
import { subjectOf } from '../../student-record/subject.js';
import { expireOrders, isExpired } from '../order-expiry/order-expiry.js';
import type { OrderFeed } from '../order-feed/order-feed.js';
import { MOVED_ORDER, moveOrder, type MovedOrder } from './order-move.js';
import { withOrderNumber } from './order-number.js';
import { priceOf } from './order-price.js';
import { requireOpen } from './order-status.js';
import { requireNoneUnfinished, writeOrder } from './order-writing.js';
import type { PlaceOrderInput, UpdateOrderInput } from './order.type.js';

/** Orders, from placing to the end. Methods answer the order's id. */
export class OrderService {
  constructor(
    private readonly database: Database,
    private readonly feed: OrderFeed,
  ) {}

  /** An order of one project. The checks run in the order of contract: summer-student.order.create. */
  async place(viewer: Viewer | null, { studentId, projectId, courseNum, currency, payment }: PlaceOrderInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const subject = subjectOf(viewer, studentId);
    const { id, expired } = await withOrderNumber(() =>
      this.database.transaction(async (tx) => {
        const now = new Date();
        await lockNamedStudent(tx, subject);
        const select = { applyFee: true, courseNum: true, fees: { select: { courseNumber: true, fee: true } } } as const;
        const project = await tx.project.findFirst({ where: { id: projectId, active: true }, select });
        if (project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id: projectId } });
        const { courseFee, standardFee } = priceOf(project, courseNum);
        const line = { projectId, courseNum, courseFee, cartLineId: null };
        const expired = await expireOrders(tx, subject, now);
        await requireNoneUnfinished(tx, subject);
        const draft = { studentId: subject, currency, payment, standardFee, payFee: null, lines: [line] };
        return { id: await writeOrder(tx, draft, viewer.accountId, now), expired };
      }),
    );
    await this.feed.changed(subject, ...expired, id);
    return id;
  }

  /**
   * The id of the student's newest order that is not canceled, null where there is none. What has expired is canceled now
   * (contract: summer-crm.order.last-order).
   */
  async newest(viewer: Viewer | null, studentId: number | null): Promise<number | null> {
    const subject = subjectOf(viewer, studentId);
    const now = new Date();
    const order = await newestOf(this.database.prisma, subject);
    if (order === null || !isExpired(order, now)) return order?.id ?? null;
    const { expired, left } = await this.database.transaction(async (tx) => {
      await lockStudent(tx, subject);
      return { expired: await expireOrders(tx, subject, now), left: await newestOf(tx, subject) };
    });
    await this.feed.changed(subject, ...expired);
    return left?.id ?? null;
  }

  /** Whether there is an order of the id, whoever's: what keeps an unknown one apart from another student's (contract: summer-student.order.pay). */
  async exists(viewer: Viewer | null, id: number): Promise<boolean> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    return (await this.database.prisma.order.count({ where: { id } })) > 0;
  }

  /** By its student, or by whoever judges orders. */
  async cancel(viewer: Viewer | null, id: number): Promise<number> {
    return this.move(viewer, id, 'CANCELED');
  }

  async confirm(viewer: Viewer | null, id: number): Promise<number> {
    return this.move(viewer, id, 'CONFIRMED');
  }

  /** The payment is not accepted. */
  async fail(viewer: Viewer | null, id: number): Promise<number> {
    return this.move(viewer, id, 'CONFIRM_FAILED');
  }

  /** Staff change an order that is not at its end, and whoever judges orders moves it on (contract: summer-crm.order.update). */
  async update(viewer: Viewer | null, id: number, { currency, payment, remark, status }: UpdateOrderInput): Promise<number> {
    requireStaff(viewer);
    const to = status ?? null;
    if (to === 'TO_PAY' || to === 'TO_CONFIRM') throw new DomainError('BAD_USER_INPUT', { field: 'status' });
    if (to !== null) requireOrderDesk(viewer);
    const { studentId } = await this.database.transaction(async (tx) => {
      const order = await lockOrder(tx, viewer, id);
      requireOpen(order.status);
      await tx.order.update({
        where: { id },
        data: { currency: currency ?? undefined, payment: payment ?? undefined, remark },
        select: { id: true },
      });
      if (to !== null) await moveOrder(tx, order, to, viewer.accountId);
      return order;
    });
    await this.feed.changed(studentId, id);
    return id;
  }

  /** Staff write a remark that the student reads, whatever became of the order. */
  async remark(viewer: Viewer | null, id: number, remark: string | null): Promise<number> {
    requireStaff(viewer);
    const [order] = await this.database.write((tx) =>
      tx.order.updateManyAndReturn({ where: { id }, data: { remark }, select: { studentId: true } }),
    );
    if (order === undefined) throw new DomainError('NOT_FOUND');
    await this.feed.changed(order.studentId, id);
    return id;
  }

  /** Visibility, role, state: in the order of contract: summer-student.order.update-status. */
  private async move(viewer: Viewer | null, id: number, to: 'CANCELED' | 'CONFIRMED' | 'CONFIRM_FAILED'): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const { studentId } = await this.database.transaction(async (tx) => {
      const order = await lockOrder(tx, viewer, id);
      if (viewer.realm === 'STAFF' || to !== 'CANCELED') requireOrderDesk(viewer);
      await moveOrder(tx, order, to, viewer.accountId);
      return order;
    });
    await this.feed.changed(studentId, id);
    return id;
  }
}

async function newestOf(tx: Transaction, studentId: number): Promise<{ id: number; status: OrderStatus; createdAt: Date } | null> {
  const where = { studentId, status: { not: 'CANCELED' } } as const;
  return tx.order.findFirst({ where, orderBy: { id: 'desc' }, select: { id: true, status: true, createdAt: true } });
}

/** An order that the viewer sees, read after its student was locked. Throws NOT_FOUND. */
async function lockOrder(tx: Transaction, { realm, profileId }: Viewer, id: number): Promise<MovedOrder> {
  const known = await tx.order.findUnique({ where: { id }, select: { studentId: true } });
  if (known === null || (realm === 'STUDENT' && known.studentId !== profileId)) throw new DomainError('NOT_FOUND');
  await lockStudent(tx, known.studentId);
  return tx.order.findUniqueOrThrow({ where: { id }, select: MOVED_ORDER });
}
