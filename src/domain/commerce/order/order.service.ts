import { requireRealm, requireStaff } from '../../../access/authorize.js';
import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import type { OrderStatus } from '../../../generated/prisma/enums.js';
import { type Decision, decision, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { count, lock, row } from '../../../write/facts.js';
import type { Values } from '../../../write/models.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireStudent, studentLock } from '../../student-record/student-lock.js';
import { subjectOf } from '../../student-record/subject.js';
import { expiredBefore, isExpired } from '../order-expiry/order-expiry.js';
import { expire, EXPIRING } from '../order-expiry/order-expiry.service.js';
import type { OrderFeed } from '../order-feed/order-feed.js';
import { MOVED_ORDER, orderMoved, type MovedOrder } from './order-move.js';
import { withOrderNumber } from './order-number.js';
import { priceOf } from './order-price.js';
import { requireOpen } from './order-status.js';
import { expiredIn, orderingFacts, orderPlaced, requireNoneUnfinished } from './order-writing.js';
import type { PlaceOrderInput, UpdateOrderInput } from './order.type.js';

/** A new order, and those whose end it was. */
export interface Placed {
  readonly id: NewId;
  readonly expired: readonly number[];
}

const KNOWING = defineWrite<{ id: number }>()({ facts: ({ id }) => ({ orders: count('Order', { id }) }) });

const NEWEST = defineWrite<{ studentId: number }>()({
  facts: ({ studentId }) => ({
    order: row('Order', {
      where: { studentId, status: { not: 'CANCELED' } },
      orderBy: { id: 'desc' },
      select: { id: true, status: true, expires: true, createdAt: true },
    }),
  }),
});

/** What placing an order of one project depends on. */
const PLACING = defineWrite<{ studentId: number; projectId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ studentId, projectId }) => ({
    ...orderingFacts(studentId),
    project: row('Project', {
      where: { id: projectId, active: true },
      select: { applyFee: true, courseNum: true, fees: { select: { courseNumber: true, fee: true } } },
    }),
  }),
});

/** An order that is to change, and its student. */
const CHANGING = defineWrite<{ id: number }>()({
  locks: ({ id }) => [lock('Student', { orders: { some: { id } } })],
  facts: ({ id }) => ({ order: row('Order', { where: { id }, select: MOVED_ORDER }) }),
});

interface Placing {
  readonly studentId: number;
  readonly input: PlaceOrderInput;
  readonly actorId: number;
  readonly now: Date;
  readonly skipped: number;
}

/** The checks run in the order of contract: summer-student.order.create. */
export function placeOrder(facts: FactsOf<typeof PLACING>, { studentId, input, ...placing }: Placing): Decision<Placed> {
  const { projectId, courseNum, currency, payment } = input;
  requireStudent(facts.locked[0], studentId);
  if (facts.project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id: projectId } });
  const { courseFee, standardFee } = priceOf(facts.project, courseNum);
  requireNoneUnfinished(facts, placing.now);
  const lines = [{ projectId, courseNum, courseFee, cartLineId: null }];
  const { id, changes } = orderPlaced(facts, { studentId, currency, payment, standardFee, payFee: null, lines }, placing);
  return decision(changes, { id, expired: expiredIn(facts, placing.now) });
}

/** Where people send an order; it comes to TO_CONFIRM by a proof of payment alone. */
type Judgement = 'CANCELED' | 'CONFIRMED' | 'CONFIRM_FAILED';

/** Visibility, role, state: in the order of contract: summer-student.order.update-status. Answers the student's id. */
export function moveOrder({ order }: FactsOf<typeof CHANGING>, viewer: Viewer, to: Judgement): Decision<number> {
  const seen = requireSeen(order, viewer);
  if (viewer.realm === 'STAFF' || to !== 'CANCELED') requirePermission(viewer, 'JUDGE_ORDERS');
  return decision(orderMoved(seen, { to, actorId: viewer.accountId }), seen.studentId);
}

/** Answers the student's id (contract: summer-crm.order.update). */
export function updateOrder(
  { order }: FactsOf<typeof CHANGING>,
  viewer: Viewer,
  { to, data }: { readonly to: Judgement | null; readonly data: Partial<Values<'Order'>> },
): Decision<number> {
  const seen = requireSeen(order, viewer);
  requireOpen(seen.status);
  // Whose proof of payment is there has chosen how to pay.
  if (viewer.realm === 'STUDENT' && seen.status !== 'TO_PAY') throw new DomainError('ORDER_PAYMENT_EXISTS');
  const changes = to === null ? [update('Order', { id: seen.id }, data)] : orderMoved(seen, { to, actorId: viewer.accountId, data });
  return decision(changes, seen.studentId);
}

/** Orders, from placing to the end. Methods answer the order's id. */
export class OrderService {
  constructor(
    private readonly core: Pick<Core, 'database' | 'writer'>,
    private readonly feed: OrderFeed,
  ) {}

  /** An order of one project. */
  async place(viewer: Viewer | null, input: PlaceOrderInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const studentId = subjectOf(viewer, input.studentId);
    const { id, expired } = await withOrderNumber((skipped) =>
      this.core.writer.run(PLACING, { studentId, projectId: input.projectId }, (facts) =>
        placeOrder(facts, { studentId, input, actorId: viewer.accountId, now: new Date(), skipped }),
      ),
    );
    await this.feed.changed(studentId, ...expired, id);
    return id;
  }

  /**
   * The id of the student's newest order that is not canceled, null where there is none. What has expired is canceled now
   * (contract: summer-crm.order.last-order).
   */
  async newest(viewer: Viewer | null, studentId: number | null): Promise<number | null> {
    const subject = subjectOf(viewer, studentId);
    const now = new Date();
    const order = await this.newestOf(subject);
    if (order === null || !isExpired(order, now)) return order?.id ?? null;
    const expired = await this.core.writer.run(EXPIRING, { studentId: subject, before: expiredBefore(now) }, expire);
    await this.feed.changed(subject, ...expired);
    return (await this.newestOf(subject))?.id ?? null;
  }

  /**
   * Whether there is an order with this id, no matter whose: the old API answers an unknown order otherwise than another
   * student's (contract: summer-student.order.pay).
   */
  async exists(viewer: Viewer | null, id: number): Promise<boolean> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    return (await this.core.writer.look(KNOWING, { id })).orders > 0;
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

  /**
   * Staff change an order that is not at its end, and whoever judges orders moves it on; a student says how an unpaid order of their own
   * is going to be paid (contract: summer-crm.order.update).
   */
  async update(viewer: Viewer | null, id: number, { currency, payment, remark, status }: UpdateOrderInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    if (viewer.realm === 'STUDENT') requireOwnChoice({ status, remark });
    const to = status ?? null;
    if (to === 'TO_PAY' || to === 'TO_CONFIRM') throw new DomainError('BAD_USER_INPUT', { field: 'status' });
    if (to !== null) requirePermission(viewer, 'JUDGE_ORDERS');
    const data = { currency, payment, remark };
    return this.change(id, (facts) => updateOrder(facts, viewer, { to, data }));
  }

  /** Staff write a remark that the student reads, whatever became of the order. */
  async remark(viewer: Viewer | null, id: number, remark: string | null): Promise<number> {
    requireStaff(viewer);
    return this.change(id, ({ order }) => {
      const { studentId } = requireSeen(order, viewer);
      return decision([update('Order', { id }, { remark })], studentId);
    });
  }

  private async move(viewer: Viewer | null, id: number, to: Judgement): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    return this.change(id, (facts) => moveOrder(facts, viewer, to));
  }

  /** `decide` answers whose order it is. */
  private async change(id: number, decide: (facts: FactsOf<typeof CHANGING>) => Decision<number>): Promise<number> {
    const studentId = await this.core.writer.run(CHANGING, { id }, decide);
    await this.feed.changed(studentId, id);
    return id;
  }

  private async newestOf(studentId: number): Promise<{ id: number; status: OrderStatus; expires: boolean; createdAt: Date } | null> {
    return (await this.core.writer.look(NEWEST, { studentId })).order;
  }
}

/** Throws NOT_FOUND for what the viewer does not see. */
/** Throws FORBIDDEN for what the back office writes. */
function requireOwnChoice(theirs: Pick<UpdateOrderInput, 'status' | 'remark'>): void {
  const field = (['status', 'remark'] as const).find((name) => theirs[name] !== undefined);
  if (field !== undefined) throw new DomainError('FORBIDDEN', { field });
}

function requireSeen(order: MovedOrder | null, { realm, profileId }: Viewer): MovedOrder {
  if (order === null || (realm === 'STUDENT' && order.studentId !== profileId)) throw new DomainError('NOT_FOUND');
  return order;
}
