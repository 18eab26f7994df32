import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SILENT } from '../../../src/platform/log.js';
import { FileAccess } from '../../../src/platform/media/access.js';
import { FileAddresses } from '../../../src/platform/media/addresses.js';
import type { FileStorage } from '../../../src/platform/media/file-storage.js';
import { Media } from '../../../src/platform/media/media.js';
import { openStorage } from '../../../src/platform/media/open-storage.js';
import { mediaRoutes } from '../../../src/platform/media/routes.js';
import { loadSettings } from '../../../src/settings/load-settings.js';
import { openS3Server, type S3Server } from '../../support/s3-server.js';

const CONTENT = 'The first line.\n第二行\n';
const BYTES = Buffer.from(CONTENT);

let dataDir: string;
/** One that somebody else runs, of another make; its bucket is to be empty. */
const OTHER = { MEDIA_URL: process.env['TEST_MEDIA_URL'], MEDIA_ENDPOINT: process.env['TEST_MEDIA_ENDPOINT'] };

let s3: S3Server | undefined;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'campus-storage-'));
  if (OTHER.MEDIA_URL === undefined) s3 = await openS3Server();
});
afterAll(async () => {
  await s3?.close();
  await rm(dataDir, { recursive: true });
});

async function listed(storage: FileStorage): Promise<Record<string, number>> {
  const files: Record<string, number> = {};
  for await (const { path, size } of storage.list()) files[path] = size;
  return files;
}

describe.each(['folder', 'bucket'])('a %s', (place) => {
  let storage: FileStorage;
  let server: FastifyInstance;

  beforeAll(async () => {
    const settings = loadSettings({ DATA_DIR: dataDir, ...(place === 'bucket' && (s3?.env ?? OTHER)) });
    storage = await openStorage({ ...settings, log: SILENT });
    await storage.prepare();
    server = Fastify();
    server.setNotFoundHandler((_, reply) => reply.code(404).send('ours'));
    const media = new Media({ storage, publicUrl: 'https://api.example.com' });
    const addresses = new FileAddresses({ base: media.urlOf(''), secret: 's', lifeSeconds: 60 });
    await server.register(mediaRoutes, {
      media,
      access: new FileAccess({ addresses, publicPlaces: ['shown/'], isPublished: async () => false }),
    });
    await storage.write('shown/text.txt', BYTES);
    await storage.write('shown/empty.bin', Buffer.alloc(0));
  });
  afterAll(async () => {
    await server.close();
    storage.close();
  });

  const get = (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET', path = 'shown/text.txt') =>
    server.inject({ method, url: `/media/${path}`, headers });

  it('gives back what was written, whole and in parts, and says its size', async () => {
    expect(await storage.read('shown/text.txt')).toEqual(BYTES);
    expect(await storage.facts('shown/text.txt')).toMatchObject({ size: BYTES.length });
    const part = await storage.open('shown/text.txt', { start: 4, end: 8 });
    expect([part?.size, part && (await text(part.body))]).toEqual([BYTES.length, 'first']);
    expect(await storage.read('shown/empty.bin')).toEqual(Buffer.alloc(0));
  });

  it('knows nothing of what is not there', async () => {
    // What no folder can hold, the S3 server of the tests, which keeps its objects in one, can't either.
    const impossible = place === 'folder' ? ['shown/text.txt/x', `shown/${'x'.repeat(300)}`] : [];
    for (const path of ['shown/none.txt', 'shown', ...impossible]) {
      expect([await storage.facts(path), await storage.open(path), await storage.read(path)], path).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }
    await storage.remove('shown/none.txt');
  });

  it('lists every file once, and neither drafts nor what a ping left', async () => {
    // A page has a thousand; the server of the tests can't tell the second one from the first.
    const many = Array.from({ length: place === 'bucket' && s3 !== undefined ? 150 : 1050 }, (_, i) => `many/${i % 7}/${i}.txt`);
    for (let from = 0; from < many.length; from += 50)
      await Promise.all(many.slice(from, from + 50).map((path) => storage.write(path, BYTES)));
    await storage.ping();
    const files = await listed(storage);
    expect(Object.keys(files).sort()).toEqual([...many, 'shown/empty.bin', 'shown/text.txt'].sort());
    expect(files['many/3/3.txt']).toBe(BYTES.length);
    await Promise.all(many.map((path) => storage.remove(path)));
    expect(Object.keys(await listed(storage))).toHaveLength(2);
  }, 180_000);

  it('refuses paths that lead elsewhere', async () => {
    for (const path of ['../x', '/x', 'a//b', '.hidden/x', 'a/../../x', 'a\\b', ''])
      await expect(async () => storage.write(path, BYTES)).rejects.toThrow('no path');
  });

  it('is served with all that a client may ask for', async () => {
    const whole = await get();
    expect([whole.statusCode, whole.body]).toEqual([200, CONTENT]);
    expect(whole.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(BYTES.length),
      'accept-ranges': 'bytes',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'last-modified': expect.stringMatching(/GMT$/),
      etag: expect.stringMatching(/^(W\/)?".+"$/),
    });
    const head = await get({}, 'HEAD');
    expect([head.statusCode, head.body]).toEqual([200, '']);
    for (const name of ['content-type', 'content-length', 'etag', 'last-modified', 'cache-control', 'content-disposition']) {
      expect(head.headers[name], name).toBe(whole.headers[name]);
    }
    const empty = await get({}, 'GET', 'shown/empty.bin');
    expect([empty.statusCode, empty.body, empty.headers['content-length']]).toEqual([200, '', '0']);
  });

  it.each<[range: string, status: number, body: string, contentRange?: string]>([
    ['bytes=4-8', 206, 'first', `bytes 4-8/${BYTES.length}`],
    ['bytes=1-1', 206, 'h', `bytes 1-1/${BYTES.length}`],
    ['bytes=-1', 206, '\n', `bytes ${BYTES.length - 1}-${BYTES.length - 1}/${BYTES.length}`],
    ['bytes=-999', 206, CONTENT, `bytes 0-${BYTES.length - 1}/${BYTES.length}`],
    ['bytes=16-', 206, '第二行\n', `bytes 16-${BYTES.length - 1}/${BYTES.length}`],
    ['bytes=16-999', 206, '第二行\n', `bytes 16-${BYTES.length - 1}/${BYTES.length}`],
    ['bytes=999-', 416, '', `bytes */${BYTES.length}`],
    ['bytes=-0', 416, '', `bytes */${BYTES.length}`],
    ['bytes=0-1,4-5', 200, CONTENT],
    ['bytes=8-4', 200, CONTENT],
    ['bytes=x', 200, CONTENT],
    ['lines=1-2', 200, CONTENT],
  ])('answers Range: %s with %d', async (range, status, body, contentRange) => {
    const answer = await get({ range });
    expect([answer.statusCode, answer.body, answer.headers['content-range']]).toEqual([status, body, contentRange]);
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });

  it.skipIf(place === 'folder')('serves the whole file where the server does not give the part', async () => {
    // That of the tests takes this for no range at all.
    const answer = await get({ range: 'bytes=0-0' });
    expect([
      [200, CONTENT],
      [206, 'T'],
    ]).toContainEqual([answer.statusCode, answer.body]);
  });

  it('answers conditions in the order of HTTP', async () => {
    const { etag, 'last-modified': modified } = (await get()).headers as Record<string, string>;
    const [earlier, later] = [new Date(0).toUTCString(), new Date(Date.now() + 60_000).toUTCString()];
    const cases: [headers: Record<string, string | undefined>, status: number][] = [
      [{ 'if-none-match': etag }, 304],
      [{ 'if-none-match': etag, 'cache-control': 'no-cache' }, 304],
      [{ 'if-none-match': '*' }, 304],
      [{ 'if-none-match': `"other", ${etag}` }, 304],
      [{ 'if-none-match': '"other"' }, 200],
      [{ 'if-none-match': '"other"', 'if-modified-since': later }, 200],
      [{ 'if-modified-since': modified }, 304],
      [{ 'if-modified-since': earlier }, 200],
      [{ 'if-match': etag }, 200],
      [{ 'if-match': '"other"' }, 412],
      [{ 'if-unmodified-since': modified }, 200],
      [{ 'if-unmodified-since': earlier }, 412],
      [{ range: 'bytes=0-3', 'if-range': etag }, 206],
      [{ range: 'bytes=0-3', 'if-range': '"other"' }, 200],
      [{ range: 'bytes=0-3', 'if-range': modified }, 206],
      [{ range: 'bytes=0-3', 'if-range': earlier }, 200],
      [{ range: 'bytes=0-3', 'if-none-match': etag }, 304],
    ];
    for (const [headers, status] of cases) {
      const answer = await get(headers as Record<string, string>);
      expect(answer.statusCode, JSON.stringify(headers)).toBe(status);
      if (status === 304)
        expect([answer.body, answer.headers['etag'], answer.headers['cache-control']]).toEqual([
          '',
          etag,
          'public, max-age=31536000, immutable',
        ]);
    }
    expect((await get({ 'if-none-match': etag ?? '' }, 'HEAD')).statusCode).toBe(304);
  });

  it.each(['GET', 'HEAD'] as const)('is not found by %s where nothing is, whatever is asked', async (method) => {
    for (const headers of [{}, { range: 'bytes=0-1' }, { 'if-none-match': '*' }]) {
      expect((await get(headers as Record<string, string>, method, 'shown/none.txt')).statusCode).toBe(404);
    }
  });
});
