import type { CouponType } from '../../../generated/prisma/enums.js';
import { type Companion, merge, row, setAside, type TableMapping } from '../declare.js';
import { grantStateOf, namedByRows } from '../grant-state.js';
import { standingOf } from '../summer/orders.js';
import { ordersOfStudent } from '../unfinished-orders.js';
import { anyText, apart, china, text, whole } from '../values.js';
import { made, times } from './times.js';

const TYPES: Readonly<Record<string, CouponType>> = { 1: 'STAGE', 2: 'SPECIAL', 3: 'RETURNING_STUDENT' };
/** The old system's -1: as many as anybody wants. */
const UNLIMITED = 2_147_483_647;
const LONGEST_CODE = 30;

export const COUPON: TableMapping = {
  table: 'coupon',
  entity: 'Coupon',
  mapped: ['id', 'code', 'name', 'balance', 'start_at', 'end_at', 'type', 'total', 'create_time', 'update_time'],
  map: (old, at) => {
    const given = text(old['code'])?.trim() ?? null;
    const startTime = china(old['start_at']) ?? china(old['create_time']);
    const endTime = china(old['end_at']) ?? startTime;
    if (startTime === null || endTime === null) return setAside('it has no date at all');
    const found = given === null ? undefined : at.find('Coupon.code', given);
    const total = whole(old['total']) ?? -1;
    const values = {
      type: TYPES[old['type'] ?? ''] ?? null,
      amount: String(Math.max(0, whole(old['balance']) ?? 0)),
      info: anyText(old['name']),
      startTime,
      endTime,
      maxNum: total < 0 ? UNLIMITED : total,
    };
    if (found !== undefined && !found.sameSystem) {
      at.note('code', 'the coupon of that code, which was there already');
      return [merge('Coupon', found.id, values)];
    }
    if (given === null) at.note('code', 'there was none: one is made of its id');
    if (found !== undefined) at.note('code', `another coupon has this code: ${JSON.stringify(given)}`);
    const code = given === null ? `NO-CODE-${at.oldId}` : found === undefined ? given : apart(given, at, LONGEST_CODE);
    return [row('Coupon', { code, ...values, ...times(old, 'create_time', 'update_time') })];
  },
};

/** The student's orders, and which coupons they name. The column says grants; the old code writes coupons into it. */
const orders: Companion = { ...ordersOfStudent };
const named: Companion = {
  table: 'order_coupon_relation',
  column: 'order_id',
  columns: ['id', 'coupon_id', 'remark'],
  of: (_, earlier) => earlier('orders').map(({ id }) => id),
};

/** A second grant of one coupon to one student is the first one. */
export const STUDENT_COUPON: TableMapping = {
  table: 'student_coupon',
  entity: 'CouponGrant',
  mapped: ['id', 'user_id', 'coupon_id', 'status', 'coupon_expire_at', 'create_time'],
  companions: { orders, named },
  map: (old, at) => {
    const studentId = at.id('student_info', old['user_id']);
    const couponId = at.id('coupon', old['coupon_id']);
    if (studentId === undefined || couponId === undefined) return setAside('its student or its coupon is gone');
    const found = at.find('CouponGrant.student', couponId, studentId);
    if (found !== undefined) {
      at.note('couponId', 'the student holds this coupon already: one grant stands for both');
      return [merge('CouponGrant', found.id, { expiresAt: china(old['coupon_expire_at']) })];
    }
    const state = grantStateOf(at, standingOf, namedByRows(at, old['coupon_id']));
    const expiresAt = china(old['coupon_expire_at']);
    if (old['status'] === 'USED' && state.status === 'TO_USE') {
      at.note('status', 'USED there, and no order names it: expired, so that it is not used again');
      return [row('CouponGrant', { couponId, studentId, ...state, ...made(old), expiresAt: china(old['create_time']) ?? expiresAt })];
    }
    if (state.status !== old['status']) at.note('status', `${old['status']} there; ${state.status} by the orders that name it`);
    return [row('CouponGrant', { couponId, studentId, ...state, expiresAt, ...made(old) })];
  },
};

/** What an order names and its student never held is granted: the discount was given. */
export const ORDER_COUPON: TableMapping = {
  table: 'order_coupon_relation',
  entity: 'CouponGrant',
  // Another table's ids are those of grants.
  keepsIdsOf: [],
  mapped: ['id', 'coupon_id', 'order_id', 'remark', 'create_time'],
  companions: {
    order: { table: 'order', column: 'id', columns: ['user_id'], of: (old) => [old['order_id']] },
    orders: { ...ordersOfStudent, of: (_, earlier) => earlier('order').map((order) => order['user_id']) },
    named,
  },
  map: (old, at) => {
    const [order] = at.companions('order');
    const studentId = at.id('student_info', order?.['user_id']);
    const couponId = at.id('coupon', old['coupon_id']);
    if (studentId === undefined || couponId === undefined) return setAside('its order, its student or its coupon is gone');
    const found = at.find('CouponGrant.student', couponId, studentId);
    const remark = text(old['remark']);
    if (found !== undefined) return [merge('CouponGrant', found.id, { remark })];
    at.note('couponId', 'the student did not hold the coupon that the order names: granted');
    return [
      row('CouponGrant', { couponId, studentId, ...grantStateOf(at, standingOf, namedByRows(at, old['coupon_id'])), remark, ...made(old) }),
    ];
  },
};
