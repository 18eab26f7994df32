import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderCart } from '../../../../src/domain/commerce/order/cart-order.service.js';
import { placeOrder } from '../../../../src/domain/commerce/order/order.service.js';
import { NewId } from '../../../../src/write/changes.js';
import { itComplainsInOrder } from './complaints.js';
import { expiredOrder, grant, money, NOW, order, orderingFacts, STUDENT_ID } from './facts.js';
import { insertedInto, updatesOf } from './tables.js';

type PlacingFacts = Parameters<typeof placeOrder>[0];
type CartFacts = Parameters<typeof orderCart>[0];
type CartOrdering = Parameters<typeof orderCart>[1];
type LineInCart = CartFacts['inCart'][number];

const TOO_MUCH = money(9_999_999_999_99);

describe('an order of one project', () => {
  const project = { applyFee: money(800_00), courseNum: 4, fees: [{ courseNumber: 2, fee: money(3000_00) }] };
  const fine = {
    facts: { ...orderingFacts(), locked: [true], project } as PlacingFacts,
    input: { studentId: STUDENT_ID, projectId: 3, courseNum: 2, currency: 'RMB', payment: 'ALI_PAY' } as const,
  };
  const decide = ({ facts, input }: typeof fine) => placeOrder(facts, { studentId: STUDENT_ID, input, actorId: 900, now: NOW, skipped: 0 });
  const withFacts =
    (changes: Partial<PlacingFacts>) =>
    (given: typeof fine): typeof fine => ({ ...given, facts: { ...given.facts, ...changes } });

  itComplainsInOrder(fine, decide, [
    ['RELATED_MISSING', 'studentId', withFacts({ locked: [false] })],
    ['RELATED_MISSING', 'projectId', withFacts({ project: null })],
    ['COURSE_NUM_TOO_LARGE', 'courseNum', withFacts({ project: { ...project, courseNum: 1 } })],
    ['AMOUNT_INVALID', 'projectId', withFacts({ project: { ...project, applyFee: TOO_MUCH } })],
    ['ORDER_UNFINISHED', undefined, withFacts({ unfinished: [order()] })],
  ]);

  it('costs what its entry of the fee table says and the application fee; where there is none it is 0', () => {
    const feeOf = (changes: Partial<typeof project | { applyFee: null }>) => {
      const { changes: written } = decide(withFacts({ project: { ...project, ...changes } })(fine));
      return [insertedInto(written, 'OrderLine')[0]?.['courseFee'], insertedInto(written, 'Order')[0]?.['standardFee']].map(Number);
    };
    expect(feeOf({})).toEqual([3000, 3800]);
    expect(feeOf({ applyFee: null })).toEqual([3000, 3000]);
    expect(feeOf({ fees: [] })).toEqual([0, 800]);
  });

  it('has no price to pay until it is known which coupons are used', () => {
    expect(insertedInto(decide(fine).changes, 'Order')).toEqual([
      expect.objectContaining({ studentId: STUDENT_ID, payFee: null, currency: 'RMB', payment: 'ALI_PAY' }),
    ]);
  });

  it('ends what has expired exactly once, each with an entry of the log that nobody is named in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 5 }), (ids) => {
        const { changes, outcome } = decide(withFacts({ unfinished: ids.map((id) => expiredOrder({ id })) })(fine));
        expect(outcome.expired).toEqual(ids);
        expect(updatesOf(changes, 'Order')).toEqual(ids.map((id) => ({ where: { id }, data: { status: 'CANCELED' } })));
        expect(updatesOf(changes, 'CouponGrant').map(({ where }) => Reflect.get(where, 'orderId'))).toEqual(ids);
        expect(insertedInto(changes, 'AuditEvent')).toEqual([
          ...ids.map((entityId) => expect.objectContaining({ entityId, actorId: null, description: '取消了订单' })),
          expect.objectContaining({ entityId: outcome.id, actorId: 900, description: '创建了订单' }),
        ]);
      }),
    );
  });

  it.each([
    ['NEW', 0, 'SUPPLY_ORDER'],
    ['PERSONAL_FILE', 0, 'SUPPLY_ORDER'],
    ['SUPPLY_ORDER', 0, null],
    ['SUPPLY_ORDER', 1, null],
    ['SIGNED_AGREEMENT', 1, null],
    ['IN_CLASS', 0, null],
  ] as const)('makes of a student at %s with %i expired orders: %s', (status, expired, becomes) => {
    const unfinished = Array.from({ length: expired }, (_, id) => expiredOrder({ id }));
    const { changes } = decide(withFacts({ student: { id: STUDENT_ID, status }, unfinished })(fine));
    expect(updatesOf(changes, 'Student')).toEqual(becomes === null ? [] : [{ where: { id: STUDENT_ID }, data: { status: becomes } }]);
  });

  it('makes the invitation count, unless one does already', () => {
    const written = (invitation: PlacingFacts['invitation']) =>
      updatesOf(decide(withFacts({ invitation })(fine)).changes, 'Recommendation');
    expect(written({ id: 4, effective: false })).toEqual([{ where: { id: 4 }, data: { effective: true } }]);
    expect(written({ id: 4, effective: true })).toEqual([]);
    expect(written(null)).toEqual([]);
  });

  it('has the number of the time in China, the student and a count', () => {
    const number = (orderCount: number, skipped: number) =>
      insertedInto(
        placeOrder({ ...fine.facts, orderCount }, { studentId: STUDENT_ID, input: fine.input, actorId: 900, now: NOW, skipped }).changes,
        'Order',
      )[0]?.['orderNumber'];
    expect(number(0, 0)).toBe('2026060112000070');
    expect(number(3, 2)).toBe('2026060112000075');
  });
});

describe('an order of the cart', () => {
  const inCart = (changes: Partial<LineInCart> = {}): LineInCart => ({
    id: 61,
    projectId: 3,
    courseNum: 2,
    courseFee: money(3000_00),
    project: { applyFee: money(800_00) },
    ...changes,
  });
  interface Given {
    readonly facts: CartFacts;
    readonly input: CartOrdering['input'];
  }
  const fine: Given = {
    facts: {
      ...orderingFacts(),
      locked: [true],
      grants: [grant()],
      inCart: [inCart()],
      fees: [{ projectId: 3, courseNumber: 3, fee: money(4000_00) }],
    },
    input: { lines: [{ cartLineId: 61, courseNum: 3 }], couponIds: [5] },
  };
  const decide = ({ facts, input }: Given) => orderCart(facts, { studentId: STUDENT_ID, input, actorId: 900, now: NOW, skipped: 0 });
  const withFacts =
    (changes: Partial<CartFacts>) =>
    (given: Given): Given => ({ ...given, facts: { ...given.facts, ...changes } });

  itComplainsInOrder(fine, decide, [
    ['RELATED_MISSING', 'studentId', withFacts({ locked: [false] })],
    ['CART_LINE_INVALID', 'lines', withFacts({ inCart: [] })],
    ['COUPON_INVALID', 'couponIds', withFacts({ grants: [] })],
    ['ORDER_UNFINISHED', undefined, withFacts({ unfinished: [order({ status: 'TO_CONFIRM', createdAt: expiredOrder().createdAt })] })],
    ['COURSE_FEE_MISSING', 'courseNum', withFacts({ fees: [] })],
    ['AMOUNT_INVALID', 'lines', withFacts({ inCart: [inCart({ project: { applyFee: TOO_MUCH } })] })],
  ]);

  it('has each line of the cart once', () => {
    const twice = { ...fine, input: { ...fine.input, lines: [{ cartLineId: 61 }, { cartLineId: 61 }] } };
    expect(() => decide(twice)).toThrow(expect.objectContaining({ reason: 'CART_LINE_INVALID', params: { id: 61 } }));
  });

  it('takes coupons that an expired order had locked', () => {
    const expired = expiredOrder({ id: 31 });
    const locked = grant({ status: 'LOCKED', orderId: 31 });
    const { changes } = decide(withFacts({ unfinished: [expired], grants: [locked] })(fine));
    const { id } = decide(fine).outcome;
    expect(id).toBeInstanceOf(NewId);
    expect(updatesOf(changes, 'CouponGrant')).toEqual([
      { where: { orderId: 31, status: { in: ['LOCKED'] } }, data: { status: 'TO_USE', orderId: null } },
      { where: { id: { in: [51] }, status: { in: ['TO_USE'] } }, data: { status: 'LOCKED', orderId: expect.any(NewId) } },
    ]);
  });

  const fen = fc.integer({ min: 0, max: 20_000_00 });
  const cases = fc
    .record({
      lines: fc.array(fc.record({ courseFee: fen, applyFee: fc.option(fen), replaced: fc.option(fen) }), { minLength: 1, maxLength: 4 }),
      coupons: fc.array(fc.record({ amount: fen, fault: fc.constantFrom('', '', 'inactive', 'early', 'late', 'USED', 'LOCKED') }), {
        maxLength: 4,
      }),
      chosen: fc.option(fc.subarray([0, 1, 2, 3])),
    })
    .map(({ lines, coupons, chosen }) => ({
      lines,
      coupons,
      chosen: chosen?.filter((place) => coupons[place]?.fault === '') ?? null,
      facts: {
        ...orderingFacts(),
        locked: [true],
        inCart: lines.map(({ courseFee, applyFee }, place) =>
          inCart({
            id: place,
            projectId: 100 + place,
            courseFee: money(courseFee),
            project: { applyFee: applyFee === null ? null : money(applyFee) },
          }),
        ),
        fees: lines.flatMap(({ replaced }, place) =>
          replaced === null ? [] : [{ projectId: 100 + place, courseNumber: 9, fee: money(replaced) }],
        ),
        grants: coupons.map(({ amount, fault }, id) =>
          grant({
            id,
            couponId: 500 + id,
            ...(fault === 'USED' || fault === 'LOCKED' ? { status: fault, orderId: 1 } : {}),
            coupon: {
              amount: money(amount),
              active: fault !== 'inactive',
              ...(fault === 'early' ? { startTime: new Date(NOW.getTime() + 1) } : {}),
              ...(fault === 'late' ? { endTime: new Date(NOW.getTime() - 1) } : {}),
            },
          }),
        ),
      } satisfies CartFacts,
    }))
    .map(({ lines, coupons, chosen, facts }) => {
      const input = {
        // From the last to the first: the order's lines come as they are named.
        lines: lines.map(({ replaced }, cartLineId) => ({ cartLineId, courseNum: replaced === null ? null : 9 })).reverse(),
        couponIds: chosen?.map((place) => 500 + place) ?? null,
      };
      return { lines, coupons, chosen, input, facts, written: decide({ facts, input }) };
    });

  it('costs all course fees and one application fee, the highest or 2000, less the coupons, and never less than nothing', () => {
    fc.assert(
      fc.property(cases, ({ lines, coupons, chosen, written }) => {
        const apply = lines.map(({ applyFee }) => applyFee).filter((fee) => fee !== null);
        const standard = lines.reduce(
          (sum, { courseFee, replaced }) => sum + (replaced ?? courseFee),
          apply.length === 0 ? 2000_00 : Math.max(...apply),
        );
        const off = coupons.reduce(
          (sum, { amount, fault }, place) => sum + (fault === '' && (chosen?.includes(place) ?? true) ? amount : 0),
          0,
        );
        const [placed] = insertedInto(written.changes, 'Order');
        expect(String(placed?.['standardFee'])).toBe(String(money(standard)));
        expect(String(placed?.['payFee'])).toBe(String(money(Math.max(0, standard - off))));
      }),
    );
  });

  it('has exactly the lines that were named, in their order, and takes those out of the cart', () => {
    fc.assert(
      fc.property(cases, ({ lines, input, written: { changes, outcome } }) => {
        const expected = input.lines.map(({ cartLineId, courseNum }) => ({
          cartLineId,
          courseNum: courseNum ?? 2,
          courseFee: money(lines[cartLineId]?.replaced ?? lines[cartLineId]?.courseFee ?? Number.NaN),
        }));
        expect(insertedInto(changes, 'OrderLine')).toEqual(
          expected.map((line) => ({ ...line, projectId: 100 + line.cartLineId, orderId: outcome.id })),
        );
        expect(updatesOf(changes, 'CartLine')).toEqual(
          expected.map(({ cartLineId, ...data }) => ({
            where: { id: cartLineId, status: { in: ['NEW'] } },
            data: { status: 'ORDERED', ...data },
          })),
        );
      }),
    );
  });

  it('locks what can be used of what was chosen, and nothing else', () => {
    fc.assert(
      fc.property(cases, ({ coupons, chosen, written: { changes, outcome } }) => {
        const usable = coupons.flatMap(({ fault }, id) => (fault === '' && (chosen?.includes(id) ?? true) ? [id] : []));
        expect(updatesOf(changes, 'CouponGrant')).toEqual(
          usable.length === 0
            ? []
            : [{ where: { id: { in: usable }, status: { in: ['TO_USE'] } }, data: { status: 'LOCKED', orderId: outcome.id } }],
        );
      }),
    );
  });

  it.each(['inactive', 'early', 'late', 'USED', 'LOCKED'] as const)(
    'refuses a named coupon that is %s, and passes over it where none is named',
    (fault) => {
      const spoiled = {
        inactive: grant({ coupon: { active: false } }),
        early: grant({ coupon: { startTime: new Date(NOW.getTime() + 1) } }),
        late: grant({ coupon: { endTime: new Date(NOW.getTime() - 1) } }),
        USED: grant({ status: 'USED', orderId: 1 }),
        LOCKED: grant({ status: 'LOCKED', orderId: 1 }),
      }[fault];
      const given = withFacts({ grants: [spoiled] })(fine);
      expect(() => decide(given)).toThrow(expect.objectContaining({ reason: 'COUPON_INVALID', params: { id: 5 } }));
      const unnamed = decide({ ...given, input: { ...given.input, couponIds: null } });
      expect(updatesOf(unnamed.changes, 'CouponGrant')).toEqual([]);
    },
  );

  it('can be used to the first and the last instant of a coupon', () => {
    for (const edge of [{ startTime: NOW }, { endTime: NOW }]) {
      expect(() => decide(withFacts({ grants: [grant({ coupon: edge })] })(fine))).not.toThrow();
    }
  });
});
