import type { Reasons } from '../../platform/errors.js';

export const SHOP_REASONS = {
  INVITE_CODE_UNKNOWN: { code: 'BAD_USER_INPUT', message: 'Nobody who could have invited this shopper owns this code.' },
  SHOP_COURSE_NOT_FOUND: { code: 'NOT_FOUND', message: 'There is no such course among those the shopper is enrolled in.' },
  SHOP_COURSE_ORDERED: { code: 'CONFLICT', message: 'Units of the course were ordered; it stays.' },
  SHOP_UNITS_OUT_OF_RANGE: { code: 'BAD_USER_INPUT', message: 'The course has no such range of units; it has {units}.' },
  SHOP_UNIT_NOT_LAST: { code: 'CONFLICT', message: 'Only the last unit of a course can be removed.' },
  SHOP_UNIT_ORDERED: { code: 'CONFLICT', message: 'The unit was ordered; it stays.' },
  TOO_MANY_SHOP_UNITS: { code: 'BAD_USER_INPUT', message: 'A course has at most {max} units.' },
  SHOP_AMOUNT_WRONG: { code: 'BAD_USER_INPUT', message: 'The amount is not the price of these units.' },
  SHOP_ORDER_CLOSED: { code: 'CONFLICT', message: 'The order is {status} already.' },
  WITHDRAWAL_EXCEEDS_BALANCE: { code: 'CONFLICT', message: 'The wallet does not hold so much.' },
  WITHDRAWAL_CLOSED: { code: 'CONFLICT', message: 'The withdrawal is {status} already.' },
  SHOP_COUPON_CODE_TAKEN: { code: 'CONFLICT', message: 'Another coupon has this code.' },
  SHOP_COUPON_NOT_USABLE: { code: 'CONFLICT', message: 'The coupon was used, or is past its end.' },
} as const satisfies Reasons;
