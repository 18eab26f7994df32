import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { reasonOf, Shop } from './shop.js';

let app: TestApp;
let shop: Shop;

beforeAll(async () => {
  app = await createTestApp();
  shop = new Shop(app);
});
afterAll(() => app.close());

const inviterOf = async (id: number): Promise<number | null> =>
  (await shop.data('query ($id: Int!) { shopper(id: $id) { inviter { id } } }', { id })).shopper.inviter?.id ?? null;

describe('a new shopper', () => {
  it('can sign in, owns an invite code, and has an empty wallet', async () => {
    const courseId = await shop.course(2);
    const { id, username, inviteCode } = await shop.shopper({ realName: ' 王五 ', courseIds: [courseId, courseId] });
    const query =
      '{ viewer { shopper { id username realName schoolName inviteCode staff wechatBound notCashFen inCashFen isCashFen courses { nodes { id } } } } }';
    const { viewer } = await shop.data(query, {}, await shop.tokenOf({ username }));
    expect(viewer.shopper).toEqual({
      id,
      username,
      realName: '王五',
      schoolName: '',
      inviteCode,
      staff: false,
      wechatBound: false,
      notCashFen: 0,
      inCashFen: 0,
      isCashFen: 0,
      courses: { nodes: [{ id: courseId }] },
    });
    expect(inviteCode).toMatch(/^[A-Z2-9]{8}$/);
  });

  it('needs a name of its own and courses that exist, else leaves nothing behind', async () => {
    const create = async (input: Record<string, unknown>): Promise<string | null> =>
      reasonOf(
        await app.graphql(
          'mutation ($input: CreateShopperInput!) { createShopper(input: $input) { id } }',
          { input: { password: 'demo123456', ...input } },
          await app.login('STAFF', 'demoadmin'),
        ),
      );
    expect(await create({ username: 'shopper1' })).toBe('USERNAME_TAKEN');
    expect(await create({ username: 'lost', courseIds: [999_999] })).toBe('RELATED_MISSING');
    expect(await create({ username: 'lost', password: 'short' })).toBe('BAD_USER_INPUT');
    expect(await create({ username: 'lost' })).toBeNull();
  });

  it('is made by administrators only', async () => {
    for (const [realm, username] of [
      ['STAFF', 'demosales'],
      ['SHOPPER', 'shopper1'],
      ['SHOPPER', 'shopstaff1'],
    ] as const) {
      const answer = await app.graphql(
        'mutation { createShopper(input: {username: "x", password: "demo123456"}) { id } }',
        {},
        await app.login(realm, username),
      );
      expect(reasonOf(answer)).toBe('FORBIDDEN');
    }
  });
});

describe('what a shopper sees', () => {
  it('is themselves and their own things only', async () => {
    const token = await app.login('SHOPPER', 'shopper2');
    const query = `{
      shoppers { nodes { username inviter { id } invitees { totalCount } } }
      shopCourses { nodes { name units(first: 0) { totalCount } } }
      shopOrders { totalCount } incomes { totalCount } withdrawals { totalCount } shopCoupons { totalCount }
    }`;
    expect(await shop.data(query, {}, token)).toEqual({
      shoppers: { nodes: [{ username: 'shopper2', inviter: null, invitees: { totalCount: 0 } }] },
      shopCourses: { nodes: [{ name: '大学英语', units: { totalCount: 15 } }] },
      shopOrders: { totalCount: 0 },
      incomes: { totalCount: 0 },
      withdrawals: { totalCount: 0 },
      shopCoupons: { totalCount: 0 },
    });
  });

  it('is nothing for other realms and for staff who are no administrators', async () => {
    const roots = ['shoppers', 'shopCourses', 'shopOrders', 'incomes', 'withdrawals', 'shopCoupons'];
    for (const root of roots) {
      expect(reasonOf(await app.graphql(`{ ${root} { totalCount } }`, {}, await app.login('STAFF', 'demosales')))).toBe('FORBIDDEN');
      expect(reasonOf(await app.graphql(`{ ${root} { totalCount } }`))).toBe('UNAUTHENTICATED');
    }
  });

  it('takes one statement, three lists deep', async () => {
    const token = await app.login('STAFF', 'demoadmin');
    const query =
      '{ shoppers { nodes { courses { nodes { units(first: 2) { nodes { name } } } } orders { nodes { units { nodes { number } } } } } } }';
    await app.graphql(query, {}, token);
    const sent = await app.database.statementsOf(() => app.graphql(query, {}, token));
    expect(sent.filter((statement) => /"shopper"/.test(statement))).toHaveLength(1);
  });
});

describe('an invitation', () => {
  it('takes effect once: a later code is ignored', async () => {
    const [first, second, invitee] = [await shop.shopper(), await shop.shopper(), await shop.shopper()];
    expect(reasonOf(await shop.invited(invitee.username, first.inviteCode))).toBeNull();
    expect(reasonOf(await shop.invited(invitee.username, second.inviteCode))).toBeNull();
    expect(reasonOf(await shop.invited(invitee.username, 'NOBODYS'))).toBeNull();
    expect(await inviterOf(invitee.id)).toBe(first.id);
  });

  it('is refused for an unknown code, one’s own, and any circle; no session is left behind', async () => {
    const [a, b, c] = [await shop.shopper(), await shop.shopper(), await shop.shopper()];
    await shop.invited(b.username, a.inviteCode);
    await shop.invited(c.username, b.inviteCode);
    const sessions = (): Promise<number> => app.database.prisma.session.count({ where: { account: { shopper: { id: a.id } } } });
    const before = await sessions();
    for (const code of ['NOBODYS', a.inviteCode, b.inviteCode, c.inviteCode]) {
      expect(reasonOf(await shop.invited(a.username, code))).toBe('INVITE_CODE_UNKNOWN');
    }
    expect(await sessions()).toBe(before);
    expect(await inviterOf(a.id)).toBeNull();
  });

  it('comes too late after a paid order: the code is ignored', async () => {
    const courseId = await shop.course(1);
    const [inviter, buyer] = [await shop.shopper(), await shop.shopper({ courseIds: [courseId] })];
    await shop.act('markShopOrderPaid', await shop.order(await shop.tokenOf(buyer), courseId, 1));
    expect(reasonOf(await shop.invited(buyer.username, inviter.inviteCode))).toBeNull();
    expect(await inviterOf(buyer.id)).toBeNull();
  });

  it('is judged after the credentials', async () => {
    const { username } = await shop.shopper();
    const query = 'mutation ($input: LoginShopperInput!) { loginShopper(input: $input) { token } }';
    expect(reasonOf(await app.graphql(query, { input: { username, password: 'wrong', inviteCode: 'NOBODYS' } }))).toBe('BAD_CREDENTIALS');
  });

  it('makes no circle when two invite each other at the same time', async () => {
    for (let round = 0; round < 3; round++) {
      const [a, b] = [await shop.shopper(), await shop.shopper()];
      const answers = await Promise.all([shop.invited(a.username, b.inviteCode), shop.invited(b.username, a.inviteCode)]);
      expect(answers.map(reasonOf).sort()).toEqual(['INVITE_CODE_UNKNOWN', null].sort());
      expect([await inviterOf(a.id), await inviterOf(b.id)].filter((inviter) => inviter !== null)).toHaveLength(1);
    }
  });

  it('names one inviter when several codes come at the same time', async () => {
    const inviters = [await shop.shopper(), await shop.shopper(), await shop.shopper()];
    const invitee = await shop.shopper();
    const answers = await Promise.all(inviters.map(({ inviteCode }) => shop.invited(invitee.username, inviteCode)));
    expect(answers.map(reasonOf)).toEqual([null, null, null]);
    expect(inviters.map(({ id }) => id)).toContain(await inviterOf(invitee.id));
  });
});
