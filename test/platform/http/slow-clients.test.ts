import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Line, portOf } from './sockets.js';

const logged: string[] = [];
let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await createTestApp({
    env: { REQUEST_TIMEOUT_MS: '400', LOG_LEVEL: 'warn' },
    parts: { logTo: { write: (line) => void logged.push(line) } },
  });
  port = await portOf(app);
});
afterAll(() => app.close());

/** Sends the text and then a byte now and then, until the server has had enough. */
async function dribble(text: string, piece: string): Promise<string> {
  const line = (await Line.open(port)).write(text);
  const timer = setInterval(() => line.write(piece), 50);
  try {
    return await line.closed;
  } finally {
    clearInterval(timer);
  }
}

function post(path: string, type: string, begun: string, length = 'Content-Length: 100000'): string {
  return `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\n${length}\r\n\r\n${begun}`;
}

describe('whoever sends a request by the byte is cut off with 408, in the words of the API it is for', () => {
  it.each<[string, string, string]>([
    ['GraphQL', post('/graphql', 'application/json', '{"query":"'), '"reason":"REQUEST_TIMEOUT"'],
    ['GraphQL, in chunks', post('/graphql', 'application/json', '5\r\n{"que\r\n', 'Transfer-Encoding: chunked'), 'REQUEST_TIMEOUT'],
    ['JSON of an old API', post('/legacy/school/v1/login', 'application/json', '{'), '"code":422'],
    [
      'a form of an old API',
      post('/legacy/summer-crm/api/v1/user_info/login/', 'application/x-www-form-urlencoded', 'username='),
      '"code":400',
    ],
    [
      'files of an old API',
      post(
        '/legacy/summer-student/order/order_payment/',
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="img"; filename="a"\r\n\r\n',
      ),
      '"msg":"请求体格式错误，无法解析。"',
    ],
    ['nobody', post('/nothing', 'application/json', '{'), '"statusCode":4'],
    ['headers', 'GET / HTTP/1.1\r\nX-A: ', '"statusCode":408'],
    ['not even a first line', 'GET /', '"statusCode":408'],
  ])('%s', async (_face, text, body) => {
    const answer = await dribble(text, text.includes('chunked') ? '1\r\na\r\n' : 'a');

    expect(answer).toMatch(/^HTTP\/1\.1 40[48] /);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(answer).toContain(body);
  });

  it('a connection on which nothing was ever sent ends too', async () => {
    expect(await (await Line.open(port)).closed).toContain('408');
  });

  it('and none of them is told to the log as a fault of ours', () => {
    expect(logged).toEqual([]);
  });
});

it('a request that is larger or stranger than HTTP allows is refused, and the next connection is served', async () => {
  const cases: [text: string, status: number][] = [
    [`GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    [`GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${'X-A: b\r\n'.repeat(3000)}\r\n`, 404],
    [`GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${'X-A: b\r\n'.repeat(30_000)}\r\n`, 431],
    ['POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['POST /graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity, chunked, identity\r\n\r\n0\r\n\r\n', 400],
    ['POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef', 400],
    ['POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400],
    ['POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400],
    ['POST /graphql HTTP/1.1\r\nHost : x\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\n\r\n', 400],
    ['nonsense\r\n\r\n', 400],
    ['BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  ];
  for (const [text, status] of cases) {
    const answer = await (await Line.open(port)).write(text).closed;
    expect([text.slice(0, 80), Number(answer.slice(9, 12))]).toEqual([text.slice(0, 80), status]);
  }
});
