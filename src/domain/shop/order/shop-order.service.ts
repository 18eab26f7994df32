import { requireRealm } from '../../../access/authorize.js';
import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Change, type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { count, lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireOrderMove, type ShopOrderStatus } from '../shop-status.js';
import { commissionBooked } from './commission.js';
import type { PlaceShopOrderInput } from './shop-order.type.js';

interface UnitRange {
  readonly startUnit: number;
  readonly endUnit: number;
}

/** What placing an order depends on. The course is shared, so that it, its price and its units stay until the order is written. */
const PLACING = defineWrite<{ courseId: number; shopperId: number }>()({
  locks: ({ courseId }) => [lock('ShopCourse', { id: courseId }, 'share')],
  facts: ({ courseId, shopperId }) => ({
    course: row('ShopCourse', { where: { id: courseId, enrolments: { some: { shopperId } } }, select: { unitPriceFen: true } }),
    units: count('ShopUnit', { courseId }),
  }),
});

/** An order and its buyer, who is held so that no invite code is accepted meanwhile. */
const PAYING = defineWrite<{ id: number }>()({
  locks: ({ id }) => [lock('ShopOrder', { id }), lock('Shopper', { orders: { some: { id } } })],
  facts: ({ id }) => ({
    order: row('ShopOrder', {
      where: { id },
      select: { id: true, status: true, amountFen: true, shopper: { select: { realName: true, inviterId: true } } },
    }),
  }),
});

const CANCELING = defineWrite<{ id: number }>()({
  facts: ({ id }) => ({ order: row('ShopOrder', { where: { id }, select: { id: true, status: true }, lock: 'write' }) }),
});

/** Checks in the order that contract: course-agent.order.create lists; `wanted` null: all units. */
export function placeOrder(
  { course, units }: FactsOf<typeof PLACING>,
  { shopperId, courseId, serviceType, amountFen, wanted }: Omit<PlaceShopOrderInput, 'startUnit' | 'endUnit' | 'wholeCourse'> & Placing,
): Decision<NewId> {
  if (course === null) throw new DomainError('SHOP_COURSE_NOT_FOUND', { field: 'courseId' });
  const { startUnit, endUnit } = wanted ?? { startUnit: 1, endUnit: units };
  if (startUnit < 1 || endUnit < startUnit || endUnit > units) throw new DomainError('SHOP_UNITS_OUT_OF_RANGE', { params: { units } });
  if (amountFen !== course.unitPriceFen * (endUnit - startUnit + 1)) throw new DomainError('SHOP_AMOUNT_WRONG', { field: 'amountFen' });
  const order = insert('ShopOrder', { shopperId, courseId, amountFen, wholeCourse: wanted === null, startUnit, endUnit, serviceType });
  return decision([order], order.id);
}

interface Placing {
  readonly shopperId: number;
  readonly wanted: UnitRange | null;
}

/** Books the inviter's income with it. */
export function payOrder({ order }: FactsOf<typeof PAYING>, commissionRate: number): Decision<null> {
  if (order === null) throw new DomainError('NOT_FOUND');
  return decision([orderMoved(order, 'PAYED'), ...commissionBooked(order, commissionRate)], null);
}

/** Orders: shoppers place them, administrators confirm the payment or cancel. Methods answer the order's id. */
export class ShopOrderService {
  constructor(private readonly core: Pick<Core, 'writer' | 'business'>) {}

  async place(viewer: Viewer | null, { wholeCourse, startUnit, endUnit, ...input }: PlaceShopOrderInput): Promise<number> {
    requireRealm(viewer, 'SHOPPER');
    const placing = { shopperId: viewer.profileId, wanted: wholeCourse === true ? null : namedRange({ startUnit, endUnit }) };
    const asked = { courseId: input.courseId, shopperId: viewer.profileId };
    return this.core.writer.run(PLACING, asked, (facts) => placeOrder(facts, { ...input, ...placing }));
  }

  async markPaid(viewer: Viewer | null, id: number): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    await this.core.writer.run(PAYING, { id }, (facts) => payOrder(facts, this.core.business.commissionRate));
    return id;
  }

  async cancel(viewer: Viewer | null, id: number): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    return this.core.writer.run(CANCELING, { id }, ({ order }) => {
      if (order === null) throw new DomainError('NOT_FOUND');
      return decision([orderMoved(order, 'CANCELED')], id);
    });
  }
}

/** Throws SHOP_ORDER_CLOSED. */
function orderMoved({ id, status }: { readonly id: number; readonly status: ShopOrderStatus }, to: ShopOrderStatus): Change {
  requireOrderMove(status, to);
  return update('ShopOrder', { id }, { status: to });
}

function namedRange({ startUnit, endUnit }: Pick<PlaceShopOrderInput, 'startUnit' | 'endUnit'>): UnitRange {
  if (startUnit === undefined || startUnit === null) throw new DomainError('BAD_USER_INPUT', { field: 'startUnit' });
  if (endUnit === undefined || endUnit === null) throw new DomainError('BAD_USER_INPUT', { field: 'endUnit' });
  return { startUnit, endUnit };
}
