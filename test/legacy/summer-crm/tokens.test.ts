import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEMO_PASSWORD } from '../../support/app.js';
import { expectRefused, FORBIDDEN, MISSING, World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterEach(() => void vi.useRealTimers());
afterAll(() => world.close());

const LIST = '/api/v1/department/';
const MINUTE_MS = 60_000;

function unauthenticated(msg: string): object {
  return { code: 401, msg, data: {}, field_name: '' };
}

/** Only dates move; timers stay real. */
function pass(minutes: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * MINUTE_MS });
}

async function signIn(): Promise<string> {
  return (await world.data('POST', '/api/v1/user_info/login/', undefined, { username: 'demosales', password: DEMO_PASSWORD })).token;
}

describe('a call without a good token', () => {
  it('is asked for one where the header is missing or empty', async () => {
    await expectRefused(world, 'GET', LIST, undefined, undefined, unauthenticated('请在请求头中带好你的token'));
    expect(await world.call('GET', LIST, '')).toMatchObject(unauthenticated('请在请求头中带好你的token'));
    const inQuery = await world.call('GET', `${LIST}?token=${world.admin.token}`);
    expect(inQuery.code).toBe(401);
  });

  it('is told that the token was tampered with', async () => {
    const [head, payload, signature] = world.admin.token.split('.') as [string, string, string];
    const other = Buffer.from(payload, 'base64url')
      .toString()
      .replace(/"sub":"\d+"/, '"sub":"1"');
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    for (const token of [`${head}.${Buffer.from(`${other} `).toString('base64url')}.${signature}`, `${head}.${payload}.${flipped}`]) {
      expect(await world.call('GET', LIST, token)).toMatchObject(unauthenticated('token篡改'));
    }
  });

  it("is told that the payload is none of ours: another API's, or of an account that is shut", async () => {
    const pupil = await world.app.server.inject({
      method: 'POST',
      url: '/legacy/school/v1/login',
      payload: { identity: 2, username: 'pupil1', password: DEMO_PASSWORD },
    });
    const student = await world.app.login('STUDENT', 'student1');
    for (const token of [pupil.json().data.access_token, student])
      expect(await world.call('GET', LIST, token)).toMatchObject(unauthenticated('不合法的载体'));

    const user = await world.student();
    const { accountId } = await world.app.database.prisma.student.findUniqueOrThrow({
      where: { id: user.id },
      select: { accountId: true },
    });
    const { errors } = await world.app.graphql(
      `mutation { setAccountActive(accountId: ${accountId}, active: false) { id } }`,
      {},
      await world.app.login('STAFF', 'demoadmin'),
    );
    expect(errors).toBeUndefined();
    await expectRefused(world, 'GET', `/api/v1/student/info/${user.id}/`, user, undefined, unauthenticated('不合法的载体'));
  });

  it('is told that the token cannot be read', async () => {
    for (const token of ['garbage', 'a.b.c', 'TK-12345678901234567890', '中文'])
      expect(await world.call('GET', LIST, encodeURIComponent(token))).toMatchObject(unauthenticated('未知错误'));
  });

  it('is told that the token expired after an hour', async () => {
    const token = await signIn();
    pass(59);
    expect(await world.call('GET', LIST, token)).toMatchObject({ code: 0 });
    vi.useRealTimers();
    pass(61);
    expect(await world.call('GET', LIST, token)).toMatchObject(unauthenticated('token过期'));
  });

  it('gets no answer to a change that it asks for', async () => {
    const before = await world.data('GET', LIST, world.admin);
    expect(await world.call('POST', LIST, 'garbage', { name: '闯入' })).toMatchObject({ code: 401 });
    expect(await world.data('GET', LIST, world.admin)).toEqual(before);
  });
});

describe('the refresh', () => {
  it('comes in the header with fewer than ten minutes left, and the old token stays good', async () => {
    const token = await signIn();
    expect((await world.call('GET', LIST, token)).headers['token']).toBeUndefined();
    pass(45);
    expect((await world.call('GET', LIST, token)).headers['token']).toBeUndefined();
    vi.useRealTimers();
    pass(51);
    const { code, headers } = await world.call('GET', LIST, token);
    expect(code).toBe(0);
    const fresh = String(headers['token']);
    expect(await world.call('GET', LIST, token)).toMatchObject({ code: 0 });
    vi.useRealTimers();
    pass(62);
    expect(await world.call('GET', LIST, token)).toMatchObject(unauthenticated('token过期'));
    expect(await world.call('GET', LIST, fresh)).toMatchObject({ code: 0 });
  });

  it('comes with a refusal as well, and for students', async () => {
    const student = await world.student();
    pass(55);
    const { code, headers } = await world.call('GET', LIST, student);
    expect(code).toBe(403);
    const fresh = { ...student, token: String(headers['token']) };
    expect(await world.call('GET', `/api/v1/student/info/${student.id}/`, fresh)).toMatchObject({ code: 0 });
  });
});

describe('tokens of other audiences', () => {
  it('of staff open GraphQL and this API alike', async () => {
    const graphql = await world.app.login('STAFF', 'demoadmin');
    expect(await world.call('GET', LIST, graphql)).toMatchObject({ code: 0 });
    expect((await world.app.graphql('{ viewer { realm } }', {}, world.admin.token)).data).toEqual({ viewer: { realm: 'STAFF' } });
  });
});

describe('kinds of tokens', () => {
  it('are wrong for the endpoints of the other kind', async () => {
    const student = await world.student();
    for (const path of ['review/', 'review_course/1/', 'confirm_course/1/', 'change_course_record/', 'record/', 'student/info/'])
      await expectRefused(world, 'GET', `/api/v1/${path}`, student, undefined, FORBIDDEN);
    for (const path of ['review_course/upload_certificate/', 'confirm_course/upload_convert/'])
      await expectRefused(world, 'POST', `/api/v1/${path}`, world.admin, {}, FORBIDDEN);
    await expectRefused(world, 'GET', '/api/v1/confirm_course/confirm_performance/', world.admin, undefined, FORBIDDEN);
  });
});

describe('cross-origin browsers', () => {
  it('may send the token header from a configured origin, and read the fresh token beside what is to be read of every answer', async () => {
    const other = await World.open({ env: { CORS_ORIGINS: 'https://app.example.com' } });
    const headers = {
      origin: 'https://app.example.com',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-auth-token,content-type',
    };
    const preflight = await other.app.server.inject({ method: 'OPTIONS', url: '/api/v1/user_info/login/', headers });
    expect(preflight.headers['access-control-allow-origin']).toBe('https://app.example.com');
    expect(String(preflight.headers['access-control-allow-headers'])).toContain('x-auth-token');
    const login = await other.app.server.inject({
      method: 'POST',
      url: '/api/v1/user_info/login/',
      headers: { origin: 'https://app.example.com' },
      payload: { username: 'demosales', password: DEMO_PASSWORD },
    });
    expect(String(login.headers['access-control-expose-headers']).split(', ')).toEqual(
      expect.arrayContaining(['token', 'retry-after', 'x-request-id', 'etag']),
    );
    await other.close();
  });
});

describe('paths and methods', () => {
  it('that do not exist answer 404, undocumented methods 405', async () => {
    for (const path of ['/api/v1/nothing/', '/api/v1/role/x1', '/legacy/summer-crm/nothing', '/api/v1'])
      await expectRefused(world, 'GET', path, world.admin, undefined, MISSING);
    for (const [method, path] of [
      ['DELETE', '/api/v1/role/1'],
      ['POST', '/api/v1/role/1'],
      ['PUT', '/api/v1/role/'],
      ['GET', '/api/v1/user_info/login/'],
    ] as const) {
      await expectRefused(world, method, path, world.admin, undefined, {
        code: 405,
        msg: `Method "${method}" not allowed.`,
        data: {},
        field_name: '',
      });
    }
  });

  it('with a fixed word win over an id', async () => {
    expect(Array.isArray(await world.data('GET', '/api/v1/user_info/cc_list', world.admin))).toBe(true);
    expect(await world.data('GET', '/api/v1/project_course/get_project/?course_id=1', world.admin)).not.toEqual([]);
  });
});

describe('bodies', () => {
  it('that cannot be read are refused', async () => {
    const headers = { 'x-auth-token': world.admin.token, 'content-type': 'application/json' };
    const answerTo = async (payload: string) =>
      (await world.app.server.inject({ method: 'POST', url: '/api/v1/role/', headers, payload })).json();
    expect(await answerTo('{"name":')).toMatchObject({ code: 400, data: {}, field_name: '' });
    for (const [payload, kind] of [
      ['[1]', 'list'],
      ['"text"', 'str'],
      ['12', 'int'],
    ] as const) {
      const msg = `Invalid data. Expected a dictionary, but got ${kind}.`;
      expect(await answerTo(payload)).toEqual({ code: 400, msg, data: {}, field_name: 'non_field_errors' });
    }
  });

  it('of another type are refused as such', async () => {
    const headers = { 'x-auth-token': world.admin.token, 'content-type': 'text/plain' };
    const response = await world.app.server.inject({ method: 'POST', url: '/api/v1/role/', headers, payload: '{"name":"x"}' });
    expect(response.json()).toEqual({ code: 415, msg: 'Unsupported media type "text/plain" in request.', data: {}, field_name: '' });
  });

  it('are JSON, urlencoded or multipart', async () => {
    const json = await world.call('POST', '/api/v1/role/', world.admin, { name: '甲', description: '' });
    const form = await world.form('POST', '/api/v1/role/', world.admin, { name: '甲', description: '' });
    const multipart = await world.multipart('POST', '/api/v1/role/', world.admin, { name: '甲', description: '' });
    for (const { code, data } of [json, form, multipart])
      expect({ code, data }).toMatchObject({ code: 0, data: { name: '甲', description: '' } });
  });
});

describe('pages', () => {
  const names = (page: { results: { name: string }[] }): string[] => page.results.map(({ name }) => name);

  it('hold ten records, with absolute links that keep the other parameters', async () => {
    for (let index = 0; index < 12; index += 1) await world.data('POST', LIST, world.admin, { name: '同名部' });
    const first = await world.data('GET', `${LIST}?name=同名部`, world.admin);
    expect(first).toMatchObject({ count: 12, previous: null });
    expect(first.results).toHaveLength(10);
    const next = new URL(first.next);
    expect(`${next.origin}${next.pathname}`).toBe(`${next.origin}${LIST}`);
    expect([...next.searchParams]).toEqual([
      ['name', '同名部'],
      ['page', '2'],
    ]);
    const second = await world.data('GET', `${next.pathname}${next.search}`, world.admin);
    expect(second).toMatchObject({ count: 12, next: null });
    expect(second.results).toHaveLength(2);
    expect(new URL(second.previous).searchParams.get('page')).toBeNull();
    expect(await world.data('GET', `${LIST}?name=同名部&page_size=100`, world.admin)).toMatchObject({
      next: null,
      previous: null,
      results: { length: 12 },
    });
    expect(names(await world.data('GET', `${LIST}?name=同名部&page_size=5&page=3`, world.admin))).toHaveLength(2);
  });

  it('out of range or without a number are not found', async () => {
    for (const page of ['0', '-1', '99', 'x', '1.5', ''])
      await expectRefused(world, 'GET', `${LIST}?page=${page}`, world.admin, undefined, { ...MISSING, msg: 'Invalid page.' });
  });

  it('named last are the last one', async () => {
    const last = await world.data('GET', `${LIST}?name=同名部&page=last`, world.admin);
    expect(last).toMatchObject({ count: 12, next: null });
    expect(last.results).toHaveLength(2);
  });

  it('are as long as the deployment says', async () => {
    const other = await World.open({ env: { SUMMER_CRM_PAGE_SIZE: '15' } });
    for (let index = 0; index < 16; index += 1) await other.data('POST', LIST, other.admin, { name: '同名部' });
    const length = async (query: string) => (await other.data('GET', `${LIST}?name=同名部${query}`, other.admin)).results.length;
    expect([await length(''), await length('&page=2'), await length('&page_size=16'), await length('&page_size=x')]).toEqual([
      15, 1, 16, 15,
    ]);
    await other.close();
  });
});

describe('times', () => {
  it('are wall-clock times of Shanghai without a zone, with six digits where there is a fraction (contract: summer-crm.department.get)', async () => {
    const { id } = await world.app.database.prisma.department.create({
      data: { name: '时间部', createdAt: new Date('2027-01-01T16:00:00Z'), updatedAt: new Date('2027-01-01T16:00:00.120Z') },
    });
    expect(await world.data('GET', `/api/v1/department/${id}`, world.admin)).toMatchObject({
      create_at: '2027-01-02T00:00:00',
      update_at: '2027-01-02T00:00:00.120000',
    });
  });
});
