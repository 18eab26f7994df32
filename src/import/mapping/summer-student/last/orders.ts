import type { SourceRow } from '../../../source/source.js';
import { type Companion, type Context, IdOf, row, setAside, type TableMapping, type Target } from '../../declare.js';
import { grantState, type NamingOrder } from '../../grant-state.js';
import { ORDER_COLUMNS, orderNumberOf, standingOf } from '../../summer/orders.js';
import { orderValues, ordersOfStudent } from '../../unfinished-orders.js';
import { jsonList } from '../../values.js';
import { couponGrants } from '../coupon.js';
import { STUDENT_SYSTEM } from '../times.js';

const { student, clock } = STUDENT_SYSTEM;

const orders: Companion = { ...ordersOfStudent, columns: [...ordersOfStudent.columns, 'coupon_list'] };

/** The old ids of the coupons that an order names: a JSON list of them, as numbers or as texts. */
function couponsOf(order: SourceRow): string[] {
  return [...new Set((jsonList(order['coupon_list']) ?? []).map((item) => String(item).trim()))];
}

export const USER_COUPON = couponGrants({
  column: 'status',
  isUsed: (status) => status === 'USED',
  standingOf,
  companions: { orders },
  names: (_, couponId) => (order) => couponsOf(order).includes(couponId ?? ''),
});

/** What an order names and its student does not hold is granted, as the discount was given: by the order that has to do with it last. */
export const ORDER: TableMapping = {
  table: 'order',
  entity: 'Order',
  mapped: [...ORDER_COLUMNS, 'coupon_list'],
  companions: {
    orders,
    held: { table: 'user_coupon', column: 'user_id', columns: ['id', 'coupon_id'], of: (old) => [old['user_id']] },
  },
  compare: {
    entity: 'Order',
    money: { standard_fee: 'standardFee', pay_fee: 'payFee' },
    status: { column: 'status', field: 'status', as: (value) => value },
  },
  map: (old, at) => {
    const studentId = student(at, old['user_id']);
    if (studentId === undefined) return setAside('its user is gone, or no student');
    const values = orderValues(old, at, studentId, standingOf);
    if (typeof values === 'string') return setAside(values);
    const order = row('Order', { orderNumber: orderNumberOf(old, at), ...values, ...clock.times(old) });
    return [order, ...grantsOf(old, at, studentId, values.status === 'CANCELED')];
  },
};

function grantsOf(old: SourceRow, at: Context, studentId: number, isCanceled: boolean): Target[] {
  const given = old['coupon_list']?.trim() ?? '';
  if (given !== '' && jsonList(given) === undefined) at.note('coupons', `no list: left out: ${JSON.stringify(given)}`);
  else if (given !== '' && !given.endsWith(']')) at.note('coupons', `cut off by its column: ${JSON.stringify(given)}`);
  const held = new Set(at.companions('held').map((grant) => grant['coupon_id']));
  return couponsOf(old).flatMap((oldCouponId) => {
    const couponId = at.id('coupon', oldCouponId);
    if (couponId === undefined) at.note('coupons', `there is no coupon ${JSON.stringify(oldCouponId)}: left out`);
    if (couponId === undefined || held.has(oldCouponId)) return [];
    const naming = namingOf(at, oldCouponId);
    const { status, order } = grantState(naming);
    const last = order?.oldId ?? naming.map(({ oldId }) => oldId).sort((one, other) => Number(other) - Number(one))[0];
    if (last !== at.oldId || at.find('CouponGrant.student', couponId, studentId) !== undefined) return [];
    at.note('coupons', 'the student did not hold the coupon that the order names: granted');
    const isTaken = order !== undefined && !isCanceled;
    const state = { status: isTaken ? status : 'TO_USE', orderId: isTaken ? new IdOf('Order') : null } as const;
    return [row('CouponGrant', { couponId, studentId, ...state, expiresAt: null, ...clock.made(old) }, oldCouponId)];
  });
}

function namingOf(at: Context, oldCouponId: string): NamingOrder[] {
  const all = at.companions('orders');
  return all
    .filter((order) => couponsOf(order).includes(oldCouponId))
    .flatMap((order) => {
      const status = standingOf(order, all)?.status;
      return status === undefined ? [] : [{ oldId: order['id'] ?? '', status }];
    });
}
