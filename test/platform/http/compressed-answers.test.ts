import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressAnswers } from '../../../src/platform/http/compression.js';
import { SILENT } from '../../../src/platform/log.js';
import { FileAccess } from '../../../src/platform/media/access.js';
import { FileAddresses } from '../../../src/platform/media/addresses.js';
import { Media } from '../../../src/platform/media/media.js';
import { openStorage } from '../../../src/platform/media/open-storage.js';
import { mediaRoutes } from '../../../src/platform/media/routes.js';
import { loadSettings } from '../../../src/settings/load-settings.js';
import { createTestApp, type TestApp } from '../../support/app.js';

const LISTED = 'https://app.example.com';
const hasZstd = 'zstdDecompressSync' in zlib;

let app: TestApp;
let authorization: string;
let cookie: string;
beforeAll(async () => {
  app = await createTestApp({ env: { CORS_ORIGINS: LISTED } });
  authorization = `Bearer ${await app.login('STAFF', 'demoadmin')}`;
  const { ticket } = (await app.server.inject('/auth/user/check_account/?code=demo-student1')).json().data;
  cookie = `ticket=${ticket}`;
});
afterAll(() => app.close());

const UNPACK: Record<string, (bytes: Buffer) => Buffer> = {
  gzip: zlib.gunzipSync,
  br: zlib.brotliDecompressSync,
  ...(hasZstd && { zstd: (zlib as unknown as { zstdDecompressSync(bytes: Buffer): Buffer }).zstdDecompressSync }),
};

/** What comes with this Accept-Encoding, and what it is when unpacked. */
async function ask(request: object, acceptEncoding?: string) {
  const { headers = {}, ...rest } = request as { headers?: object };
  const answer = await app.server.inject({
    ...rest,
    headers: { ...headers, ...(acceptEncoding !== undefined && { 'accept-encoding': acceptEncoding }) },
  });
  const encoding = answer.headers['content-encoding']?.toString();
  const unpack = encoding === undefined ? (bytes: Buffer) => bytes : UNPACK[encoding];
  return { answer, encoding, text: unpack?.(answer.rawPayload).toString(), length: answer.rawPayload.length };
}

const graphql = (query: string) => ({ method: 'POST', url: '/graphql', payload: { query }, headers: { authorization } });
const NODES = 'nodes { id nodeId name projects(first: 20) { nodes { id nodeId name } } }';
const byDatabase = () => graphql(`{ a: campuses { ${NODES} } b: campuses { ${NODES} } }`);
const byGraphql = () => graphql('{ __schema { types { name description } } }');
const LEGACY = { url: '/course/?page=1', headers: {} };

describe('answers are compressed for who takes it', () => {
  it.each([
    ['GraphQL, answered by the database, and again without Apollo Server', byDatabase],
    ['GraphQL, answered by graphql-js', byGraphql],
    ['an old API', () => ({ ...LEGACY, headers: { cookie } })],
    ['a description', () => ({ url: '/legacy/school/openapi.json' })],
  ])('%s', async (_name, request) => {
    // Answered by Apollo Server at first, and without it from then on.
    await ask(request());
    const plain = await ask(request());
    expect([plain.answer.statusCode, plain.encoding]).toEqual([200, undefined]);
    expect(plain.length).toBeGreaterThan(1024);
    for (const encoding of Object.keys(UNPACK)) {
      if (encoding !== 'gzip' && request().url.endsWith('openapi.json')) continue;
      const packed = await ask(request(), encoding);
      expect([packed.encoding, packed.text]).toEqual([encoding, plain.text]);
      expect(packed.length).toBeLessThan(plain.length / 2);
      expect(packed.answer.headers['vary']).toMatch(/Origin.*accept-encoding/);
      expect(packed.answer.headers['content-length'] ?? String(packed.length)).toBe(String(packed.length));
    }
  });

  it.each([
    ['gzip, deflate, br', 'gzip'],
    ['gzip, deflate, br, zstd', hasZstd ? 'zstd' : 'gzip'],
    ['br;q=1, gzip;q=0.5', 'br'],
    ['*', 'gzip'],
    ['gzip;q=0', undefined],
    ['identity', undefined],
    ['deflate', undefined],
  ])('%s: %s', async (accepted, encoding) => {
    expect((await ask(byDatabase(), accepted)).encoding).toBe(encoding);
  });

  it('a HEAD tells the same as the GET', async () => {
    const request = { url: '/legacy/school/openapi.json' };
    const [get, head] = [await ask(request, 'gzip'), await ask({ ...request, method: 'HEAD' })];
    expect([head.answer.statusCode, head.length, head.answer.headers['etag']]).toEqual([200, 0, get.answer.headers['etag']]);
  });
});

describe('what is left as it is', () => {
  it('answers below 1 KB', async () => {
    expect(await ask(graphql('{ __typename }'), 'gzip')).toMatchObject({ encoding: undefined, text: '{"data":{"__typename":"Query"}}' });
  });

  it('files, whose ranges count their bytes as stored', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'campus-compressed-'));
    const storage = await openStorage({ ...loadSettings({ DATA_DIR: dataDir }), log: SILENT });
    await storage.prepare();
    const media = new Media({ storage, publicUrl: 'https://api.example.com' });
    const addresses = new FileAddresses({ base: media.urlOf(''), secret: 's', lifeSeconds: 60 });
    const server = Fastify();
    await compressAnswers(server, []);
    await server.register(mediaRoutes, {
      media,
      access: new FileAccess({ addresses, publicPlaces: ['shown/'], isPublished: async () => false }),
    });
    const text = JSON.stringify({ text: 'a'.repeat(5000) });
    await storage.write('shown/some.json', Buffer.from(text));
    const get = (headers: Record<string, string>) =>
      server.inject({ url: '/media/shown/some.json', headers: { 'accept-encoding': 'gzip, br', ...headers } });

    const [whole, part] = [await get({}), await get({ range: 'bytes=0-1999' })];
    const seen = ({ statusCode, body, headers }: typeof whole) => [
      statusCode,
      body,
      headers['content-encoding'],
      headers['content-length'],
    ];
    expect(seen(whole)).toEqual([200, text, undefined, String(text.length)]);
    expect(seen(part)).toEqual([206, text.slice(0, 2000), undefined, '2000']);
    expect(part.headers['etag']).toBe(whole.headers['etag']);
    await server.close();
    await rm(dataDir, { recursive: true });
  });

  it.each([
    ['cross-site', {}],
    ['cross-site', { origin: 'https://evil.example.com' }],
    ['same-site', { origin: 'https://www.example.com' }],
  ])('what a page of another site (%s) makes its visitor ask for, with the cookie: %j', async (site, headers) => {
    const asked = await ask({ ...LEGACY, headers: { cookie, 'sec-fetch-site': site, ...headers } }, 'gzip');
    expect([asked.answer.statusCode, asked.encoding]).toEqual([200, undefined]);
    expect(asked.length).toBeGreaterThan(1024);
  });

  it.each([
    ['a page of the gateway', { 'sec-fetch-site': 'same-origin' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['a listed origin', { 'sec-fetch-site': 'cross-site', origin: LISTED }],
  ])('but not what %s asks for', async (_who, headers) => {
    expect((await ask({ ...LEGACY, headers: { cookie, ...headers } }, 'gzip')).encoding).toBe('gzip');
  });
});

it('an answer that is kept for an Idempotency-Key is kept as it is, and sent to each as that one takes it', async () => {
  const titles = Array.from({ length: 40 }, (_, at) => `title${at}: title`).join(' ');
  const request = {
    ...graphql(`mutation { createCampusType(input: { title: "${'压缩'.repeat(10)}" }) { ${titles} } }`),
    headers: { authorization, 'idempotency-key': 'once' },
  };
  const first = await ask(request, 'gzip');
  const again = await ask(request);
  expect([first.encoding, again.encoding]).toEqual(['gzip', undefined]);
  expect(again.answer.headers['idempotency-replayed']).toBe('true');
  expect(again.text).toBe(first.text);
});

describe('a document that the client has is not sent again', () => {
  it.each([
    ['a description', '/legacy/summer-crm/openapi.json', '*/*'],
    ['the playground', '/graphql', 'text/html'],
  ])('%s', async (_name, url, accept) => {
    const request = { url, headers: { accept } };
    const { answer } = await ask(request, 'gzip');
    const etag = String(answer.headers['etag']);
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/);
    for (const known of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const again = await ask({ url, headers: { accept, 'cache-control': 'no-cache', 'if-none-match': known } }, 'gzip');
      expect([again.answer.statusCode, again.length, again.answer.headers['etag']]).toEqual([304, 0, etag]);
      expect(again.answer.headers['cache-control']).toBe(answer.headers['cache-control']);
      expect(again.answer.headers['vary']).toMatch(/accept-encoding/);
    }
    expect((await ask({ url, headers: { accept, 'if-none-match': '"other"' } }, 'gzip')).answer.statusCode).toBe(200);
  });
});

it('a large answer comes whole over a socket, compressed beside the event loop', async () => {
  const base = await app.server.listen({ port: 0, host: '127.0.0.1' });
  const query = '{ __schema { types { name description fields { name description args { name description } } } } }';
  const read = async (encoding: string) => {
    const answer = await fetch(`${base}/graphql?query=${encodeURIComponent(query)}`, { headers: { 'accept-encoding': encoding } });
    return { encoding: answer.headers.get('content-encoding'), text: await answer.text() };
  };
  const plain = await read('identity');
  expect(plain.text.length).toBeGreaterThan(100_000);
  expect(await read('gzip')).toEqual({ encoding: 'gzip', text: plain.text });
  expect(await read('br')).toEqual({ encoding: 'br', text: plain.text });
});
