import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useCoupon } from '../../../src/domain/shop/coupon/shop-coupon.service.js';
import { addUnits, deleteCourse, removeUnit } from '../../../src/domain/shop/course/shop-course.service.js';
import { commissionOf } from '../../../src/domain/shop/order/commission.js';
import { payOrder, placeOrder } from '../../../src/domain/shop/order/shop-order.service.js';
import { acceptInvite } from '../../../src/domain/shop/shopper/shop-invite.js';
import { createShopper } from '../../../src/domain/shop/shopper/shopper.service.js';
import { closeWithdrawal, requestWithdrawal } from '../../../src/domain/shop/wallet/wallet.service.js';
import { bindIdentity } from '../../../src/domain/shop/wechat/shop-wechat.service.js';
import { Addition, type Change } from '../../../src/write/changes.js';
import { reasonOf } from '../../support/reason.js';

/** What is decided of given facts, without a database. */
const locked = [true];

/** What changes add to the columns of wallets. */
function moved(changes: readonly Change[]): Record<string, number> {
  const updates = changes.flatMap((change) => (change.kind === 'update' && change.model === 'Shopper' ? [change.data] : []));
  const parts = updates.flatMap((data) => Object.entries(data));
  return Object.fromEntries(parts.map(([column, value]) => [column, value instanceof Addition ? value.amount : NaN]));
}
const sum = (amounts: Record<string, number>): number => Object.values(amounts).reduce((all, amount) => all + amount, 0);

describe('a wallet', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 });

  it('gives no more than it holds, and only moves money', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), amount, (notCashFen, amountFen) => {
        const decide = () => requestWithdrawal({ locked: [], shopper: { id: 1, notCashFen } }, amountFen);
        if (amountFen > notCashFen) return reasonOf(decide) === 'WITHDRAWAL_EXCEEDS_BALANCE';
        const { changes } = decide();
        expect(changes).toMatchObject([{ where: { id: 1 } }, { model: 'Withdrawal', rows: [{ shopperId: 1, amountFen }] }]);
        expect(moved(changes)).toEqual({ notCashFen: -amountFen, inCashFen: amountFen });
        return true;
      }),
    );
  });

  it('is where a withdrawal that is closed goes to, or comes back to', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('PAID', 'REJECTED'), (amountFen, status) => {
        const withdrawal = { id: 2, status: 'REQUESTED', shopperId: 1, amountFen } as const;
        const { changes } = closeWithdrawal({ locked: [], withdrawal }, status);
        expect(changes[0]).toMatchObject({ model: 'Withdrawal', where: { id: 2 }, data: { status } });
        expect(moved(changes)).toEqual({ inCashFen: -amountFen, [status === 'PAID' ? 'isCashFen' : 'notCashFen']: amountFen });
        expect(sum(moved(changes))).toBe(0);
        expect(reasonOf(() => closeWithdrawal({ locked: [], withdrawal: { ...withdrawal, status } }, 'PAID'))).toBe('WITHDRAWAL_CLOSED');
      }),
    );
  });

  it('gets the commission that is booked as income', () => {
    fc.assert(
      fc.property(amount, fc.option(fc.constant(7)), fc.integer({ min: 0, max: 10_000 }), (amountFen, inviterId, parts) => {
        const order = { id: 3, status: 'TO_PAY', amountFen, shopper: { realName: '林小雨', inviterId } } as const;
        const rate = parts / 10_000;
        const [paid, ...booked] = payOrder({ locked, order }, rate).changes;
        expect(paid).toMatchObject({ model: 'ShopOrder', data: { status: 'PAYED' } });
        const share = inviterId === null ? 0 : commissionOf(amountFen, rate);
        expect(sum(moved(booked))).toBe(share);
        expect(booked).toMatchObject(
          share === 0 ? [] : [{ rows: [{ shopperId: 7, orderId: 3, amountFen: share, source: '林**' }] }, { where: { id: 7 } }],
        );
      }),
    );
  });
});

describe('an order', () => {
  const facts = { locked, course: { unitPriceFen: 100 }, units: 4 };
  const asked = { shopperId: 1, courseId: 2, serviceType: 1, amountFen: 200, wanted: { startUnit: 2, endUnit: 3 } };

  it('is of the units that are named, or of all', () => {
    const row = { shopperId: 1, courseId: 2, serviceType: 1 };
    const rows = [{ ...row, amountFen: 200, wholeCourse: false, startUnit: 2, endUnit: 3 }];
    expect(placeOrder(facts, asked).changes).toMatchObject([{ model: 'ShopOrder', rows }]);
    const whole = [{ ...row, amountFen: 400, wholeCourse: true, startUnit: 1, endUnit: 4 }];
    expect(placeOrder(facts, { ...asked, wanted: null, amountFen: 400 }).changes).toMatchObject([{ rows: whole }]);
  });

  // contract: course-agent.order.create. Each is wrong in everything that comes after it, too.
  it('complains of the first thing that is wrong', () => {
    const wrong = { ...asked, amountFen: 201 };
    const outside = { ...wrong, wanted: { startUnit: 2, endUnit: 5 } };
    const reasons = [
      () => placeOrder({ ...facts, course: null }, outside),
      () => placeOrder(facts, outside),
      () => placeOrder(facts, wrong),
      () => placeOrder(facts, { ...asked, wanted: { startUnit: 3, endUnit: 2 } }),
      () => placeOrder(facts, { ...asked, wanted: { startUnit: 0, endUnit: 2 } }),
      () => placeOrder({ ...facts, units: 0 }, { ...asked, wanted: null }),
    ].map(reasonOf);
    const range = 'SHOP_UNITS_OUT_OF_RANGE';
    expect(reasons).toEqual(['SHOP_COURSE_NOT_FOUND', range, 'SHOP_AMOUNT_WRONG', range, range, range]);
  });
});

describe('a course', () => {
  it('gets further units after its last, up to a limit', () => {
    const { changes } = addUnits({ locked, present: 2 }, { courseId: 1, names: ['c', 'd'] });
    const numbered = (name: string, number: number) => ({ courseId: 1, name, number });
    expect(changes).toMatchObject([{ rows: [numbered('c', 3), numbered('d', 4)] }]);
    const added = (present: number) => reasonOf(() => addUnits({ locked, present }, { courseId: 1, names: ['x'] }));
    expect([added(999), added(1000)]).toEqual([null, 'TOO_MANY_SHOP_UNITS']);
  });

  it('stays, and so do its units, where they were ordered', () => {
    expect(reasonOf(() => deleteCourse({ locked: [false], ordered: null }, 1))).toBe('NOT_FOUND');
    expect(reasonOf(() => deleteCourse({ locked, ordered: { id: 5 } }, 1))).toBe('SHOP_COURSE_ORDERED');
    const last = { id: 9, number: 3, courseId: 1 };
    const removed = (facts: Partial<Parameters<typeof removeUnit>[0]>, id = 9) =>
      reasonOf(() => removeUnit({ locked, last, furthest: null, ...facts }, id));
    expect(removed({ last: null })).toBe('NOT_FOUND');
    expect(removed({ furthest: { endUnit: 3 } }, 8)).toBe('SHOP_UNIT_NOT_LAST');
    expect(removed({ furthest: { endUnit: 3 } })).toBe('SHOP_UNIT_ORDERED');
    expect(removed({ furthest: { endUnit: 2 } })).toBeNull();
  });
});

it('a coupon is used once, and before its end', () => {
  const now = new Date(1000);
  const used = (coupon: Parameters<typeof useCoupon>[0]['coupon']) => reasonOf(() => useCoupon({ locked: [], coupon }, now));
  expect(used(null)).toBe('NOT_FOUND');
  expect(used({ id: 1, used: true, expiresAt: null })).toBe('SHOP_COUPON_NOT_USABLE');
  expect(used({ id: 1, used: false, expiresAt: now })).toBe('SHOP_COUPON_NOT_USABLE');
  expect(used({ id: 1, used: false, expiresAt: new Date(1001) })).toBeNull();
});

it('a new shopper is refused for the name before the courses', () => {
  const asked = {
    account: { username: 'x', passwordHash: '' },
    profile: { realName: '', schoolName: '', inviteCode: 'C' },
    courseIds: [1, 2],
  };
  const courses = [{ id: 1 }];
  expect(reasonOf(() => createShopper({ locked, namesake: { id: 4 }, courses }, asked))).toBe('USERNAME_TAKEN');
  expect(reasonOf(() => createShopper({ locked, namesake: null, courses }, asked))).toBe('RELATED_MISSING');
});

it('an identity is one account’s, and replaces the one that it had', () => {
  const person = { openid: 'o' };
  const bound = (facts: { holder: { accountId: number } | null; own: { id: number } | null }) =>
    bindIdentity({ locked, ...facts }, 1, person).changes;
  expect(bound({ holder: { accountId: 1 }, own: { id: 5 } })).toEqual([]);
  expect(bound({ holder: null, own: { id: 5 } })).toMatchObject([{ kind: 'update', where: { id: 5 }, data: person }]);
  expect(bound({ holder: null, own: null })).toMatchObject([{ kind: 'insert', rows: [{ accountId: 1, ...person }] }]);
  expect(reasonOf(() => bound({ holder: { accountId: 2 }, own: null }))).toBe('WECHAT_TAKEN');
});

describe('an invitation', () => {
  const facts = {
    invitee: { id: 1, inviterId: null },
    paidOrders: 0,
    owners: [
      { id: 3, inviteCode: 'ab12' },
      { id: 4, inviteCode: 'AB12' },
    ],
    lineOfOwner: [4, 7],
  };

  it('counts for the owner of the code in this spelling, or else the first', () => {
    expect(acceptInvite(facts, 'AB12')).toMatchObject([{ where: { id: 1 }, data: { inviterId: 4 } }]);
    expect(acceptInvite(facts, 'Ab12')).toMatchObject([{ data: { inviterId: 3 } }]);
  });

  it.each([
    ['is ignored for who has an inviter', { invitee: { id: 1, inviterId: 9 }, owners: [] }, null],
    ['is ignored for who has paid', { paidOrders: 1, owners: [] }, null],
    ['needs a code that somebody owns', { owners: [] }, 'INVITE_CODE_UNKNOWN'],
    ['makes no circle', { lineOfOwner: [4, 7, 1] }, 'INVITE_CODE_UNKNOWN'],
  ])('%s', (_, changed, reason) => expect(reasonOf(() => acceptInvite({ ...facts, ...changed }, 'AB12'))).toBe(reason));
});
