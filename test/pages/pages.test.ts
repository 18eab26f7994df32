import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { surfaces } from '../../src/legacy/surfaces.js';
import { tokenIn } from '../../src/legacy/token-in.js';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../support/app.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const NAMES = surfaces.map(({ name }) => name);
const PAGES = ['/', '/graphql', ...NAMES.map((name) => `/legacy/${name}/`)];
const NOT_FOUND = { statusCode: 404, error: 'Not Found', message: 'There is nothing at this address.' };

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ env: { LEGACY_HOSTS: 'school=school.example.com' } });
});
afterAll(() => app.close());

const open = (url: string, headers: Record<string, string> = {}, from = app) =>
  from.server.inject({ url, headers: { ...BROWSER, ...headers } });

/** What a page tells its script. */
function dataIn(html: string, id: string): any {
  return JSON.parse(new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, 's').exec(html)?.[1] ?? 'null');
}

describe.each(PAGES)('GET %s', (url) => {
  it('shows a browser a page that asks nobody else', async () => {
    const { statusCode, headers, body } = await open(url);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      vary: expect.stringMatching(/\baccept\b(?!-)/),
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; script-src /);
    expect(policy).toContain("form-action 'none'; frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
    expect(body).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    for (const [tag] of body.matchAll(/<(?:link|img|iframe|script)\s[^>]{0,300}/g))
      expect(tag).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(body).not.toMatch(/@import|url\(["']?(?:https?:)?\/\//);
  });

  it('is compressed, and not sent again to who has it', async () => {
    const { headers, rawPayload } = await open(url, { 'accept-encoding': 'gzip' });
    expect(gunzipSync(rawPayload).toString()).toContain('Campus Gateway</title>');
    expect((await open(url, { 'if-none-match': String(headers['etag']) })).statusCode).toBe(304);
  });
});

describe('programs get what they got', () => {
  it.each(['*/*', 'application/json', undefined])('at the root, accepting %s', async (accept) => {
    const { statusCode, body } = await app.server.inject({ url: '/', headers: accept === undefined ? {} : { accept } });
    expect([statusCode, JSON.parse(body)]).toEqual([404, NOT_FOUND]);
  });

  it.each(NAMES)('at the root of %s, by any method', async (name) => {
    const unknown = await app.server.inject({ url: `/legacy/${name}/no/such/path` });
    for (const request of [
      { url: `/legacy/${name}/` },
      { url: `/legacy/${name}` },
      { method: 'POST', url: `/legacy/${name}/`, headers: BROWSER },
    ] as const) {
      const { statusCode, headers, body } = await app.server.inject(request);
      expect([statusCode, headers['content-type'], body]).toEqual([unknown.statusCode, unknown.headers['content-type'], unknown.body]);
    }
  });

  it('and so does everybody at other paths, and on the host names of an old API', async () => {
    for (const url of ['/nothing', '/legacy/nothing/', '/legacy/', '/?code=from-wechat'])
      expect((await open(url)).json()).toEqual(NOT_FOUND);
    const [root, unknown] = await Promise.all(['/', '/no/such/path'].map((url) => open(url, { host: 'school.example.com' })));
    expect([root?.statusCode, root?.body]).toEqual([unknown?.statusCode, unknown?.body]);
    expect((await open('/legacy/school/no/such/path')).headers['content-type']).toBe('application/json; charset=utf-8');
  });
});

it('the front page leads to everything', async () => {
  const { body } = await open('/');
  const links = [...body.matchAll(/href="(\/[^"]*)"/g)].map(([, link]) => String(link));
  for (const name of NAMES) expect(links).toEqual(expect.arrayContaining([`/legacy/${name}/`, `/legacy/${name}/openapi.json`]));
  for (const link of links) expect([link, (await open(link)).statusCode]).toEqual([link, 200]);
  expect(body).toContain(`on Node ${process.version}`);
});

describe('demo accounts', () => {
  const offered = async (from = app) => ({
    front: (await open('/', {}, from)).body.includes('demoadmin'),
    playground: dataIn((await open('/graphql', {}, from)).body, 'playground').accounts.map(({ username }: any) => username),
    school: dataIn((await open('/legacy/school/', {}, from)).body, 'api-page').accounts.map(({ username }: any) => username),
  });

  it('are offered where their password opens them, on each page those that it can sign in', async () => {
    const everybody = await offered();
    expect(everybody).toEqual({
      front: true,
      playground: expect.arrayContaining(['demoadmin', 'student1', 'teacher1@example.com', 'pupil1', 'shopper1', 'member1']),
      school: ['teacher1@example.com', 'teacher2@example.com', 'pupil1'],
    });
    await app.database.prisma.account.updateMany({ where: { username: { in: ['demoadmin', 'pupil1'] } }, data: { active: false } });
    const second = await createTestApp({ parts: { database: app.database } });
    expect(await offered(second)).toEqual({
      front: false,
      playground: everybody.playground.filter((name: string) => !['demoadmin', 'pupil1'].includes(name)),
      school: ['teacher1@example.com', 'teacher2@example.com'],
    });
    await second.close();
    await app.database.prisma.account.updateMany({ data: { active: true } });
  });

  it('are not where DEMO is off', async () => {
    const without = await createTestApp({ env: { DEMO: 'off' }, parts: { database: app.database } });
    expect(await offered(without)).toEqual({ front: false, playground: [], school: [] });
    expect((await open('/', {}, without)).body).not.toContain(DEMO_PASSWORD);
    await without.close();
  });

  it.each(NAMES)('sign in to %s by the call that its page makes, and get a token', async (name) => {
    const { accounts } = dataIn((await open(`/legacy/${name}/`)).body, 'api-page');
    expect(accounts).not.toEqual([]);
    for (const { username, call } of accounts) {
      const { method, url, body } = call;
      const answer = await app.server.inject({ method, url: `/legacy/${name}${url}`, ...(body && { payload: body }) });
      expect([username, answer.headers['token'] ?? tokenIn(answer.json())]).toEqual([username, expect.stringMatching(/^\S{20,}$/)]);
    }
  });
});

describe('where PLAYGROUND is off', () => {
  it('there is no page', async () => {
    const closed = await createTestApp({ env: { PLAYGROUND: 'off' }, parts: { database: app.database } });
    expect((await open('/', {}, closed)).json()).toEqual(NOT_FOUND);
    for (const url of ['/graphql', '/legacy/scalar.js']) expect((await open(url, {}, closed)).statusCode).toBe(404);
    for (const name of NAMES)
      expect((await open(`/legacy/${name}/`, {}, closed)).headers['content-type']).toBe('application/json; charset=utf-8');
    await closed.close();
  });
});

it("the pages of APIs run Scalar's script, which is served once for all", async () => {
  const { headers, body } = await app.server.inject('/legacy/scalar.js');
  expect(headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
  expect(body).toMatch(/^\/\*!\nMIT License/);
  const again = await app.server.inject({ url: '/legacy/scalar.js', headers: { 'if-none-match': String(headers['etag']) } });
  expect(again.statusCode).toBe(304);
});
