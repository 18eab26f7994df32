import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rightsChanged } from '../../src/access/access-changes.js';
import { AccessFence } from '../../src/access/access-fence.js';
import { endSessions } from '../../src/access/session-ending.js';
import type { Sessions } from '../../src/access/sessions.js';
import { Tokens } from '../../src/access/tokens.js';
import { MemoryStore } from '../../src/platform/store/memory.js';
import { insert, update } from '../../src/write/changes.js';
import type { Writer } from '../../src/write/writer.js';
import { accessOf } from '../support/access.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { type Failing, type FailingStore, failingStore } from '../support/failing-store.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const tokens = new Tokens('s'.repeat(32));

let database: TestDatabase;
let accountId: number;
let other: number;
let third: number;
let here: Sessions;
let there: Sessions;
let writer: Writer;
let hereStore: FailingStore;
let thereStore: FailingStore;

beforeAll(async () => {
  database = await openTestDatabase();
  ({ accountId } = await database.prisma.shopper.findFirstOrThrow({ where: { staff: true } }));
  const others = await database.prisma.shopper.findMany({ where: { staff: false }, take: 2 });
  [other, third] = others.map((shopper) => shopper.accountId) as [number, number];
});
afterAll(() => database.close());
beforeEach(() => {
  const store = new MemoryStore(log);
  [hereStore, thereStore] = [failingStore(store), failingStore(store)];
  ({ sessions: here, writer } = accessOf({ database, store: hereStore, tokens, log }));
  there = accessOf({ database, store: thereStore, tokens, log }).sessions;
});
afterEach(async () => {
  await database.prisma.shopper.updateMany({ where: { accountId }, data: { staff: true } });
});

/** A session whose copy every process believes. */
async function warm(of = accountId): Promise<{ token: string; sessionId: string }> {
  const session = await here.open({ accountId: of, audience: 'graphql' });
  for (const one of [here, there]) expect((await one.resolve(session.token, 'graphql')).ok).toBe(true);
  expect(await database.statementsOf(() => there.resolve(session.token, 'graphql'))).toEqual([]);
  return session;
}

const isShopStaff = async (sessions: Sessions, token: string): Promise<boolean> => {
  const verdict = await sessions.resolve(token, 'graphql');
  return verdict.ok && verdict.viewer.shopStaff;
};

const states: [string, Failing, Failing][] = [
  ['does what it is told', 'nothing', 'nothing'],
  ['takes no writes', 'writes', 'writes'],
  ['is out of reach of the process that makes the change, but not of the others', 'everything', 'nothing'],
  ['is away', 'everything', 'everything'],
];

describe.each(states)('while the store %s', (_what, failsHere, failsThere) => {
  const fail = (): void => {
    hereStore.fail(failsHere);
    thereStore.fail(failsThere);
  };

  it('a logout, the end of all sessions of an account and a change of rights hold everywhere when they are answered', async () => {
    const [one, two, three] = [await warm(), await warm(other), await warm(third)];
    expect(await isShopStaff(there, one.token)).toBe(true);
    fail();
    await Promise.all([
      here.end(two.sessionId),
      here.endAll(third),
      writer.apply(update('Shopper', { accountId }, { staff: false }), rightsChanged()),
    ]);
    for (const process of [there, here]) {
      expect(await isShopStaff(process, one.token)).toBe(false);
      for (const { token } of [two, three]) expect(await process.resolve(token, 'graphql')).toEqual({ ok: false, why: 'ended' });
    }
  });

  it('a change that is rolled back changes nothing', async () => {
    const { token } = await warm();
    fail();
    const sessions = await database.prisma.session.findMany({ where: { accountId } });
    const taken = insert('Account', { realm: 'SHOPPER', username: 'shopper1' });
    await expect(writer.apply(...endSessions(sessions, new Date()), taken)).rejects.toThrow('account_realm_username');
    expect((await there.resolve(token, 'graphql')).ok).toBe(true);
  });
});

describe('when the store works again', () => {
  it('copies from before an end that it was not told of are worth nothing', async () => {
    const { token, sessionId } = await warm();
    hereStore.fail('writes');
    await here.end(sessionId);
    hereStore.fail('nothing');
    for (const one of [here, there]) expect(await one.resolve(token, 'graphql')).toEqual({ ok: false, why: 'ended' });
  });

  it('sessions are read from it again', async () => {
    hereStore.fail('writes');
    await here.end((await here.open({ accountId, audience: 'graphql' })).sessionId);
    hereStore.fail('nothing');
    const { token } = await warm();
    expect(await database.statementsOf(() => here.resolve(token, 'graphql'))).toEqual([]);
  });
});

it('a process that dies between its commit and telling the store is noticed by the others', async () => {
  const { token } = await warm();
  const fence = new AccessFence(database);
  await database.prisma.$transaction(async (tx) => {
    await tx.shopper.updateMany({ where: { accountId }, data: { staff: false } });
    await fence.move(async ({ text }) => (await tx.$executeRawUnsafe(text), null));
  });
  await fence.passed();
  expect(await isShopStaff(there, token)).toBe(false);
});

it('the fence costs a statement a second, not one a request', async () => {
  const { token } = await warm();
  const before = database.sent.length;
  const began = performance.now();
  for (let count = 0; count < 50; count++) await there.resolve(token, 'graphql');
  expect(database.sent.length - before).toBeLessThanOrEqual(1 + (performance.now() - began) / 1000);
});
