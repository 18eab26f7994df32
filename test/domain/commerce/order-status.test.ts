import { describe, expect, it } from 'vitest';
import { COUPON_MOVES } from '../../../src/domain/commerce/coupon/coupon-grant-status.js';
import { ORDER_MOVES, requireOrderMove } from '../../../src/domain/commerce/order/order-status.js';
import { DomainError } from '../../../src/domain/errors.js';
import { CouponGrantStatus, OrderStatus } from '../../../src/generated/prisma/enums.js';

const STATUSES = Object.values(OrderStatus);

function outcome(from: OrderStatus, to: OrderStatus): string {
  try {
    requireOrderMove(from, to);
    return 'allowed';
  } catch (error) {
    return error instanceof DomainError ? error.reason : 'thrown';
  }
}

describe('the status of an order', () => {
  it('goes from TO_PAY by proof to TO_CONFIRM, and on to CONFIRMED or CONFIRM_FAILED; or to CANCELED', () => {
    const allowed = STATUSES.flatMap((from) => ORDER_MOVES[from].map((to) => `${from} -> ${to}`));
    expect(allowed.sort()).toEqual([
      'TO_CONFIRM -> CONFIRMED',
      'TO_CONFIRM -> CONFIRM_FAILED',
      'TO_PAY -> CANCELED',
      'TO_PAY -> TO_CONFIRM',
    ]);
  });

  it.each([
    ['TO_PAY', 'CONFIRMED', 'ORDER_NOT_PAID'],
    ['TO_PAY', 'CONFIRM_FAILED', 'ORDER_NOT_PAID'],
    ['TO_CONFIRM', 'CANCELED', 'ORDER_PAID_NOT_CANCELABLE'],
    ['TO_CONFIRM', 'TO_CONFIRM', 'ORDER_PAYMENT_EXISTS'],
    ['TO_CONFIRM', 'TO_PAY', 'STATUS_MOVE_REFUSED'],
    ['TO_PAY', 'TO_PAY', 'STATUS_MOVE_REFUSED'],
  ] as const)('%s refuses %s with %s', (from, to, reason) => {
    expect(outcome(from, to)).toBe(reason);
  });

  it.each([
    ['CANCELED', 'ORDER_CANCELED'],
    ['CONFIRMED', 'ORDER_CONFIRMED'],
    ['CONFIRM_FAILED', 'ORDER_CONFIRM_FAILED'],
  ] as const)('%s is final: everything is refused with %s', (from, reason) => {
    for (const to of STATUSES) expect(outcome(from, to), to).toBe(reason);
  });
});

describe('the status of a granted coupon', () => {
  it('is locked by an order, and then used up or given back', () => {
    const allowed = Object.values(CouponGrantStatus).flatMap((from) => COUPON_MOVES[from].map((to) => `${from} -> ${to}`));
    expect(allowed.sort()).toEqual(['LOCKED -> TO_USE', 'LOCKED -> USED', 'TO_USE -> LOCKED']);
  });
});
