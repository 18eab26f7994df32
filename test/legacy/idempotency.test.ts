import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let crm: string;
let student: string;

beforeAll(async () => {
  app = await createTestApp();
  const admin = await app.database.prisma.account.findFirstOrThrow({ where: { username: 'demoadmin' } });
  crm = (await app.core.sessions.open({ accountId: admin.id, audience: 'summer-crm' })).token;
  const { id } = await app.database.prisma.account.findFirstOrThrow({ where: { realm: 'STUDENT', username: 'student2' } });
  student = (await app.core.sessions.open({ accountId: id, audience: 'summer-student' })).token;
});
afterAll(() => app.close());

async function call(
  method: 'POST' | 'PUT' | 'GET',
  url: string,
  key: string,
  payload?: object,
  headers: Record<string, string> = { 'x-auth-token': crm },
) {
  const {
    statusCode,
    headers: answered,
    body,
  } = await app.server.inject({ method, url, headers: { ...headers, 'idempotency-key': key }, ...(payload && { payload }) });
  return { status: statusCode, replayed: answered['idempotency-replayed'] === 'true', body: JSON.parse(body) };
}

const CREATE = '/legacy/summer-crm/api/v1/department/';

describe('an old call with an Idempotency-Key', () => {
  it('is done once, and answered again', async () => {
    const done = await call('POST', CREATE, 'one', { name: '老部门' });
    expect(done).toMatchObject({ status: 200, replayed: false, body: { code: 0 } });
    expect(await call('POST', CREATE, 'one', { name: '老部门' })).toEqual({ ...done, replayed: true });
    expect(await app.database.prisma.department.count({ where: { name: '老部门' } })).toBe(1);
  });

  it('is done once however many send it at a time', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => call('POST', CREATE, 'storm', { name: '风暴' })));
    expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(1);
    expect(await app.database.prisma.department.count({ where: { name: '风暴' } })).toBe(1);
  });

  it('is refused in the form of its API with another body, or at another address', async () => {
    await call('POST', CREATE, 'two', { name: '甲' });
    const refused = { body: { code: 400, msg: '该 Idempotency-Key 已用于另一个请求', data: {}, field_name: '' } };
    expect(await call('POST', CREATE, 'two', { name: '乙' })).toMatchObject(refused);
    expect(await call('PUT', `${CREATE}1/`, 'two', { name: '甲' })).toMatchObject(refused);
    expect(await app.database.prisma.department.count({ where: { name: '乙' } })).toBe(0);
  });

  it('answers a refusal again', async () => {
    const refused = await call('POST', CREATE, 'three', {});
    expect(refused.body.code).toBe(400);
    expect(await call('POST', CREATE, 'three', {})).toEqual({ ...refused, replayed: true });
  });

  it('is read anew when it only reads', async () => {
    expect((await call('GET', CREATE, 'read')).replayed).toBe(false);
    expect((await call('GET', CREATE, 'read')).replayed).toBe(false);
  });

  it('counts where the credential is a cookie, too', async () => {
    const headers = { cookie: `ticket=${student}` };
    const url = '/legacy/summer-student/course/create_user_courses/';
    const answers = [
      await call('POST', url, 'choice', { project: 3 }, headers),
      await call('POST', url, 'choice', { project: 3 }, headers),
    ];
    expect(answers[1]).toEqual({ ...answers[0], replayed: true });
  });
});
