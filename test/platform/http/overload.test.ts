import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { WechatClient } from '../../../src/platform/wechat/wechat.js';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Line, portOf } from './sockets.js';

const ORIGIN = 'https://app.example.com';
/** Sign-ins by WeChat that wait until the test lets them go. */
const waiting: (() => void)[] = [];
const wechat = {
  webLogin: () => new Promise((_resolve, reject) => waiting.push(() => reject(new Error('WeChat does not answer.')))),
} as unknown as WechatClient;

let app: TestApp;
let port: number;
let base: string;
beforeAll(async () => {
  app = await createTestApp({
    env: {
      MAX_REQUESTS_UNDER_WAY: '1',
      CORS_ORIGINS: ORIGIN,
      LEGACY_HOSTS: 'school=school.example.com',
      PUBLIC_URL: 'https://api.example.com',
    },
    parts: { wechat },
  });
  port = await portOf(app);
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => app.close());

const CALL = '/legacy/summer-student/auth/user/check_account/?code=any';

/** While this runs, the one place is taken. */
async function whileFull(work: () => Promise<void>): Promise<void> {
  const call = fetch(`${base}${CALL}`);
  while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  try {
    await work();
  } finally {
    for (const go of waiting.splice(0)) go();
    expect((await call).status).toBe(500);
  }
}

async function ask(path: string, init: RequestInit = {}): Promise<[status: number, body: unknown]> {
  const response = await fetch(`${base}${path}`, init);
  return [response.status, await response.json()];
}

const form = { method: 'POST', body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
const broken = { code: 500, msg: '服务器出现了错误。', data: {}, field_name: '' };

describe('what comes beyond the bound is refused at once, in the words of the API it is for', () => {
  it.each<[string, string, RequestInit, unknown]>([
    [
      'GraphQL',
      '/graphql',
      { method: 'POST', body: '{"query":"{ viewer { accountId } }"}', headers: { 'content-type': 'application/json' } },
      {
        errors: [
          {
            message: 'The service cannot answer now. Try again in 1 seconds.',
            extensions: { code: 'UNAVAILABLE', reason: 'UNAVAILABLE', params: { retryAfterSeconds: 1 } },
          },
        ],
      },
    ],
    [
      'GraphQL by GET',
      '/graphql?query={__typename}',
      {},
      {
        errors: [
          {
            message: 'The service cannot answer now. Try again in 1 seconds.',
            extensions: { code: 'UNAVAILABLE', reason: 'UNAVAILABLE', params: { retryAfterSeconds: 1 } },
          },
        ],
      },
    ],
    ['course-agent', '/legacy/course-agent/v1/wallet', {}, { status: false, data: '' }],
    ['miniapp', '/legacy/miniapp/userinfo', form, { code: 2, message: '获取用户信息失败' }],
    ['miniapp on the root', '/login_wx', form, { code: 4, message: '无法生成token' }],
    ['school', '/legacy/school/v1/teacher/schools', {}, { code: 500, msg: '服务器内部错误', message: '服务器内部错误', data: {} }],
    ['summer-student', '/legacy/summer-student/common/campus_list/', {}, broken],
    ['summer-student on the root', '/auth/user/info/1/', {}, broken],
    ['summer-crm', '/legacy/summer-crm/api/v1/user_info/login/', form, { code: 500, data: {}, field_name: '' }],
    ['summer-crm on the root', '/api/v1/order/', {}, { code: 500, data: {}, field_name: '' }],
    ['a path that the body would decide', '/order/', form, broken],
    ['an unknown path of a surface', '/legacy/school/nothing', {}, { code: 500, msg: '服务器内部错误' }],
    ['a file', '/media/images/x.png', {}, { statusCode: 503, error: 'Service Unavailable' }],
    [
      'nobody',
      '/nothing-at-all',
      {},
      { statusCode: 503, error: 'Service Unavailable', message: 'The service cannot answer now. Try again in 1 seconds.' },
    ],
  ])('%s', async (_face, path, init, body) => {
    await whileFull(async () => {
      const response = await fetch(`${base}${path}`, init);
      expect([response.status, response.headers.get('retry-after'), response.headers.get('cache-control')]).toEqual([503, '1', 'no-store']);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await response.json()).toMatchObject(body as object);
    });
  });

  it('a surface on its own host name', async () => {
    await whileFull(async () => {
      const line = (await Line.open(port)).write('GET /anything HTTP/1.1\r\nHost: school.example.com:80\r\nConnection: close\r\n\r\n');
      expect(await line.closed).toContain('"msg":"服务器内部错误"');
    });
  });

  it('a browser app of another origin may read the refusal, and its preflights are answered', async () => {
    await whileFull(async () => {
      const response = await fetch(`${base}/graphql`, {
        method: 'POST',
        body: '{}',
        headers: { origin: ORIGIN, 'content-type': 'application/json' },
      });
      expect([
        response.status,
        response.headers.get('access-control-allow-origin'),
        response.headers.get('access-control-allow-credentials'),
      ]).toEqual([503, ORIGIN, 'true']);
      expect(response.headers.get('access-control-expose-headers')).toContain('retry-after');
      const foreign = await fetch(`${base}/graphql`, {
        method: 'POST',
        body: '{}',
        headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
      });
      expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([503, null]);
      const preflight = await fetch(`${base}/graphql`, {
        method: 'OPTIONS',
        headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
      });
      expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, ORIGIN]);
    });
  });

  it('HEAD is refused without a body', async () => {
    await whileFull(async () => {
      const line = (await Line.open(port)).write('HEAD /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      const text = await line.closed;
      expect([text.split('\r\n', 1)[0], text.endsWith('\r\n\r\n')]).toEqual(['HTTP/1.1 503 Service Unavailable', true]);
    });
  });

  it('a client that asks before it sends its body is told without having sent it', async () => {
    await whileFull(async () => {
      const line = (await Line.open(port)).write(
        'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n',
      );
      expect((await line.closed).split('\r\n', 1)[0]).toBe('HTTP/1.1 503 Service Unavailable');
    });
  });

  it('a WebSocket is not opened', async () => {
    await whileFull(async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
      const [status, retryAfter] = await new Promise<[number | undefined, unknown]>((resolve) => {
        socket.once('unexpected-response', (_request, { statusCode, headers }) => resolve([statusCode, headers['retry-after']]));
        socket.once('error', () => undefined);
      });
      expect([status, retryAfter]).toEqual([503, '1']);
    });
  });
});

describe('what takes no place', () => {
  it('health is asked and answered whatever is under way', async () => {
    await whileFull(async () => {
      expect(await ask('/health/live')).toEqual([200, { status: 'ok' }]);
      expect(await ask('/health/ready')).toEqual([200, { status: 'ok' }]);
    });
  });

  it('a request that is still being sent: others are answered meanwhile', async () => {
    const slow = (await Line.open(port)).write(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 26\r\n\r\n{"query":',
    );
    const many = await Promise.all(Array.from({ length: 5 }, () => Line.open(port)));
    for (const line of many)
      line.write('POST /legacy/school/v1/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a');
    expect((await ask('/legacy/school/v1/teacher/schools'))[0]).toBe(200);
    slow.write('"{__typename}"}\n\n');
    expect(await slow.closed).toContain('{"data":{"__typename":"Query"}}');
    for (const line of many) line.socket.destroy();
  });

  it('of too many requests that are being sent, the one that takes longest makes room', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
    const lines: Line[] = [];
    for (let at = 0; at < 5; at += 1) {
      lines.push((await Line.open(port)).write(head));
      // In this order, as the server sees it.
      expect((await ask('/health/live'))[0]).toBe(200);
    }
    const text = await lines[0]?.closed;
    expect(text).toMatch(/^HTTP\/1\.1 408 .*"reason":"REQUEST_TIMEOUT"/s);
    expect(lines.slice(1).map(({ socket }) => socket.destroyed)).toEqual([false, false, false, false]);
    for (const line of lines) line.socket.destroy();
  });

  it('when an answer is written, or its client has gone, the place is free again', async () => {
    for (let round = 0; round < 3; round += 1) expect((await ask('/legacy/school/v1/teacher/schools'))[0]).toBe(200);
    const line = (await Line.open(port)).write(`GET ${CALL} HTTP/1.1\r\nHost: x\r\n\r\n`);
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    line.socket.destroy();
    let status = 503;
    while (status === 503) [status] = await ask('/legacy/school/v1/teacher/schools');
    expect(status).toBe(200);
    for (const go of waiting.splice(0)) go();
  });
});
