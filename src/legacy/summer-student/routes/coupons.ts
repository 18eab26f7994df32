import { CouponCreateDocument } from '../../../generated/operations/summer-student.js';
import { route, type Route, utcIso } from '../../shim/index.js';
import { decimal } from '../../summer/amounts.js';

export const couponRoutes: readonly Route[] = [
  route('summer-student.coupon.create', {
    operation: CouponCreateDocument,
    variables: (input) => ({
      input: {
        code: input.text('code'),
        amount: decimal(input.float('amount')),
        info: input.text('info'),
        startTime: input.time('start_time').toISOString(),
        endTime: input.time('end_time').toISOString(),
        maxNum: input.int('max_num'),
        active: input.maybe.bool('is_active'),
      },
    }),
    data: ({ createCoupon: { id, code, amount, info, startTime, endTime, maxNum, createdAt, active } }) => ({
      id,
      code,
      amount: Number(amount),
      info,
      start_time: utcIso(startTime),
      end_time: utcIso(endTime),
      max_num: maxNum,
      create_time: utcIso(createdAt),
      is_active: active,
    }),
  }),
];
