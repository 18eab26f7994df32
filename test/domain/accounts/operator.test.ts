import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Realm } from '../../../src/access/audiences.js';
import { operatorCommands } from '../../../src/operator-commands.js';
import { createTestApps, type TestApp } from '../../support/app.js';

let one: TestApp;
let two: TestApp;
let close: () => Promise<void>;

beforeAll(async () => {
  const apps = await createTestApps({ env: { JWT_SECRET: 'a-secret-that-both-processes-have-0123456789' } });
  [one, two, close] = [apps.first, apps.second, apps.close];
});
afterAll(() => close());

const ME = '{ viewer { accountId } }';
/** A new session each time. */
async function signIn(realm: Realm, username: string): Promise<string> {
  const { id: accountId } = await one.database.prisma.account.findFirstOrThrow({ where: { realm, username } });
  return (await one.core.sessions.open({ accountId, audience: 'graphql' })).token;
}

const isIn = async (app: TestApp, token: string): Promise<boolean> => (await app.graphql(ME, {}, token)).data?.viewer != null;

describe('a token that whoever runs the gateway makes', () => {
  it('opens the account in every process, for as long as was said, and is in the operation log', async () => {
    const before = Date.now();
    const whose = { realm: 'STAFF', username: ' DemoSales ' } as const;
    const made = (await operatorCommands(one.core).token({ whose, audience: 'graphql', lifeSeconds: 120 })) as {
      token: string;
      expiresAt: Date;
      accountId: number;
    };
    const life = made.expiresAt.getTime() - before;
    expect([life > 118_000, life <= 121_000]).toEqual([true, true]);
    for (const app of [one, two]) {
      expect((await app.graphql(ME, {}, made.token)).data).toMatchObject({ viewer: { accountId: made.accountId } });
    }
    const event = await one.database.prisma.auditEvent.findFirstOrThrow({ where: { operation: 303 }, orderBy: { id: 'desc' } });
    expect(event).toMatchObject({ entity: 'Account', entityId: made.accountId, actorId: null, description: '运维签发了试用令牌' });
  });

  it('leaves its owner signed in, also where one session is all they may have, and is no sign-in of theirs', async () => {
    const teacher = await one.database.prisma.account.findFirstOrThrow({ where: { realm: 'TEACHER' } });
    const own = await one.core.sessions.open({ accountId: teacher.id, audience: 'school' });
    const lastLoginAt = (await one.database.prisma.account.findUniqueOrThrow({ where: { id: teacher.id } })).lastLoginAt;
    await operatorCommands(one.core).token({ whose: { accountId: teacher.id }, audience: 'school', lifeSeconds: 60 });
    expect(await one.core.sessions.resolve(own.token, 'school')).toMatchObject({ ok: true });
    expect((await one.database.prisma.account.findUniqueOrThrow({ where: { id: teacher.id } })).lastLoginAt).toEqual(lastLoginAt);
  });

  it.each([
    ['nobody', { realm: 'STAFF', username: 'nobody' }, 'graphql', 'NOT_FOUND'],
    ['an account of another realm', { realm: 'STAFF', username: 'pupil1' }, 'graphql', 'NOT_FOUND'],
    ['a realm that has no access to the API', { realm: 'STAFF', username: 'demoadmin' }, 'miniapp', 'FORBIDDEN'],
  ] as const)('is not made for %s', async (_, whose, audience, reason) => {
    await expect(operatorCommands(one.core).token({ whose, audience, lifeSeconds: 60 })).rejects.toMatchObject({ reason });
  });

  it('is not made for an account that is shut out', async () => {
    const { id } = await one.database.prisma.account.findFirstOrThrow({ where: { username: 'tutor1' } });
    await one.database.prisma.account.update({ where: { id }, data: { active: false } });
    await expect(
      operatorCommands(one.core).token({ whose: { accountId: id }, audience: 'graphql', lifeSeconds: 60 }),
    ).rejects.toMatchObject({ reason: 'ACCOUNT_DISABLED' });
  });
});

describe('sessions that whoever runs the gateway ends', () => {
  const revoke = (app: TestApp, whose: object): Promise<object> => operatorCommands(app.core)['revoke-sessions']({ whose });

  it('are those of one account, at once and in every process', async () => {
    const [admin, sales] = [await signIn('STAFF', 'demoadmin'), await signIn('STAFF', 'demosales')];
    for (const app of [one, two]) expect([await isIn(app, admin), await isIn(app, sales)]).toEqual([true, true]);
    expect(await revoke(two, { realm: 'STAFF', username: 'demosales' })).toMatchObject({ accounts: 1 });
    for (const app of [one, two]) expect([await isIn(app, admin), await isIn(app, sales)]).toEqual([true, false]);
  });

  it('are those of a realm, and then everybody’s', async () => {
    const [admin, pupil, shopper] = [
      await signIn('STAFF', 'demoadmin'),
      await signIn('PUPIL', 'pupil1'),
      await signIn('SHOPPER', 'shopper1'),
    ];
    expect(await revoke(two, { realm: 'PUPIL' })).toEqual({ accounts: 1, sessions: 1 });
    for (const app of [one, two])
      expect([await isIn(app, admin), await isIn(app, pupil), await isIn(app, shopper)]).toEqual([true, false, true]);
    await revoke(one, {});
    for (const app of [one, two]) expect([await isIn(app, admin), await isIn(app, shopper)]).toEqual([false, false]);
    expect(await one.database.prisma.session.count({ where: { endedAt: null, expiresAt: { gt: new Date() } } })).toBe(0);
    expect(await revoke(one, {})).toEqual({ accounts: 0, sessions: 0 });
  });

  it('are all of them, however many accounts there are', async () => {
    const rows = Array.from({ length: 120 }, (_, number) => ({ realm: 'MEMBER', username: `many-${number}` }) as const);
    await one.database.prisma.account.createMany({ data: rows });
    const accounts = await one.database.prisma.account.findMany({ where: { username: { startsWith: 'many-' } }, select: { id: true } });
    const expiresAt = new Date(Date.now() + 60_000);
    await one.database.prisma.session.createMany({
      data: accounts.map(({ id }) => ({ id: `many-${id}`, accountId: id, audience: 'MINIAPP' as const, expiresAt })),
    });
    expect(await revoke(one, { realm: 'MEMBER' })).toEqual({ accounts: 120, sessions: 120 });
    expect(await revoke(one, { realm: 'MEMBER' })).toEqual({ accounts: 0, sessions: 0 });
  });
});
