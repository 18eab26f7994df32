import {
  CouponCreateDocument,
  CouponGetDocument,
  CouponListDocument,
  type CouponRowFragment,
  type CouponType,
} from '../../../generated/operations/summer-crm.js';
import { MAX_INT, refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { amountOf, decimal } from '../../summer/amounts.js';
import { existing } from '../../summer/existence.js';
import { pageOf } from '../pages.js';
import { LABELS } from '../texts.js';

const TYPE_LABELS = LABELS.of('coupon_type');
const NUMBERS = LABELS.keys('coupon_type');

const TYPES = { 1: 'STAGE', 2: 'SPECIAL', 3: 'RETURNING_STUDENT' } as const satisfies Record<(typeof NUMBERS)[number], CouponType>;

/** How this API says that there are as many as anybody wants: more than anybody is granted. */
const ANY_NUMBER = -1;

export const couponRoutes: readonly Route[] = [
  route('summer-crm.coupon.list', {
    operations: [CouponListDocument],
    handle: ({ request, run }) => pageOf(request, async (slice) => (await run(CouponListDocument, slice)).coupons, couponOf),
  }),

  route('summer-crm.coupon.get', {
    operation: CouponGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ coupon }) => couponOf(existing(coupon)),
  }),

  route('summer-crm.coupon.create', {
    operation: CouponCreateDocument,
    variables: (input) => {
      const type = NUMBERS.find((number) => Number(number) === input.int('type')) ?? refuse('BAD_USER_INPUT');
      const total = input.maybe.int('total') ?? ANY_NUMBER;
      return {
        input: {
          amount: decimal(input.float('balance')),
          startTime: input.time('start_at').toISOString(),
          endTime: input.time('end_at').toISOString(),
          type: TYPES[type],
          maxNum: total === ANY_NUMBER ? MAX_INT : total,
          info: input.maybe.text('name') || TYPE_LABELS[type],
        },
      };
    },
    data: ({ createCoupon }) => couponOf(createCoupon),
  }),
];

/** contract: shapes.Coupon */
function couponOf({ id, code, info, amount, startTime, endTime, type, maxNum, createdAt, updatedAt }: CouponRowFragment) {
  return {
    id,
    code,
    name: info,
    balance: amountOf(amount),
    start_at: shanghaiIso(startTime),
    end_at: shanghaiIso(endTime),
    type: type && typeNumber(type),
    total: maxNum === MAX_INT ? ANY_NUMBER : maxNum,
    create_time: shanghaiIso(createdAt),
    update_time: shanghaiIso(updatedAt),
  };
}

function typeNumber(type: CouponType): number {
  return Number(NUMBERS.find((number) => TYPES[number] === type));
}
