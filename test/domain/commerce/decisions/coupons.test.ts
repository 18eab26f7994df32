import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantCoupon, revokeCoupon, updateCoupon } from '../../../../src/domain/commerce/coupon/coupon.service.js';
import { onceFreed, usableGrants } from '../../../../src/domain/commerce/coupon/order-coupons.js';
import { CouponGrantStatus } from '../../../../src/generated/prisma/enums.js';
import { complaintOf, itComplainsInOrder } from './complaints.js';
import { grant, money, NOW } from './facts.js';
import { insertedInto } from './tables.js';

describe('a coupon that is granted', () => {
  const fine: Parameters<typeof grantCoupon>[0] = { locked: [true], coupon: { maxNum: 3 }, student: { id: 7 }, granted: 2, held: 0 };
  const decide = (facts: typeof fine) => grantCoupon(facts, { couponId: 5, studentId: 7 });
  itComplainsInOrder(fine, decide, [
    ['RELATED_MISSING', 'couponId', (facts) => ({ ...facts, coupon: null })],
    ['RELATED_MISSING', 'studentId', (facts) => ({ ...facts, student: null })],
    ['COUPON_GRANTED', undefined, (facts) => ({ ...facts, held: 1 })],
    ['COUPON_EXHAUSTED', undefined, (facts) => ({ ...facts, granted: 3 })],
  ]);

  it('is one of those that there are', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (maxNum, granted) => {
        const complaint = complaintOf(() => decide({ ...fine, coupon: { maxNum }, granted }));
        expect(complaint === null).toBe(granted + 1 <= maxNum);
      }),
    );
    expect(insertedInto(decide(fine).changes, 'CouponGrant')).toEqual([{ couponId: 5, studentId: 7 }]);
  });
});

describe('a coupon', () => {
  itComplainsInOrder<Parameters<typeof updateCoupon>[0]>({ locked: [true], granted: 3 }, (facts) => updateCoupon(facts, 5, { maxNum: 3 }), [
    ['NOT_FOUND', undefined, (facts) => ({ ...facts, locked: [false] })],
    ['COUPON_MAX_BELOW_GRANTED', 'maxNum', (facts) => ({ ...facts, granted: 4 })],
  ]);

  it('may change otherwise however many were granted', () => {
    expect(complaintOf(() => updateCoupon({ locked: [true], granted: 99 }, 5, { info: 'x' }))).toBeNull();
  });

  it.each(Object.values(CouponGrantStatus))('that is %s is taken back only while no order has it', (status) => {
    const complaint = complaintOf(() => revokeCoupon({ locked: [true], grant: { id: 51, status } }));
    expect(complaint?.[0]).toBe(status === 'TO_USE' ? undefined : 'COUPON_IN_USE');
  });

  it('that the student does not hold is not taken back', () => {
    expect(complaintOf(() => revokeCoupon({ locked: [true], grant: null }))?.[0]).toBe('NOT_FOUND');
  });
});

const held = fc
  .array(
    fc.record({
      couponId: fc.integer({ min: 1, max: 4 }),
      status: fc.constantFrom(...Object.values(CouponGrantStatus)),
      of: fc.constantFrom(1, 2, 3),
    }),
    { maxLength: 6 },
  )
  .map((grants) =>
    grants.map(({ of, ...own }, id) => grant({ ...own, id, orderId: own.status === 'TO_USE' ? null : of, coupon: { amount: money(id) } })),
  );

describe('coupons once orders have come to nothing', () => {
  it('are free where those orders had locked them, and as they were elsewhere', () => {
    fc.assert(
      fc.property(held, fc.subarray([1, 2, 3]), (grants, ended) => {
        const freed = onceFreed(grants, ended);
        expect(freed).toHaveLength(grants.length);
        freed.forEach((after, place) => {
          const before = grants[place];
          const mine = before?.status === 'LOCKED' && ended.includes(before.orderId ?? 0);
          expect(after).toEqual(mine ? { ...before, status: 'TO_USE', orderId: null } : before);
        });
        expect(onceFreed(freed, ended)).toEqual(freed);
      }),
    );
  });
});

describe('coupons that can be used', () => {
  it('are never those that an order has locked or used', () => {
    fc.assert(
      fc.property(held, fc.option(fc.constantFrom(1, 2, 3)), (grants, orderId) => {
        const ids = usableGrants(grants, { couponIds: null, orderId, now: NOW }).map(({ id }) => id);
        expect(ids).toEqual(grants.flatMap(({ id, status }) => (status === 'TO_USE' ? [id] : [])));
      }),
    );
  });

  it('may be named together with what the order itself has locked, and with nothing else', () => {
    fc.assert(
      fc.property(held, fc.constantFrom(1, 2, 3), fc.subarray([1, 2, 3, 4]), (grants, orderId, couponIds) => {
        const isFine = (id: number): boolean =>
          grants.some(
            ({ couponId, status, orderId: of }) => couponId === id && (status === 'TO_USE' || (status === 'LOCKED' && of === orderId)),
          );
        const complaint = complaintOf(() => usableGrants(grants, { couponIds, orderId, now: NOW }));
        expect(complaint?.[0]).toBe(couponIds.every(isFine) ? undefined : 'COUPON_INVALID');
      }),
      { numRuns: 200 },
    );
  });
});
