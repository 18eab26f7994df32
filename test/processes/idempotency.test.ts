import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insert } from '../../src/write/changes.js';
import { createTestApps, type GraphQLAnswer, type TestApp } from '../support/app.js';

let first: TestApp;
let second: TestApp;
let close: () => Promise<void>;
let admin: string;
let student: string;

beforeAll(async () => {
  ({ first, second, close } = await createTestApps({ env: { JWT_SECRET: 'the-secret-that-all-processes-share' } }));
  admin = await first.login('STAFF', 'demoadmin');
  const account = await first.database.prisma.account.findFirstOrThrow({ where: { username: 'student2' } });
  student = (await first.core.sessions.open({ accountId: account.id, audience: 'graphql' })).token;
});
afterAll(() => close());

interface Answered {
  readonly status: number;
  readonly replayed: boolean;
  readonly text: string;
  readonly body: GraphQLAnswer;
}

async function post(
  app: TestApp,
  key: string | undefined,
  query: string,
  { token = admin, variables = {} }: { token?: string | null; variables?: object } = {},
): Promise<Answered> {
  const headers = {
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const {
    statusCode,
    headers: answered,
    body,
  } = await app.server.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } });
  return { status: statusCode, replayed: answered['idempotency-replayed'] === 'true', text: body, body: JSON.parse(body) };
}

const reasonOf = ({ body }: Answered) => body.errors?.[0]?.extensions.reason;
const department = (name: string): string => `mutation { createDepartment(input: { name: "${name}" }) { id name } }`;
const departments = (name: string): Promise<number> => first.database.prisma.department.count({ where: { name } });

/** As if the process had died: its lease is over. */
const die = (): Promise<unknown> => first.database.prisma.idempotencyKey.updateMany({ data: { leasedUntil: new Date(0) } });

describe('a mutation with an Idempotency-Key', () => {
  it('is done once, and its answer given again, by any process', async () => {
    const done = await post(first, 'once', department('一次'));
    expect(done).toMatchObject({ status: 200, replayed: false, body: { data: { createDepartment: { name: '一次' } } } });
    for (const app of [first, second]) expect(await post(app, 'once', department('一次'))).toEqual({ ...done, replayed: true });
    expect(await departments('一次')).toBe(1);
  });

  it('is done once however many send it at a time', async () => {
    const order = 'mutation { placeOrder(input: { projectId: 2, courseNum: 2, currency: RMB, payment: BANK }) { id } }';
    const before = await first.database.prisma.order.count();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => post(i % 2 === 0 ? first : second, 'storm', order, { token: student })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body.data.placeOrder.id).toBeTypeOf('number');
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await first.database.prisma.order.count()).toBe(before + 1);
  });

  it('answers a refusal again, too', async () => {
    const unknown = 'mutation { updateDepartment(id: 9999, input: { name: "x" }) { id } }';
    const refused = await post(first, 'refused', unknown);
    expect(reasonOf(refused)).toBe('NOT_FOUND');
    expect(await post(first, 'refused', unknown)).toEqual({ ...refused, replayed: true });
  });

  it('is refused with another request', async () => {
    await post(first, 'reused', department('甲'));
    const other = await post(first, 'reused', department('乙'));
    expect(other).toMatchObject({
      status: 422,
      body: { errors: [{ extensions: { code: 'CONFLICT', reason: 'IDEMPOTENCY_KEY_REUSED' } }] },
    });
    const variables = { name: '丙' };
    const query = 'mutation ($name: String!) { createDepartment(input: { name: $name }) { id } }';
    await post(first, 'variables', query, { variables });
    expect((await post(first, 'variables', query, { variables: { name: '丁' } })).status).toBe(422);
    expect((await departments('乙')) + (await departments('丁'))).toBe(0);
  });

  it('belongs to its account', async () => {
    const server = await first.login('STAFF', 'demoserver');
    const notice = 'mutation { createNotice(input: { content: "通知" }) { id } }';
    const [mine, theirs] = [await post(first, 'shared', notice), await post(first, 'shared', notice, { token: server })];
    expect(theirs.replayed).toBe(false);
    expect(theirs.body.data.createNotice.id).not.toBe(mine.body.data.createNotice.id);
  });

  it.each(['', 'a b', '键', 'k'.repeat(256)])('is refused with the key "%s"', async (key) => {
    const { status, body } = await post(first, Buffer.from(key, 'utf8').toString('latin1'), department('无'));
    expect({ status, reason: body.errors?.[0]?.extensions.reason }).toEqual({ status: 400, reason: 'IDEMPOTENCY_KEY_INVALID' });
    expect(await departments('无')).toBe(0);
  });

  it('keeps no readable answer: tokens and drawn passwords stay secret', async () => {
    const login = 'mutation { login(input: { realm: STAFF, username: "demosales", password: "demo123456" }) { token } }';
    const done = await post(first, 'secret', login);
    expect((await post(second, 'secret', login)).text).toBe(done.text);
    const rows = await first.database.prisma.idempotencyKey.findMany();
    const stored = rows.map((row) => `${JSON.stringify(row)}${Buffer.from(row.answer ?? []).toString('latin1')}`).join();
    expect(stored).not.toContain(done.body.data.login.token);
    expect(stored).not.toContain('secret');
  });
});

describe('without effect is the key', () => {
  it('of a query', async () => {
    const query = '{ departments { totalCount } }';
    const { body } = await post(first, 'query', query);
    await post(first, undefined, department('新'));
    expect((await post(first, 'query', query)).body.data.departments.totalCount).toBe(body.data.departments.totalCount + 1);
  });

  it('of somebody who is not signed in', async () => {
    const login = 'mutation { login(input: { realm: STAFF, username: "demosales", password: "demo123456" }) { token } }';
    const tokens = [await post(first, 'nobody', login, { token: null }), await post(first, 'nobody', login, { token: null })].map(
      ({ body }) => body.data.login.token,
    );
    expect(new Set(tokens).size).toBe(2);
  });

  it('beside a token that opens nothing', async () => {
    expect(await post(first, 'bad', department('坏'), { token: 'x.y.z' })).toMatchObject({ status: 401 });
  });
});

describe('when a process dies', () => {
  it('before it committed anything, the repetition does the work', async () => {
    const accountId = (await first.database.prisma.account.findFirstOrThrow({ where: { username: 'demoadmin' } })).id;
    const asked = { face: 'graphql', query: department('死前'), operationName: null, variables: {} };
    await first.core.idempotency.begin({ accountId, key: 'dies-early', asked });
    await die();
    expect(await post(second, 'dies-early', department('死前'))).toMatchObject({
      replayed: false,
      body: { data: { createDepartment: { name: '死前' } } },
    });
    expect(await departments('死前')).toBe(1);
  });

  it('between its commit and the answer, nothing is done again, and the repetition says so', async () => {
    await post(first, 'dies-late', department('死后'));
    await first.database.prisma.idempotencyKey.updateMany({ where: { committedAt: { not: null } }, data: { answer: null } });
    await die();
    expect(await post(second, 'dies-late', department('死后'))).toMatchObject({
      status: 409,
      body: { errors: [{ extensions: { reason: 'IDEMPOTENCY_ANSWER_LOST' } }] },
    });
    expect(await departments('死后')).toBe(1);
  });

  it('only seemingly, what it does after another took over is undone', async () => {
    const accountId = (await first.database.prisma.account.findFirstOrThrow({ where: { username: 'demoadmin' } })).id;
    const asked = { face: 'graphql', query: department('慢'), operationName: null, variables: {} };
    const slow = await first.core.idempotency.begin({ accountId, key: 'slow', asked });
    await die();
    await post(second, 'slow', department('慢'));
    const late = async (): Promise<unknown> =>
      'run' in slow ? slow.run(() => first.core.writer.insert(insert('Department', { name: '慢' }))) : null;
    await expect(late()).rejects.toMatchObject({ reason: 'UNAVAILABLE' });
    expect(await departments('慢')).toBe(1);
  });
});

it('keys are forgotten after a day', async () => {
  await post(first, 'old', department('旧'));
  await first.database.prisma.idempotencyKey.updateMany({ data: { createdAt: new Date(Date.now() - 24 * 3600_000 - 1000) } });
  expect((await post(first, 'old', department('旧'))).replayed).toBe(false);
  // As many batches as it takes.
  const { accountId, requestHash } = await first.database.prisma.idempotencyKey.findFirstOrThrow();
  const old = { accountId, requestHash, attempt: 'x', leasedUntil: new Date(0), createdAt: new Date(Date.now() - 24 * 3600_000 - 1000) };
  await first.database.prisma.idempotencyKey.createMany({ data: [1, 2, 3, 4, 5].map((n) => ({ ...old, keyHash: `old-${n}` })) });
  const before = await first.database.prisma.idempotencyKey.count();
  expect(await first.core.idempotency.prune(2)).toBe(before - 1);
  expect(await first.database.prisma.idempotencyKey.count()).toBe(1);
});
