import { getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../../src/graphql/gateway-schema.js';
import { surfaces } from '../../../src/legacy/surfaces.js';
import { DEMO_PASSWORD } from '../../support/app.js';
import { type FakeLine, LINE_SECRETS, LINE_SETTINGS, startFakeLine } from '../../support/fake-line.js';
import { VIEWER_NAMES } from '../viewers.js';
import { openWorld, type Guarded } from '../world/world.js';
import { startFakeWechat, WECHAT_SECRETS } from './fake-wechat.js';
import { Transcript } from './transcript.js';

const SETTINGS = {
  JWT_SECRET: 'guard-jwt-secret-guard-jwt-secret-77',
  WECHAT_APP_ID: 'wx-guard-web',
  WECHAT_APP_SECRET: 'guard-web-app-secret',
  WECHAT_MINI_APP_ID: 'wx-guard-mini',
  WECHAT_MINI_APP_SECRET: 'guard-mini-app-secret',
  ...LINE_SETTINGS,
};

const schema = gatewaySchema();
const logged: string[] = [];
let app: Guarded;
let wechat: Awaited<ReturnType<typeof startFakeWechat>>;
let line: FakeLine;
let transcript: Transcript;
/** What the database keeps and nobody is told. */
const kept = new Set<string>();

beforeAll(async () => {
  [wechat, line] = [await startFakeWechat(), await startFakeLine()];
  const env = { ...SETTINGS, WECHAT_API_BASE_URL: wechat.url, LINE_API_BASE_URL: line.url, LOG_LEVEL: 'trace' };
  app = await openWorld({ env, parts: { logTo: { write: (line) => void logged.push(line) } } });
  transcript = new Transcript(app, schema);
  await collectKept();
  await transcript.reads();
  await breakThings();
  for (const surface of surfaces) await transcript.surface(surface);
  await transcript.writes();
  await collectKept();
  await loseATable();
}, 300_000);
afterAll(async () => {
  await app.close();
  await wechat.close();
  await line.close();
});

async function collectKept(): Promise<void> {
  const { prisma } = app.database;
  for (const { passwordHash } of await prisma.account.findMany()) kept.add(passwordHash ?? '');
  for (const { tokenHash } of await prisma.session.findMany()) kept.add(tokenHash ?? '');
  for (const { openid, unionid } of await prisma.wechatIdentity.findMany()) kept.add(openid).add(unionid ?? '');
  kept.delete('');
}

/** Requests that go wrong in the ways that tell most: with a token or a password in hand. */
async function breakThings(): Promise<void> {
  const token = app.tokenOf('demoadmin') ?? '';
  const authorization = `Bearer ${token}`;
  const post = (query: string, headers: Record<string, string> = { authorization }) =>
    transcript.request({ method: 'POST', url: '/graphql', headers, payload: { query } });
  const put = (input: string): string => `${input}, password: "${DEMO_PASSWORD}"`;
  await transcript.request({
    method: 'POST',
    url: '/graphql',
    headers: { authorization, 'content-type': 'application/json' },
    payload: `{"query": "${token}`,
  });
  await transcript.request({
    method: 'GET',
    url: `/graphql?query={viewer{nothing}}&token=${token}`,
    headers: { authorization },
  });
  await transcript.request({ method: 'GET', url: `/ws?identity=1&token=${app.tokenOf('teacher1')}` });
  await transcript.request({ method: 'GET', url: `/legacy/school/ws?identity=1&token=${app.tokenOf('teacher1')}` });
  await transcript.request({
    method: 'POST',
    url: '/v1/login',
    payload: { identity: 1, username: 'teacher1@example.com', password: DEMO_PASSWORD.slice(1) },
  });
  await post('{ viewer { username } }', { authorization: `${authorization}x` });
  await post('mutation { createCourse(input: { name: "\\u0000" }) { id } }');
  await post(`mutation { createShopper(input: { username: "a\\u0000b", realName: "a\\u0000", ${put('schoolName: "x"')} }) { id } }`);
  await post(`mutation { createMember(input: { name: "a\\u0000", ${put('username: "a\\u0000b"')} }) { id } }`);
  await post(`mutation { createMember(input: { ${put('username: "member1"')} }) { id } }`);
  await post(`mutation { createStaff(input: { username: "x\\u0000", roleId: 2147483647, departmentId: 1, ${put('name: "x"')} }) { id } }`);
  await post(`mutation { registerTeacher(input: { name: "\\u0000\\u0000", ${put('username: "n\\u0000@guard.example"')} }) { token } }`);
  await post(`mutation { login(input: { realm: STAFF, ${put('username: "demo\\u0000"')} }) { token } }`);
  await post(`mutation { changePassword(input: { currentPassword: "${DEMO_PASSWORD}", newPassword: "short" }) }`);
  for (const code of ['refused', 'nonsense', 'broken', 'fine']) {
    await post(`mutation { loginWithWechat(input: { realm: STUDENT, code: "${code}" }) { token viewer { username student { id } } } }`, {});
    await post(`mutation { loginWithWechat(input: { realm: MEMBER, code: "${code}" }) { token viewer { member { id name } } } }`, {});
    await post(`mutation { loginWithLine(code: "${code}-line") { sessions { token } bindingCode } }`, {});
    await post(`mutation { bindLine(input: { code: "${code}-line", bindingCode: "x" }) }`, {
      authorization: `Bearer ${app.tokenOf('pupil1')}`,
    });
    await post(`mutation { bindWechat(code: "${code}") }`, { authorization: `Bearer ${app.tokenOf('shopper2')}` });
  }
}

/** A fault of the server's own, with SQL in it. */
async function loseATable(): Promise<void> {
  await app.database.prisma.$executeRawUnsafe('DROP TABLE shop_coupon');
  for (const query of [
    '{ shopCoupons { nodes { code } } }',
    'mutation { issueShopCoupon(input: { shopperId: 1, amountFen: 1, code: "GUARD-FAULT" }) { id } }',
  ]) {
    const { errors } = await app.graphql(query, {}, app.tokenOf('demoadmin'));
    faults.push(errors?.[0]);
  }
}

const faults: unknown[] = [];

/** Where the texts appear; the first few are enough to see. */
function found(texts: Iterable<string>, { answers, logs }: { answers: boolean; logs: boolean }): string[] {
  const places = [...(answers ? transcript.answers : []), ...(logs ? logged.map((text) => ({ to: 'log', text })) : [])];
  const secrets = [...texts].filter((text) => text !== '');
  return places
    .flatMap(({ to, text }) =>
      secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${to}: ${text.slice(0, 200)}`),
    )
    .slice(0, 5);
}

const EVERYWHERE = { answers: true, logs: true };

describe('in no answer and in no log line', () => {
  it('there was plenty to look through', () => {
    expect(transcript.answers.length).toBeGreaterThan(1000);
    expect(logged.length).toBeGreaterThan(2000);
    expect(kept.size).toBeGreaterThan(20);
  });

  it('is a password hash, a hash of a ticket, or a WeChat identity', () => {
    expect(found([...kept, '$argon2'], EVERYWHERE)).toEqual([]);
  });

  it('is the key that signs tokens, or a secret of a WeChat app or a LINE channel', () => {
    const { JWT_SECRET, WECHAT_APP_SECRET, WECHAT_MINI_APP_SECRET, LINE_CHANNEL_SECRET } = SETTINGS;
    expect(found([JWT_SECRET, WECHAT_APP_SECRET, WECHAT_MINI_APP_SECRET, LINE_CHANNEL_SECRET], EVERYWHERE)).toEqual([]);
  });

  it('is what LINE confided to the server', () => {
    expect(line.asked.length).toBeGreaterThan(8);
    expect(found(Object.values(LINE_SECRETS), EVERYWHERE)).toEqual([]);
  });

  it('is what WeChat confided to the server', () => {
    const { serverToken, ...others } = WECHAT_SECRETS;
    expect(found(Object.values(others), EVERYWHERE)).toEqual([]);
    expect(found([serverToken], { answers: false, logs: true })).toEqual([]);
    const told = transcript.answers.filter(({ text }) => text.includes(serverToken)).map(({ to }) => to);
    expect([...new Set(told)].sort()).toEqual(['shopstaff1: course-agent.wx.access-token', 'shopstaff1: wechatServerToken']);
  });

  it('is anybody’s token, or a password that was drawn: they are in the answer that made them, this once', () => {
    const tokens = VIEWER_NAMES.flatMap((name) => app.tokenOf(name) ?? []);
    expect(transcript.handedOut.length).toBeGreaterThan(4);
    expect(found([...tokens, ...transcript.handedOut], EVERYWHERE)).toEqual([]);
  });

  it('is anybody’s password', () => {
    expect(found([DEMO_PASSWORD, 'another-password', 'password9'], EVERYWHERE)).toEqual([]);
  });
});

describe('a fault of the server', () => {
  it('is shown as nothing but INTERNAL', () => {
    expect(faults).toHaveLength(2);
    for (const fault of faults)
      expect(fault).toMatchObject({ message: 'Internal server error', extensions: { code: 'INTERNAL', reason: 'INTERNAL' } });
    expect(JSON.stringify(faults)).not.toMatch(/shop_coupon|SELECT|prisma/i);
  });
});

describe('the schema', () => {
  /** Fields that are named like secrets, and are none, or are shown to their owner once. */
  const KNOWN = [
    'Mutation.changePassword',
    'Mutation.loginWithNewPassword',
    'Mutation.resetPupilPassword',
    'PupilPassword.password',
    'Query.wechatServerToken',
    'RenewedToken.token',
    'Session.token',
  ];

  /** They set a password, and answer more than whether they did. */
  const SET_ONE = ['loginWithNewPassword', 'resetPupilPassword'];

  it('has no other field that is named like a secret', () => {
    const named = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__')
        ? Object.values(type.getFields()).map((field) => ({ type, field, path: `${type.name}.${field.name}` }))
        : [],
    );
    const suspicious = named.filter(({ field }) =>
      /password|hash|token|secret|open_?id|union_?id|salt|jti|session_?key|credential/i.test(field.name),
    );
    expect(suspicious.map(({ path }) => path).sort()).toEqual(KNOWN);
    expect(suspicious.filter(({ field }) => isObjectType(getNamedType(field.type)) && !SET_ONE.includes(field.name))).toEqual([]);
  });
});
