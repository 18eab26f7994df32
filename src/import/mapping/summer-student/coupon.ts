import type { SourceRow } from '../../source/source.js';
import { type Companion, type Context, merge, row, setAside, type TableMapping } from '../declare.js';
import { grantStateOf, namedByRows } from '../grant-state.js';
import { ordersOfStudent, type StandingOf } from '../unfinished-orders.js';
import { anyText, apart, flag, money, text, utc, whole } from '../values.js';
import { standingOf } from './order.js';
import { saved } from './times.js';

const LONGEST_CODE = 30;

/** `column`: the one that holds the code. */
export function coupons(column: string): TableMapping {
  return {
    table: 'coupon',
    entity: 'Coupon',
    mapped: ['id', column, 'amount', 'info', 'create_time', 'start_time', 'end_time', 'max_num', 'is_active'],
    map: (old, at) => {
      const given = text(old[column])?.trim() ?? null;
      const startTime = utc(old['start_time']) ?? utc(old['create_time']);
      const endTime = utc(old['end_time']) ?? startTime;
      const amount = money(old['amount']);
      if (startTime === null || endTime === null || amount === null || Number(amount) < 0) return setAside('it has no date, or no amount');
      const values = {
        amount,
        info: anyText(old['info']),
        startTime,
        endTime,
        maxNum: Math.max(0, whole(old['max_num']) ?? 0),
        active: flag(old['is_active']),
      };
      const found = given === null ? undefined : at.find('Coupon.code', given);
      if (found !== undefined && !found.sameSystem) {
        at.note('code', 'the coupon of that code, which was there already');
        return [merge('Coupon', found.id, values)];
      }
      if (found !== undefined) at.note('code', `another coupon has this code: ${JSON.stringify(given)}`);
      const code = given === null ? `NO-CODE-${at.oldId}` : found === undefined ? given : apart(given, at, LONGEST_CODE);
      return [row('Coupon', { code, ...values, ...saved(old) })];
    },
  };
}

const named: Companion = {
  table: 'order_coupon',
  column: 'order_id',
  columns: ['id', 'coupon_id'],
  of: (_, earlier) => earlier('orders').map(({ id }) => id),
};

/** What differs between the states in grants. */
interface Grants {
  readonly column: string;
  readonly isUsed: (value: string | null | undefined) => boolean;
  readonly standingOf: StandingOf;
  readonly companions: Readonly<Record<string, Companion>>;
  readonly names: (at: Context, couponId: string | null | undefined) => (order: SourceRow) => boolean;
}

/** A second grant of one coupon to one student is the first one. */
export function couponGrants({ column, isUsed, standingOf: standing, companions, names }: Grants): TableMapping {
  return {
    table: 'user_coupon',
    entity: 'CouponGrant',
    mapped: ['id', 'user_id', 'coupon_id', column],
    companions,
    map: (old, at) => {
      const studentId = at.id('user', old['user_id'], 'Student');
      const couponId = at.id('coupon', old['coupon_id']);
      if (studentId === undefined || couponId === undefined) return setAside('its student or its coupon is gone');
      const found = at.find('CouponGrant.student', couponId, studentId);
      if (found !== undefined) {
        at.note('couponId', 'the student holds this coupon already: one grant stands for both');
        return [merge('CouponGrant', found.id, {})];
      }
      const state = grantStateOf(at, standing, names(at, old['coupon_id']));
      const usedThere = isUsed(old[column]);
      const usedUp = usedThere && state.status === 'TO_USE';
      if (usedUp) at.note('status', 'used there, and no order names it: expired, so that it is not used again');
      else if (!usedThere && state.status !== 'TO_USE') at.note('status', `not used there; ${state.status} by the orders that name it`);
      return [row('CouponGrant', { couponId, studentId, ...state, expiresAt: usedUp ? EXPIRED : null })];
    },
  };
}

/** A moment before any coupon of the old system. */
const EXPIRED = '2017-01-01T00:00:00Z';

export const USER_COUPON = couponGrants({
  column: 'used',
  isUsed: flag,
  standingOf,
  companions: { orders: ordersOfStudent, named },
  names: namedByRows,
});

/** What an order names and its student never held is granted: the discount was given. */
export const ORDER_COUPON: TableMapping = {
  table: 'order_coupon',
  entity: 'CouponGrant',
  keepsIdsOf: [],
  mapped: ['id', 'order_id', 'coupon_id', 'create_time'],
  companions: {
    order: { table: 'order', column: 'id', columns: ['user_id'], of: (old) => [old['order_id']] },
    orders: { ...ordersOfStudent, of: (_, earlier) => earlier('order').map((order) => order['user_id']) },
    named,
  },
  map: (old, at) => {
    const studentId = at.id('user', at.companions('order')[0]?.['user_id'], 'Student');
    const couponId = at.id('coupon', old['coupon_id']);
    if (studentId === undefined || couponId === undefined) return setAside('its order, its student or its coupon is gone');
    const found = at.find('CouponGrant.student', couponId, studentId);
    if (found !== undefined) return [merge('CouponGrant', found.id, {})];
    at.note('couponId', 'the student did not hold the coupon that the order names: granted');
    return [
      row('CouponGrant', {
        couponId,
        studentId,
        ...grantStateOf(at, standingOf, namedByRows(at, old['coupon_id'])),
        createdAt: utc(old['create_time']) ?? undefined,
      }),
    ];
  },
};
