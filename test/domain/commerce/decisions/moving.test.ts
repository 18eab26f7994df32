import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExpired } from '../../../../src/domain/commerce/order-expiry/order-expiry.js';
import { expire } from '../../../../src/domain/commerce/order-expiry/order-expiry.service.js';
import { ORDER_MOVES } from '../../../../src/domain/commerce/order/order-status.js';
import { moveOrder, updateOrder } from '../../../../src/domain/commerce/order/order.service.js';
import { payOrder } from '../../../../src/domain/commerce/payment/payment.service.js';
import { CouponGrantStatus, OrderStatus, StudentStatus } from '../../../../src/generated/prisma/enums.js';
import { complaintOf, itComplainsInOrder } from './complaints.js';
import { expiredOrder, finance, grant, money, NOW, order, student, STUDENT_ID } from './facts.js';
import { insertedInto, updatesOf } from './tables.js';

const STATUSES = Object.values(OrderStatus);
const JUDGEMENTS = ['CANCELED', 'CONFIRMED', 'CONFIRM_FAILED'] as const;
/**
 * Where a move of an order finds its student, and where it takes them (contract: summer-crm.order.cancel, order.update,
 * order-payment.create).
 */
const STEPS: Readonly<Record<(typeof JUDGEMENTS)[number] | 'TO_CONFIRM', { from: readonly StudentStatus[]; to?: StudentStatus }>> = {
  TO_CONFIRM: { from: ['NEW', 'PERSONAL_FILE', 'SUPPLY_ORDER', 'SIGNED_AGREEMENT'], to: 'TO_PAYMENT_CONFIRM' },
  CONFIRMED: { from: ['SUPPLY_ORDER', 'SIGNED_AGREEMENT', 'TO_PAYMENT_CONFIRM'], to: 'PAYMENT_CONFIRMED' },
  CONFIRM_FAILED: { from: [] },
  CANCELED: { from: ['SUPPLY_ORDER'], to: 'PERSONAL_FILE' },
};
const PROOF = { img: 'a.png', amount: '1.00', accountName: '张三' };
const paying = { couponIds: [5], actorId: 900, now: NOW };

describe('who moves an order', () => {
  const fine = { facts: { locked: [true], order: order({ status: 'TO_CONFIRM' }) as ReturnType<typeof order> | null }, viewer: finance() };

  describe('that staff confirm', () => {
    itComplainsInOrder(fine, ({ facts, viewer }) => moveOrder(facts, viewer, 'CONFIRMED'), [
      ['NOT_FOUND', undefined, (given) => ({ ...given, facts: { locked: [false], order: null } })],
      ['FORBIDDEN', undefined, (given) => ({ ...given, viewer: finance({ menus: [] }) })],
      ['ORDER_CANCELED', undefined, (given) => ({ ...given, facts: { locked: [true], order: order({ status: 'CANCELED' }) } })],
    ]);
  });

  describe('that its student cancels', () => {
    const own = { facts: { locked: [true], order: order() }, viewer: student() };
    itComplainsInOrder(own, ({ facts, viewer }) => moveOrder(facts, viewer, 'CANCELED'), [
      ['NOT_FOUND', undefined, (given) => ({ ...given, viewer: student({ profileId: STUDENT_ID + 1 }) })],
      ['ORDER_CONFIRMED', undefined, (given) => ({ ...given, facts: { locked: [true], order: order({ status: 'CONFIRMED' }) } })],
    ]);
    it('and neither confirms nor fails', () => {
      for (const to of ['CONFIRMED', 'CONFIRM_FAILED'] as const)
        expect(complaintOf(() => moveOrder(own.facts, own.viewer, to))?.[0]).toBe('FORBIDDEN');
    });
  });

  describe('that staff change', () => {
    const data = { remark: 'x' };
    itComplainsInOrder(fine, ({ facts, viewer }) => updateOrder(facts, viewer, { to: 'CONFIRMED', data }), [
      ['NOT_FOUND', undefined, (given) => ({ ...given, facts: { locked: [false], order: null } })],
      ['ORDER_CONFIRM_FAILED', undefined, (given) => ({ ...given, facts: { locked: [true], order: order({ status: 'CONFIRM_FAILED' }) } })],
      ['ORDER_NOT_PAID', undefined, (given) => ({ ...given, facts: { locked: [true], order: order({ status: 'TO_PAY' }) } })],
    ]);
    it('changes with its status in one update', () => {
      const { changes } = updateOrder(fine.facts, fine.viewer, { to: 'CONFIRMED', data });
      expect(updatesOf(changes, 'Order')).toEqual([{ where: { id: 31 }, data: { remark: 'x', status: 'CONFIRMED' } }]);
      expect(updateOrder(fine.facts, fine.viewer, { to: null, data }).changes).toHaveLength(1);
    });
  });
});

describe('the moves of an order', () => {
  const to = fc.constantFrom(...STATUSES);
  const anyOrder = fc.record({
    status: to,
    student: fc.record({ status: fc.constantFrom(...Object.values(StudentStatus)) }),
    payFee: fc.option(fc.integer({ min: 0, max: 10_000_00 }).map(money)),
    lines: fc.array(fc.record({ projectId: fc.nat(9), courseNum: fc.nat(9) }), { minLength: 1, maxLength: 4 }),
  });
  /** Every way in which a decision moves an order. */
  function moved(of: ReturnType<typeof order>, where: OrderStatus) {
    if (where === 'TO_CONFIRM') return payOrder({ locked: [true], order: of, grants: [] }, PROOF, { ...paying, couponIds: [] }).changes;
    if (where === 'TO_PAY') return null;
    return moveOrder({ locked: [true], order: of }, finance(), where).changes;
  }

  it('are those of the table, whatever else the facts are', () => {
    fc.assert(
      fc.property(anyOrder, to, (facts, where) => {
        const from = order(facts);
        let changes: ReturnType<typeof moved> = null;
        const complaint = complaintOf(() => (changes = moved(from, where)));
        expect(complaint === null && where !== 'TO_PAY').toBe(ORDER_MOVES[from.status].includes(where));
        const statuses = updatesOf(changes ?? [], 'Order').map(({ data }) => data['status']);
        expect(statuses).toEqual(changes === null ? [] : [where]);
      }),
      { numRuns: 200 },
    );
  });

  it('take the student no step that is not in the table', () => {
    fc.assert(
      fc.property(anyOrder, fc.constantFrom('TO_CONFIRM', ...JUDGEMENTS), (facts, where) => {
        const before = { TO_CONFIRM: 'TO_PAY', CANCELED: 'TO_PAY', CONFIRMED: 'TO_CONFIRM', CONFIRM_FAILED: 'TO_CONFIRM' } as const;
        const step = STEPS[where];
        const updates = updatesOf(moved(order({ ...facts, status: before[where] }), where) ?? [], 'Student');
        const applies = step.from.includes(facts.student.status);
        expect(updates).toEqual(applies ? [{ where: { id: STUDENT_ID }, data: { status: step.to } }] : []);
      }),
      { numRuns: 200 },
    );
  });

  it('to CONFIRMED write what was bought: the price, and each line in its slot', () => {
    fc.assert(
      fc.property(anyOrder, (facts) => {
        const confirmed = order({ ...facts, status: 'TO_CONFIRM' });
        const changes = moved(confirmed, 'CONFIRMED') ?? [];
        expect(insertedInto(changes, 'OrderRevision')).toEqual([{ orderId: 31, allAmount: confirmed.payFee ?? confirmed.standardFee }]);
        expect(
          insertedInto(changes, 'OrderRevisionLine').map(({ slot, projectId, courseNum }) => ({ slot, projectId, courseNum })),
        ).toEqual(facts.lines.map((line, place) => ({ ...line, slot: place + 1 })));
        expect(updatesOf(changes, 'CartLine')).toEqual([
          { where: { orderLine: { orderId: 31 }, status: { in: ['ORDERED'] } }, data: { status: 'PAYED' } },
        ]);
      }),
    );
  });

  it.each([
    ['CONFIRMED', 'TO_CONFIRM', { status: 'USED' }],
    ['CONFIRM_FAILED', 'TO_CONFIRM', { status: 'TO_USE', orderId: null }],
    ['CANCELED', 'TO_PAY', { status: 'TO_USE', orderId: null }],
  ] as const)('to %s make of its locked coupons, and of no others, %o', (where, from, data) => {
    expect(updatesOf(moved(order({ status: from }), where) ?? [], 'CouponGrant')).toEqual([
      { where: { orderId: 31, status: { in: ['LOCKED'] } }, data },
    ]);
  });

  it('are logged where the order is canceled, and only there', () => {
    const logged = (from: OrderStatus, where: OrderStatus) => insertedInto(moved(order({ status: from }), where) ?? [], 'AuditEvent');
    expect(logged('TO_PAY', 'CANCELED')).toEqual([
      { operation: 302, description: '取消了订单', actorId: 900, entity: 'Order', entityId: 31 },
    ]);
    for (const [from, where] of [
      ['TO_PAY', 'TO_CONFIRM'],
      ['TO_CONFIRM', 'CONFIRMED'],
      ['TO_CONFIRM', 'CONFIRM_FAILED'],
    ] as const)
      expect(logged(from, where)).toEqual([]);
  });
});

describe('the end of unpaid orders', () => {
  it('comes after seven days, not at them, and to nothing that is paid', () => {
    const life = 7 * 24 * 3_600_000;
    const after = (ms: number, status: OrderStatus = 'TO_PAY') =>
      isExpired({ status, expires: true, createdAt: new Date(NOW.getTime() - ms) }, NOW);
    expect([after(life), after(life + 1)]).toEqual([false, true]);
    for (const status of STATUSES) expect(after(2 * life, status)).toBe(status === 'TO_PAY');
  });

  it('frees each of them once, and nobody is named in the log', () => {
    const { changes, outcome } = expire({ expired: [expiredOrder({ id: 31 }), expiredOrder({ id: 32 })] });
    expect(outcome).toEqual([31, 32]);
    expect(updatesOf(changes, 'CouponGrant').map(({ where }) => Reflect.get(where, 'orderId'))).toEqual([31, 32]);
    expect(insertedInto(changes, 'AuditEvent').map(({ entityId, actorId }) => [entityId, actorId])).toEqual([
      [31, null],
      [32, null],
    ]);
  });
});

describe('a payment', () => {
  const fine = { locked: [true], order: order() as ReturnType<typeof order> | null, grants: [grant()] };
  itComplainsInOrder(fine, (facts) => payOrder(facts, PROOF, paying), [
    ['NOT_FOUND', 'id', (facts) => ({ ...facts, order: null })],
    ['ORDER_PAYMENT_EXISTS', undefined, (facts) => ({ ...facts, order: order({ status: 'TO_CONFIRM' }) })],
    ['COUPON_INVALID', 'couponIds', (facts) => ({ ...facts, grants: [] })],
  ]);

  it('is of the day in China where none is named', () => {
    const day = (payDate?: Date) =>
      insertedInto(
        payOrder(fine, { ...PROOF, ...(payDate && { payDate }) }, { ...paying, now: new Date('2026-06-01T16:00:00Z') }).changes,
        'Payment',
      )[0];
    expect(day()).toEqual({ ...PROOF, orderId: 31, payDate: new Date('2026-06-02') });
    expect(day(new Date('2026-05-01'))).toMatchObject({ payDate: new Date('2026-05-01') });
  });

  const heldCoupons = fc.array(
    fc.record({
      amount: fc.integer({ min: 0, max: 6000_00 }),
      status: fc.constantFrom(...Object.values(CouponGrantStatus)),
      orderId: fc.constantFrom(31, 32),
    }),
    { maxLength: 5 },
  );

  it('lowers the price by the coupons that it adds, once each and never below nothing', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 0, max: 10_000_00 })),
        fc.integer({ min: 0, max: 10_000_00 }),
        heldCoupons,
        (payFee, standardFee, held) => {
          const paid = order({ payFee: payFee === null ? null : money(payFee), standardFee: money(standardFee) });
          const grants = held.map(({ amount, status, orderId }, id) =>
            grant({ id, couponId: 500 + id, status, orderId: status === 'TO_USE' ? null : orderId, coupon: { amount: money(amount) } }),
          );
          // What this order has locked may be named again: it is counted in already.
          const usable = grants.filter(({ status, orderId }) => status === 'TO_USE' || (status === 'LOCKED' && orderId === 31));
          const couponIds = usable.map(({ couponId }) => couponId);
          const { changes } = payOrder({ locked: [true], order: paid, grants }, PROOF, {
            ...paying,
            couponIds: [...couponIds, ...couponIds],
          });
          const added = held.flatMap(({ status, amount }, id) => (status === 'TO_USE' ? [{ id, amount }] : []));
          const left = Math.max(
            0,
            added.reduce((fee, { amount }) => fee - amount, payFee ?? standardFee),
          );
          expect(updatesOf(changes, 'Order')).toEqual([{ where: { id: 31 }, data: { payFee: money(left), status: 'TO_CONFIRM' } }]);
          expect(updatesOf(changes, 'CouponGrant')).toEqual(
            added.length === 0
              ? []
              : [{ where: { id: { in: added.map(({ id }) => id) }, status: { in: ['TO_USE'] } }, data: { status: 'LOCKED', orderId: 31 } }],
          );
        },
      ),
    );
  });
});
