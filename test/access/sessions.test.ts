import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { rightsChanged } from '../../src/access/access-changes.js';
import { type Audience, AUDIENCES, type Realm } from '../../src/access/audiences.js';
import { accountLock, endSessions, openSessions } from '../../src/access/session-ending.js';
import { openSession, SIGNING_IN, signInPlaces } from '../../src/access/session-opening.js';
import type { Sessions } from '../../src/access/sessions.js';
import { Tokens } from '../../src/access/tokens.js';
import type { Database } from '../../src/platform/database/database.js';
import { MemoryStore } from '../../src/platform/store/memory.js';
import { redisAddress } from '../../src/platform/store/redis-address.js';
import { RedisStore } from '../../src/platform/store/redis.js';
import type { Store } from '../../src/platform/store/store.js';
import { decision, insert, update } from '../../src/write/changes.js';
import { defineWrite } from '../../src/write/define-write.js';
import type { Where } from '../../src/write/models.js';
import type { Writer } from '../../src/write/writer.js';
import { accessOf } from '../support/access.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

const REDIS_URL = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const prefix = `campus-test-${randomUUID()}:`;
const HOUR = 3600_000;

let database: TestDatabase;
let now = Date.now();
const clock = (): number => now;
const tokens = new Tokens('s'.repeat(32), clock);
const sessionsOn = (store: Store, on: Database = database): Sessions => accessOf({ database: on, store, tokens, log, clock }).sessions;
const writerOn = (store: Store): Writer => accessOf({ database, store, tokens, log, clock }).writer;

const CHANGING = defineWrite<{ accountId: number }>()({
  locks: ({ accountId }) => [accountLock({ id: accountId })],
  facts: ({ accountId }) => ({ sessions: openSessions({ accountId }) }),
});

let made = 0;
/** An account of the realm with its profile; answers the account's id. */
async function person(realm: Realm, account: { passwordHash?: string } = {}): Promise<number> {
  const { id: accountId } = await database.prisma.account.create({ data: { realm, username: `person-${++made}`, ...account } });
  await profile[realm](accountId);
  return accountId;
}

const profile: Record<Realm, (accountId: number) => Promise<unknown>> = {
  STAFF: async (accountId) => {
    const { id: departmentId } = await database.prisma.department.create({ data: { name: '测试部' } });
    const { id: roleId } = await database.prisma.role.create({ data: { name: '测试', administrator: true } });
    for (const name of ['部门管理', '角色管理']) {
      const { id: menuId } = await database.prisma.menu.create({ data: { name } });
      await database.prisma.privilege.create({ data: { roleId, menuId } });
    }
    return database.prisma.staff.create({ data: { accountId, departmentId, roleId } });
  },
  STUDENT: (accountId) => database.prisma.student.create({ data: { accountId } }),
  TEACHER: (accountId) => database.prisma.teacher.create({ data: { accountId, name: '老师' } }),
  PUPIL: async (accountId) => {
    const { id: ownerId } = await database.prisma.teacher.findFirstOrThrow();
    const { id: schoolId } = await database.prisma.school.create({ data: { name: '测试学校', ownerId } });
    return database.prisma.pupil.create({ data: { accountId, schoolId, name: '学生' } });
  },
  SHOPPER: (accountId) => database.prisma.shopper.create({ data: { accountId, inviteCode: randomUUID().slice(0, 20), staff: true } }),
  MEMBER: (accountId) => database.prisma.member.create({ data: { accountId, permission: 'TEACHER' } }),
};

/** What a token is good for: its owner's account, or why not. */
async function outcome(sessions: Sessions, token: string, audience: Audience): Promise<unknown> {
  const verdict = await sessions.resolve(token, audience);
  return verdict.ok ? verdict.viewer.accountId : verdict.why;
}

const redis = new Redis(REDIS_URL, { lazyConnect: true, retryStrategy: () => null }).on('error', () => undefined);
const withRedis = await redis.connect().then(
  () => true,
  () => false,
);
if (!withRedis) console.warn(`Tests of sessions in Redis are skipped: none answers at ${new URL(REDIS_URL).host} (TEST_REDIS_URL).`);

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
  const keys = withRedis ? await redis.keys(`${prefix}*`) : [];
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
});
beforeEach(() => {
  now = Date.now();
});

describe('a viewer', () => {
  const sessions = (): Sessions => sessionsOn(new MemoryStore(log));

  it.each<[Realm, Audience, object]>([
    ['STAFF', 'summer-crm', { administrator: true, menus: ['部门管理', '角色管理'] }],
    ['STUDENT', 'summer-student', {}],
    ['TEACHER', 'school', {}],
    ['PUPIL', 'school', {}],
    ['SHOPPER', 'course-agent', { shopStaff: true }],
    ['MEMBER', 'miniapp', { memberPermission: 'TEACHER' }],
  ])('of the realm %s knows its profile and rights', async (realm, audience, rights) => {
    const accountId = await person(realm);
    const opened = await sessions().open({ accountId, audience });
    const profileId = (
      await database.prisma.account.findUniqueOrThrow({
        where: { id: accountId },
        include: { staff: true, student: true, teacher: true, pupil: true, shopper: true, member: true },
      })
    )[realm.toLowerCase() as 'staff']?.id;
    expect(opened.viewer).toEqual({
      accountId,
      realm,
      profileId,
      sessionId: opened.sessionId,
      audience,
      administrator: false,
      menus: [],
      shopStaff: false,
      memberPermission: null,
      ...rights,
    });
    expect(await sessions().resolve(opened.token, audience)).toEqual({ ok: true, viewer: opened.viewer, expiresAt: opened.expiresAt });
  });

  it('has no rights from a disabled role', async () => {
    const accountId = await person('STAFF');
    await database.prisma.role.updateMany({ where: { staff: { some: { accountId } } }, data: { enabled: false } });
    expect((await sessions().open({ accountId, audience: 'graphql' })).viewer).toMatchObject({ administrator: false, menus: [] });
  });

  it('is read in one statement', async () => {
    const { token } = await sessions().open({ accountId: await person('STAFF'), audience: 'graphql' });
    expect(await database.statementsOf(() => sessions().resolve(token, 'graphql'))).toHaveLength(1);
  });
});

describe('opening a session', () => {
  const sessions = (): Sessions => sessionsOn(new MemoryStore(log));

  it('records the sign-in, drops what has expired, and leaves other sessions', async () => {
    const accountId = await person('MEMBER');
    const first = await sessions().open({ accountId, audience: 'miniapp' });
    now += 23 * HOUR;
    const second = await sessions().open({ accountId, audience: 'miniapp' });
    now += 2 * HOUR;
    const third = await sessions().open({ accountId, audience: 'miniapp' });
    const ids = (await database.prisma.session.findMany({ where: { accountId } })).map(({ id }) => id);
    expect(ids.sort()).toEqual([second.sessionId, third.sessionId].sort());
    expect(await outcome(sessions(), first.token, 'miniapp')).toBe('expired');
    expect(await outcome(sessions(), second.token, 'miniapp')).toBe(accountId);
    expect((await database.prisma.account.findUniqueOrThrow({ where: { id: accountId } })).lastLoginAt).toEqual(new Date(now));
  });

  it('ends the earlier sessions of an audience that allows one, and only those', async () => {
    const accountId = await person('TEACHER');
    const other = await sessions().open({ accountId, audience: 'graphql' });
    const stranger = await sessions().open({ accountId: await person('TEACHER'), audience: 'school' });
    const first = await sessions().open({ accountId, audience: 'school' });
    const second = await sessions().open({ accountId, audience: 'school' });
    expect(await outcome(sessions(), first.token, 'school')).toBe('ended');
    expect(await outcome(sessions(), second.token, 'school')).toBe(accountId);
    expect(await outcome(sessions(), other.token, 'graphql')).toBe(accountId);
    expect(await outcome(sessions(), stranger.token, 'school')).toBe(stranger.viewer.accountId);
  });

  it('leaves one session of simultaneous sign-ins where one is allowed', async () => {
    const accountId = await person('PUPIL');
    const opened = await Promise.all(Array.from({ length: 8 }, () => sessions().open({ accountId, audience: 'school' })));
    const outcomes = await Promise.all(opened.map(({ token }) => outcome(sessions(), token, 'school')));
    expect(outcomes.filter((one) => one === accountId)).toHaveLength(1);
  });

  it('refuses the disabled, the deleted, the absent and those of another realm, and leaves nothing behind', async () => {
    const disabled = await person('SHOPPER');
    await database.prisma.account.update({ where: { id: disabled }, data: { active: false } });
    const pupil = await person('PUPIL');
    await database.prisma.pupil.update({ where: { accountId: pupil }, data: { deletedAt: new Date() } });
    const graduate = await person('PUPIL');
    await database.prisma.school.updateMany({ where: { pupils: { some: { accountId: graduate } } }, data: { deletedAt: new Date() } });
    const member = await person('MEMBER');
    await expect(sessions().open({ accountId: disabled, audience: 'course-agent' })).rejects.toMatchObject({ reason: 'ACCOUNT_DISABLED' });
    await expect(sessions().open({ accountId: pupil, audience: 'school' })).rejects.toMatchObject({ reason: 'ACCOUNT_DISABLED' });
    await expect(sessions().open({ accountId: graduate, audience: 'school' })).rejects.toMatchObject({ reason: 'ACCOUNT_DISABLED' });
    await expect(sessions().open({ accountId: 2_000_000_000, audience: 'school' })).rejects.toMatchObject({ reason: 'ACCOUNT_DISABLED' });
    await expect(sessions().open({ accountId: member, audience: 'school' })).rejects.toMatchObject({ reason: 'FORBIDDEN' });
    expect(await database.prisma.session.count({ where: { accountId: { in: [disabled, pupil, graduate, member] } } })).toBe(0);
  });

  it('refuses when the password changed after it was checked', async () => {
    const accountId = await person('MEMBER', { passwordHash: 'new' });
    await expect(sessions().open({ accountId, audience: 'miniapp', passwordHash: 'old' })).rejects.toMatchObject({
      reason: 'BAD_CREDENTIALS',
    });
    await expect(sessions().open({ accountId, audience: 'miniapp', passwordHash: 'new' })).resolves.toBeDefined();
  });

  it('comes about with what else its write does, or not at all', async () => {
    const accountId = await person('MEMBER');
    const store = new MemoryStore(log);
    const taken = insert('Account', { realm: 'STUDENT', username: 'student1' });
    const refused = sessionsOn(store).issue('miniapp', (drawn) =>
      writerOn(store).run(SIGNING_IN, signInPlaces({ accountId }, drawn), (facts) => {
        const { changes, viewer } = openSession(facts, { accountId }, drawn);
        return decision([...changes, taken], viewer);
      }),
    );
    await expect(refused).rejects.toThrow('account_realm_username');
    expect(await database.prisma.session.count({ where: { accountId } })).toBe(0);
  });

  it('stores a ticket as a hash only', async () => {
    const accountId = await person('STUDENT');
    const { token, sessionId } = await sessions().open({ accountId, audience: 'summer-student' });
    expect(token).toMatch(/^TK-[A-Za-z0-9]{20}$/);
    const row = await database.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(JSON.stringify(row)).not.toContain(token);
  });
});

describe('a token', () => {
  const sessions = (): Sessions => sessionsOn(new MemoryStore(log));
  const audiences = Object.keys(AUDIENCES) as Audience[];

  it('opens its own audience alone, but that GraphQL and the summer CRM share staff', async () => {
    const people = { STAFF: await person('STAFF'), STUDENT: await person('STUDENT') };
    for (const realm of ['STAFF', 'STUDENT'] as const) {
      for (const issued of ['graphql', 'summer-crm', 'summer-student'] as const) {
        const { token } = await sessions().open({ accountId: people[realm], audience: issued });
        for (const used of audiences) {
          const shared = realm === 'STAFF' && issued !== 'summer-student' && (used === 'graphql' || used === 'summer-crm');
          const verdict = await sessions().resolve(token, used);
          expect(verdict.ok, `${realm} ${issued} -> ${used}`).toBe(used === issued || shared);
        }
      }
    }
  });

  it('says what is wrong with it', async () => {
    const accountId = await person('STAFF');
    const { token } = await sessions().open({ accountId, audience: 'summer-crm' });
    expect(await outcome(sessions(), 'nonsense', 'summer-crm')).toBe('malformed');
    expect(await outcome(sessions(), 'nonsense', 'summer-student')).toBe('malformed');
    expect(await outcome(sessions(), 'TK-abcdefghijklmnopqrst', 'summer-student')).toBe('unknown');
    expect(await outcome(sessions(), `${token.slice(0, -5)}AAAAA`, 'summer-crm')).toBe('tampered');
    const claims = { accountId, audience: 'summer-crm', expiresAt: new Date(now + HOUR) } as const;
    expect(await outcome(sessions(), await tokens.issue({ ...claims, sessionId: randomUUID() }), 'summer-crm')).toBe('unknown');
    const other = await sessions().open({ accountId: await person('STAFF'), audience: 'summer-crm' });
    expect(await outcome(sessions(), await tokens.issue({ ...claims, sessionId: other.sessionId }), 'summer-crm')).toBe('incomplete');
    await database.prisma.account.update({ where: { id: accountId }, data: { active: false } });
    expect(await outcome(sessions(), token, 'summer-crm')).toBe('disabled');
    now += HOUR;
    expect(await outcome(sessions(), token, 'summer-crm')).toBe('expired');
  });

  it('expires when its audience says', async () => {
    const accountId = await person('STUDENT');
    const { token, expiresAt } = await sessions().open({ accountId, audience: 'summer-student' });
    expect(Math.abs(expiresAt.getTime() - now - 24 * HOUR)).toBeLessThanOrEqual(1000);
    now = expiresAt.getTime() - 1;
    expect(await outcome(sessions(), token, 'summer-student')).toBe(accountId);
    now += 1;
    expect(await outcome(sessions(), token, 'summer-student')).toBe('expired');
  });
});

const kinds: [string, () => Promise<[Store, Store]>][] = [
  [
    'one process with a memory store',
    async () => {
      const store = new MemoryStore(log);
      return [store, store];
    },
  ],
];
if (withRedis)
  kinds.push([
    'two processes with Redis',
    () =>
      Promise.all([RedisStore.open(redisAddress(REDIS_URL), log, { prefix }), RedisStore.open(redisAddress(REDIS_URL), log, { prefix })]),
  ]);

describe.each(kinds)('sessions in %s', (_, open) => {
  let stores: [Store, Store];
  let here: Sessions;
  let there: Sessions;
  let writer: Writer;
  const endSome = async (where: Where<'Session'>, except = ''): Promise<void> => {
    const sessions = await database.prisma.session.findMany({ where: { ...where, endedAt: null } });
    const ended = sessions.filter(({ id }) => id !== except);
    await writer.apply(...endSessions(ended, new Date(now)));
  };

  beforeEach(async () => {
    stores = await open();
    // A memory store is believed where there is one process only, which is what the embedded database stands for.
    const on: Database = stores[0].shared ? database : { ...database, kind: 'embedded' };
    ({ sessions: here, writer } = accessOf({ database: on, store: stores[0], tokens, log, clock }));
    there = sessionsOn(stores[1], on);
  });
  afterEach(async () => {
    await stores[0].close();
    await stores[1].close();
  });

  it.each<[Realm, Audience]>([
    ['MEMBER', 'miniapp'],
    ['STUDENT', 'summer-student'],
  ])('ask the database once for a %s of %s', async (realm, audience) => {
    const accountId = await person(realm);
    const { token, viewer, expiresAt } = await here.open({ accountId, audience });
    await here.resolve(token, audience);
    const again = async (): Promise<void> => expect(await there.resolve(token, audience)).toEqual({ ok: true, viewer, expiresAt });
    expect(await database.statementsOf(again)).toHaveLength(0);
  });

  it.each<[Realm, Audience]>([
    ['MEMBER', 'miniapp'],
    ['STUDENT', 'summer-student'],
  ])('end everywhere at once: logout of a %s of %s', async (realm, audience) => {
    const accountId = await person(realm);
    const [first, second] = [await here.open({ accountId, audience }), await here.open({ accountId, audience })];
    for (const { token } of [first, second]) expect(await outcome(there, token, audience)).toBe(accountId);
    await here.end(first.sessionId);
    expect(await outcome(there, first.token, audience)).toBe('ended');
    expect(await outcome(here, first.token, audience)).toBe('ended');
    expect(await outcome(there, second.token, audience)).toBe(accountId);
    await here.end(first.sessionId);
    await here.end('no such session');
  });

  it('end everywhere at once: all of an account, but for exceptions', async () => {
    const accountId = await person('STUDENT');
    const [ticket, crm, web, web2] = [
      await here.open({ accountId, audience: 'summer-student' }),
      await here.open({ accountId, audience: 'summer-crm' }),
      await here.open({ accountId, audience: 'graphql' }),
      await here.open({ accountId, audience: 'graphql' }),
    ];
    const outcomes = async (): Promise<unknown[]> => [
      await outcome(there, ticket.token, 'summer-student'),
      await outcome(there, crm.token, 'summer-crm'),
      await outcome(there, web.token, 'graphql'),
      await outcome(there, web2.token, 'graphql'),
    ];
    expect(await outcomes()).toEqual([accountId, accountId, accountId, accountId]);
    await endSome({ accountId, audience: 'SUMMER_CRM' });
    expect(await outcomes()).toEqual([accountId, 'ended', accountId, accountId]);
    await endSome({ accountId }, web.sessionId);
    expect(await outcomes()).toEqual(['ended', 'ended', accountId, 'ended']);
    await here.endAll(accountId);
    expect(await outcomes()).toEqual(['ended', 'ended', 'ended', 'ended']);
  });

  it('never outlive a password change that they were opened beside', async () => {
    for (let round = 0; round < 5; round++) {
      const accountId = await person('MEMBER', { passwordHash: 'old' });
      const change = (): Promise<null> =>
        writer.run(CHANGING, { accountId }, (facts) =>
          decision([update('Account', { id: accountId }, { passwordHash: 'new' }), ...endSessions(facts.sessions, new Date(now))], null),
        );
      const open = (): Promise<string> =>
        there.open({ accountId, audience: 'miniapp', passwordHash: 'old' }).then(
          ({ token }) => outcome(there, token, 'miniapp').then(() => token),
          () => '',
        );
      const [token] = round % 2 === 0 ? await Promise.all([open(), change()]) : (await Promise.all([change(), open()])).toReversed();
      if (token) expect(await outcome(there, token, 'miniapp')).toBe('ended');
      expect(await database.prisma.session.count({ where: { accountId, endedAt: null } })).toBe(0);
    }
  });

  it('stay when the transaction that ended them is rolled back', async () => {
    const accountId = await person('MEMBER');
    const { token } = await here.open({ accountId, audience: 'miniapp' });
    await outcome(there, token, 'miniapp');
    const taken = insert('Account', { realm: 'STUDENT', username: 'student1' });
    const failing = writer.run(CHANGING, { accountId }, (facts) => decision([...endSessions(facts.sessions, new Date(now)), taken], null));
    await expect(failing).rejects.toThrow('account_realm_username');
    expect(await outcome(there, token, 'miniapp')).toBe(accountId);
  });

  it('take on changed rights as soon as they are announced', async () => {
    const accountId = await person('STAFF');
    const { token } = await here.open({ accountId, audience: 'graphql' });
    const menus = async (): Promise<unknown> => {
      const verdict = await there.resolve(token, 'graphql');
      return verdict.ok ? verdict.viewer.menus : verdict.why;
    };
    expect(await menus()).toEqual(['部门管理', '角色管理']);
    await database.prisma.privilege.deleteMany({ where: { role: { staff: { some: { accountId } } }, menu: { name: '部门管理' } } });
    await writer.apply(rightsChanged());
    expect(await menus()).toEqual(['角色管理']);
    await database.prisma.account.update({ where: { id: accountId }, data: { active: false } });
    await writer.apply(rightsChanged());
    expect(await menus()).toBe('disabled');
  });

  it('are not brought back by a slow reader who saw them before the change', async () => {
    const accountId = await person('STAFF');
    const { token, sessionId } = await here.open({ accountId, audience: 'graphql' });
    const slowly = async (change: () => Promise<void>): Promise<void> => {
      const slow = pausedAfterReading(database);
      const reading = sessionsOn(stores[1], slow.database).resolve(token, 'graphql');
      await slow.hasRead;
      await change();
      slow.goOn();
      expect((await reading).ok).toBe(true);
    };
    await slowly(async () => {
      await database.prisma.role.updateMany({ where: { staff: { some: { accountId } } }, data: { administrator: false } });
      await writer.apply(rightsChanged());
    });
    expect(await here.resolve(token, 'graphql')).toMatchObject({ viewer: { administrator: false } });
    await writer.apply(rightsChanged());
    await slowly(() => here.end(sessionId));
    expect(await outcome(here, token, 'graphql')).toBe('ended');
  });

  it('are renewed in their last ten minutes in the summer CRM, and the old token stays good', async () => {
    const accountId = await person('STAFF');
    const { token, viewer, expiresAt } = await here.open({ accountId, audience: 'summer-crm' });
    expect(await here.renew(viewer, expiresAt)).toBeNull();
    now = expiresAt.getTime() - 599_000;
    expect(await outcome(there, token, 'summer-crm')).toBe(accountId);
    const fresh = await here.renew(viewer, expiresAt);
    expect(fresh?.expiresAt.getTime()).toBeGreaterThan(now + HOUR - 1001);
    const again = await here.renew(viewer, expiresAt);
    expect(again?.expiresAt).toEqual(fresh?.expiresAt);
    expect(await outcome(there, token, 'summer-crm')).toBe(accountId);
    now = expiresAt.getTime();
    expect(await outcome(there, token, 'summer-crm')).toBe('expired');
    expect(await outcome(there, fresh?.token ?? '', 'summer-crm')).toBe(accountId);
    await here.end(viewer.sessionId);
    expect(await outcome(there, fresh?.token ?? '', 'summer-crm')).toBe('ended');
    expect(await here.renew(viewer, expiresAt)).toBeNull();
  });

  it('are never renewed elsewhere', async () => {
    const { viewer, expiresAt } = await here.open({ accountId: await person('MEMBER'), audience: 'miniapp' });
    now = expiresAt.getTime() - 1000;
    expect(await here.renew(viewer, expiresAt)).toBeNull();
  });
});

describe('sessions without a store to rely on', () => {
  it('are read from the database when other processes cannot see this store', async () => {
    const store = new MemoryStore(log);
    const sessions = sessionsOn(store, { ...database, kind: 'postgresql' });
    const { token } = await sessions.open({ accountId: await person('MEMBER'), audience: 'miniapp' });
    await sessions.resolve(token, 'miniapp');
    expect(await database.statementsOf(() => sessions.resolve(token, 'miniapp'))).toHaveLength(1);
    expect(store.size).toBe(0);
  });

  it('open, resolve and end while the store is away', async () => {
    const away = vi.fn().mockRejectedValue(new Error('away'));
    const store = Object.assign(new MemoryStore(log), { getMany: away, get: away, set: away, setIfAbsent: away });
    const sessions = sessionsOn(store);
    const accountId = await person('MEMBER');
    const { token, sessionId } = await sessions.open({ accountId, audience: 'miniapp' });
    expect(await outcome(sessions, token, 'miniapp')).toBe(accountId);
    await writerOn(store).apply(rightsChanged());
    await sessions.end(sessionId);
    expect(await outcome(sessions, token, 'miniapp')).toBe('ended');
  });

  it('are read anew after the store lost everything', async () => {
    const store = new MemoryStore(log);
    const sessions = sessionsOn(store);
    const accountId = await person('STAFF');
    const { token } = await sessions.open({ accountId, audience: 'graphql' });
    await sessions.resolve(token, 'graphql');
    await store.delete('access:epoch');
    await database.prisma.role.updateMany({ where: { staff: { some: { accountId } } }, data: { administrator: false } });
    expect(await sessions.resolve(token, 'graphql')).toMatchObject({ viewer: { administrator: false } });
  });
});

/** The database, but an answer to the read engine arrives only when told. */
function pausedAfterReading(real: Database): { database: Database; hasRead: Promise<void>; goOn: () => void } {
  let goOn = (): void => undefined;
  let read = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const hasRead = new Promise<void>((resolve) => {
    read = resolve;
  });
  const readText: Database['readText'] = async (...query) => {
    const answer = await real.readText(...query);
    if (query[0].includes('"session"')) {
      read();
      await gate;
    }
    return answer;
  };
  return { database: { ...real, readText }, hasRead, goOn: () => goOn() };
}
