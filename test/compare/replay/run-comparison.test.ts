import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/compare/traffic/exchange.js';
import { exchangesOfHar } from '../../../src/compare/traffic/har.js';
import { campus, type Said } from '../../cli/command-line.js';
import { oldServer, type OldReply, type OldRequest, type OldServer } from '../old-server.js';

let folder: string;
const servers: OldServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-compare-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function serve(answer: (request: OldRequest) => OldReply): Promise<OldServer> {
  const server = await oldServer(answer);
  servers.push(server);
  return server;
}

const NONE = { kind: 'none' } as const;

function exchange(method: string, url: string, more: Partial<Exchange> = {}): Exchange {
  return {
    number: 1,
    at: '2026-01-01T00:00:00.000Z',
    method,
    url,
    headers: {},
    body: NONE,
    answer: { status: 200, headers: {}, body: { kind: 'json', value: {} } },
    ...more,
  };
}

interface Compared extends Said {
  readonly report: any;
}

async function compare(
  exchanges: readonly Exchange[],
  sides: { old?: OldServer; our: OldServer },
  more: readonly string[] = [],
  surface = 'summer-crm',
): Promise<Compared> {
  const traffic = join(folder, 'traffic.jsonl');
  const report = join(folder, 'diff');
  await writeFile(traffic, exchanges.map((one, index) => `${JSON.stringify({ ...one, number: index + 1 })}\n`).join(''));
  const old = sides.old === undefined ? [] : ['--old', sides.old.url];
  const said = await campus([
    'compare',
    '--surface',
    surface,
    ...old,
    '--new',
    sides.our.url,
    '--traffic',
    traffic,
    '--report',
    report,
    ...more,
  ]);
  const read = await readFile(`${report}.json`, 'utf8').catch(() => 'null');
  return { ...said, report: JSON.parse(read) };
}

/** An old system or the gateway: lets `admin` in, and answers lists with `name`. */
function system(name: string, token: string, password = 'Admin@2018'): (request: OldRequest) => OldReply {
  return ({ url, headers, body }) => {
    if (url.includes('/login/')) {
      // The MD5 digest of the password, as the old back office sends it.
      const right = password === 'Admin@2018' && body.includes('"password":"') && !body.includes(password);
      return right ? { headers: { token }, body: { code: 0, data: { token } } } : { body: { code: 400, data: {} } };
    }
    if (headers['x-auth-token'] !== undefined && headers['x-auth-token'] !== token) return { body: { code: 401 } };
    return { body: { code: 0, msg: '请求成功', data: { id: 1, name } } };
  };
}

const AS_ADMIN = ['--as', 'staff=admin:Admin@2018'];
const STAFF = { headers: { 'x-auth-token': 'token-1' } };

describe('campus compare', () => {
  it('sends reads to both sides as the same people, and ends with 0 where the answers are equal', async () => {
    const [old, our] = [await serve(system('a', 'old-token')), await serve(system('a', 'our-token'))];
    const { code, out, report } = await compare([exchange('GET', '/api/v1/campus/?page=1', STAFF)], { old, our }, AS_ADMIN);
    expect(out).toMatch(/^1 answers compared, 1 equal, 0 differ\.\n/);
    expect({ code, compared: report.compared, differences: report.differences }).toEqual({ code: 0, compared: 1, differences: [] });
    expect(old.asked[1]).toMatchObject({ method: 'GET', url: '/api/v1/campus/?page=1', headers: { 'x-auth-token': 'old-token' } });
    expect(our.asked[1]).toMatchObject({ method: 'GET', url: '/api/v1/campus/?page=1', headers: { 'x-auth-token': 'our-token' } });
  });

  it('groups what differs by endpoint and kind, the most frequent first, with both answers in the report, and ends with 1', async () => {
    const [old, our] = [
      await serve(system('a', 't')),
      await serve(({ url }) => ({ body: { code: url.includes('role') ? 500 : 0, msg: '请求成功', data: { id: 1, name: '<b>' } } })),
    ];
    const reads = ['/api/v1/role/', '/api/v1/campus/', '/api/v1/campus/?page=2'].map((url) => exchange('GET', url));
    const { code, report } = await compare(reads, { old, our });
    expect(code).toBe(1);
    expect(report.differences.map(({ endpoint, kind, at, count }: any) => [endpoint, kind, at, count])).toEqual([
      ['summer-crm.campus.list', 'value', 'data.name', 2],
      ['summer-crm.role.list', 'envelope', 'code', 1],
      ['summer-crm.role.list', 'value', 'data.name', 1],
    ]);
    expect(report.differences[0].examples).toHaveLength(2);
    expect(report.differences[0].examples[0]).toMatchObject({
      url: '/api/v1/campus/',
      old: { body: { data: { name: 'a' } } },
      new: { body: { data: { name: '<b>' } } },
    });
    const html = await readFile(join(folder, 'diff.html'), 'utf8');
    expect(html).toContain('summer-crm.campus.list');
    expect(html).toContain('&lt;b&gt;');
    expect(html).not.toContain('<b>"');
  });

  it('takes the recorded answers where there is no old system, and rules of one’s own', async () => {
    const our = await serve(() => ({ body: { code: 0, data: { name: 'new' } } }));
    const answer = {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { kind: 'json', value: { code: 0, data: { name: 'old' } } },
    } as const;
    expect((await compare([exchange('GET', '/api/v1/campus/', { answer })], { our })).code).toBe(1);
    const rules = join(folder, 'rules.yaml');
    await writeFile(rules, 'explained: [{endpoint: summer-crm.campus.*, at: data.name, why: renamed on purpose}]');
    const { code, out } = await compare([exchange('GET', '/api/v1/campus/', { answer })], { our }, ['--ignore', rules]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('(renamed on purpose)') });
    await writeFile(rules, 'explained: [{at: data.name}]');
    expect(await compare([], { our }, ['--ignore', rules])).toMatchObject({ code: 1, err: expect.stringContaining('explained.0.why') });
  });

  it('sends no writes and no sign-ins unless asked, and says what it left out', async () => {
    const [old, our] = [await serve(system('a', 't')), await serve(system('a', 't'))];
    const body = { kind: 'json', value: { name: '新' } } as const;
    const traffic = [
      exchange('POST', '/api/v1/user_info/login/', {
        answer: { status: 200, headers: {}, body: { kind: 'json', value: { data: { token: 'token-1' } } } },
      }),
      exchange('POST', '/api/v1/campus/', { ...STAFF, body }),
      exchange('GET', '/api/v1/nowhere/', STAFF),
      exchange('GET', '/api/v1/campus/', { headers: { 'x-auth-token': 'token-2' } }),
    ];
    const { report } = await compare(traffic, { old, our }, [...AS_ADMIN, '--as', 'student=tokens:o:n']);
    expect(report).toMatchObject({ compared: 0, leftOut: { write: 1, 'sign-in': 1, 'unknown endpoint': 1, 'unknown person': 1 } });
    const again = await compare(traffic, { old, our }, [...AS_ADMIN, '--writes']);
    // Who is alone named stands for everybody whose sign-in was not recorded.
    expect(again.report).toMatchObject({ compared: 2, leftOut: { 'sign-in': 1, 'unknown endpoint': 1 } });
    expect(our.asked.find(({ method, url }) => method === 'POST' && !url.includes('login'))).toMatchObject({
      method: 'POST',
      url: '/api/v1/campus/',
      body: '{"name":"新"}',
      headers: { 'x-auth-token': 't' },
    });
  });

  it('says who cannot sign in where', async () => {
    const [old, our] = [await serve(system('a', 't')), await serve(system('a', 't', 'another'))];
    const { code, err } = await compare([], { old, our }, AS_ADMIN);
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/^--as staff: http:\/\/127\.0\.0\.1:\d+ lets nobody in with that/),
    });
    expect(await compare([], { old, our }, ['--as', 'teacher=a:b'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('summer-crm has no teacher, but staff, student'),
    });
  });

  it('reads the HAR file of a browser', async () => {
    const [old, our] = [await serve(system('a', 't')), await serve(system('a', 't'))];
    const request = {
      method: 'GET',
      url: `${old.url}/api/v1/campus/?page=1`,
      headers: [{ name: 'X-AUTH-TOKEN', value: 'a-secret-token' }],
    };
    const elsewhere = { ...request, url: 'http://elsewhere.example.com/api/v1/campus/' };
    const response = { status: 200, headers: [], content: { mimeType: 'application/json', text: '{"code":0}' } };
    const har = join(folder, 'browser.har');
    await writeFile(
      har,
      JSON.stringify({
        log: { entries: [request, elsewhere].map((one) => ({ startedDateTime: '2026-01-01T00:00:00Z', request: one, response })) },
      }),
    );
    const report = join(folder, 'diff');
    const said = await campus([
      'compare',
      '--surface',
      'summer-crm',
      '--old',
      old.url,
      '--new',
      our.url,
      '--traffic',
      har,
      '--report',
      report,
      ...AS_ADMIN,
    ]);
    expect(said).toMatchObject({ code: 0, out: expect.stringMatching(/^1 answers compared/) });
  });

  /** As Chrome 131 and Firefox 132 write them, shortened. */
  const entry = (request: object, response: object = {}) => ({
    startedDateTime: '2026-01-01T08:00:00.000+08:00',
    time: 12.3,
    request: { method: 'POST', httpVersion: 'h2', headers: [{ name: ':authority', value: 'crm.example.com' }], ...request },
    response: { status: 200, headers: [], content: { mimeType: 'application/json', text: '{"code":0}' }, ...response },
  });
  const URL_ = 'https://crm.example.com/base/api/v1/campus/';

  it('reads what Chrome and Firefox make of forms, pictures, copies and WebSockets', () => {
    const multipart = 'multipart/form-data; boundary=----X';
    const found = exchangesOfHar(
      {
        log: {
          entries: [
            // Chrome: a form as text and fields; a multipart one as fields alone, without the bytes.
            entry({ url: URL_, postData: { mimeType: 'application/x-www-form-urlencoded', text: 'name=%E6%A0%A1&a=1', params: [] } }),
            entry({
              url: URL_,
              postData: {
                mimeType: multipart,
                params: [
                  { name: 'name', value: '校' },
                  { name: 'image', fileName: 'a.png', contentType: 'image/png' },
                ],
              },
            }),
            // Firefox: the whole text of a multipart form; no text where it has the fields.
            entry({
              url: URL_,
              postData: {
                mimeType: multipart,
                params: [],
                text: '------X\r\nContent-Disposition: form-data; name="name"\r\n\r\n校\r\n------X--\r\n',
              },
            }),
            entry({
              url: URL_,
              postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'name', value: '校' }], text: '' },
            }),
            entry(
              { url: URL_, postData: null },
              { content: { mimeType: 'application/json', text: Buffer.from('{"code":1}').toString('base64'), encoding: 'base64' } },
            ),
            // Of the browser's own copy, blocked, a WebSocket, and what is no request.
            entry({ method: 'GET', url: URL_ }, { status: 304 }),
            entry({ method: 'GET', url: URL_ }, { status: 0 }),
            entry({ method: 'GET', url: 'wss://crm.example.com/base/ws' }, { status: 101 }),
            entry({ method: 'GET', url: 'data:image/png;base64,AAAA' }),
            entry({ method: 'GET', url: 'https://crm.example.com.evil.example/base/api/v1/campus/' }),
            entry({ method: 'GET', url: 'https://crm.example.com/basement/' }),
          ],
        },
      },
      'https://crm.example.com/base',
    );
    expect(found?.exchanges.map(({ url, body }) => [url, body])).toEqual([
      [
        '/api/v1/campus/',
        {
          kind: 'form',
          fields: [
            ['name', '校'],
            ['a', '1'],
          ],
        },
      ],
      [
        '/api/v1/campus/',
        {
          kind: 'form',
          fields: [
            ['name', '校'],
            ['image', expect.stringMatching(/^file:sha256:/)],
          ],
          multipart: true,
        },
      ],
      ['/api/v1/campus/', { kind: 'form', fields: [['name', '校']], multipart: true }],
      ['/api/v1/campus/', { kind: 'form', fields: [['name', '校']] }],
      ['/api/v1/campus/', { kind: 'none' }],
    ]);
    expect(found?.exchanges.at(-1)?.answer.body).toEqual({ kind: 'json', value: { code: 1 } });
    expect(found?.exchanges[0]?.headers).toEqual({});
  });

  it('says where the requests of a HAR file went when none went to the old system', async () => {
    const our = await serve(system('a', 't'));
    const har = join(folder, 'browser.har');
    await writeFile(har, JSON.stringify({ log: { entries: [entry({ method: 'GET', url: URL_ })] } }));
    const args = [
      'compare',
      '--surface',
      'summer-crm',
      '--old',
      our.url,
      '--new',
      our.url,
      '--traffic',
      har,
      '--report',
      join(folder, 'd'),
    ];
    expect(await campus(args)).toMatchObject({ code: 1, err: expect.stringContaining('it has some to https://crm.example.com') });
    expect(await campus([...args, '--recorded-at', 'https://crm.example.com/base'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 answers compared/),
    });
  });
});
