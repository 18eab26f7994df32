import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';

const LISTED = 'https://app.example.com';
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ env: { CORS_ORIGINS: LISTED, PUBLIC_URL: 'https://api.example.com' } });
});
afterAll(() => app.close());

const SIGN_IN = '/auth/user/check_account/?code=demo-student1';
const refused = { code: 403, msg: '您没有执行该操作的权限。', data: {}, field_name: '' };

async function signIn(headers: Record<string, string> = {}, url = SIGN_IN): Promise<{ cookie: string | undefined; body: any }> {
  const response = await app.server.inject({ url, headers });
  return { cookie: response.headers['set-cookie']?.toString(), body: response.json() };
}

describe('the sign-in by GET', () => {
  it.each([
    [
      'a page of another site that sends its visitor there',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    ],
    ['a picture on such a page', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['a script of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', origin: 'https://evil.example' }],
    ['a page without an origin', { 'sec-fetch-site': 'cross-site', origin: 'null' }],
  ])('refuses %s, and gives no ticket', async (_who, headers) => {
    for (const url of [SIGN_IN, `/legacy/summer-student${SIGN_IN}`])
      expect(await signIn(headers, url)).toEqual({ cookie: undefined, body: refused });
  });

  it.each([
    ['a program', {}],
    ['the address bar', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
    ['a page of the gateway', { 'sec-fetch-site': 'same-origin' }],
    ['a page of the same site', { 'sec-fetch-site': 'same-site', origin: 'https://www.example.com' }],
    ['a browser app of a listed origin', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', origin: LISTED }],
  ])('serves %s', async (_who, headers) => {
    const { cookie, body } = await signIn(headers);
    expect(body).toMatchObject({ code: 0 });
    expect(cookie).toMatch(/^ticket=TK-\w{20}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
  });
});

describe('with the cookie of its visitor, a page of another site', () => {
  it('writes nothing and signs nobody in or out', async () => {
    const { ticket } = (await signIn()).body.data;
    const headers = {
      cookie: `ticket=${ticket}`,
      'sec-fetch-site': 'cross-site',
      origin: 'https://evil.example',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const calls = [
      { method: 'POST', url: '/auth/user/login/', payload: 'username=demoadmin&password=demo123456' },
      { method: 'PATCH', url: '/auth/user/info/1/', payload: 'name=x' },
      { method: 'POST', url: '/order/', payload: 'project=1' },
      { method: 'PUT', url: '/auth/user/logout/' },
    ] as const;
    for (const call of calls) {
      const response = await app.server.inject({ ...call, headers });
      expect([call.url, response.json(), response.headers['set-cookie']]).toEqual([call.url, refused, undefined]);
    }
    const { body } = await app.server.inject({ url: '/auth/user/info/1/', headers: { cookie: `ticket=${ticket}` } });
    expect(JSON.parse(body)).toMatchObject({ code: 0 });
  });

  it('may be the reason of a read, of which it sees nothing', async () => {
    const { ticket } = (await signIn()).body.data;
    const response = await app.server.inject({
      url: '/auth/user/info/1/',
      headers: { cookie: `ticket=${ticket}`, 'sec-fetch-site': 'cross-site' },
    });
    expect(response.json()).toMatchObject({ code: 0 });
    expect(response.headers).not.toHaveProperty('access-control-allow-origin');
  });
});
