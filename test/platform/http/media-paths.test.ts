import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Line, portOf } from './sockets.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  const file = join(app.core.media.storage.name, 'qr-code/aa/picture.png');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, 'a picture');
});
afterAll(() => app.close());

const NOT_FOUND = { statusCode: 404, error: 'Not Found', message: 'There is nothing at this address.' };

const BAD_PATHS = [
  '/media',
  '/media/',
  '/media//',
  '/media/qr-code',
  '/media/qr-code/',
  '/media/qr-code/aa/picture.png/',
  '/media//qr-code/aa/picture.png',
  '/media/../package.json',
  '/media/..',
  '/media/%2e%2e',
  '/media/%2e%2e/%2e%2e/etc/passwd',
  '/media/..%2fdatabase',
  '/media/%2E%2E%2Fdatabase/PG_VERSION',
  '/media/%00',
  '/media/qr-code/aa/picture.png%00',
  '/media/qr-code%00/aa',
  '/media/%',
  '/media/%zz',
  '/media/%ff',
  '/media/%c3%28',
  '/media/qr-code/aa/picture.png%',
  '/media/%E4%BD',
  '/media/\\..\\..\\etc',
  '/media/%5c..%5cx',
  '/media/qr-code%5caa%5cpicture.png',
  '/media/C:/windows',
  '/media//etc/passwd',
  '/media/%2fetc/passwd',
  '/media/.env',
  '/media/.',
  '/media/qr-code/.hidden',
  `/media/${'a'.repeat(300)}`,
  `/media/${'a'.repeat(5000)}`,
  `/media/${'a/'.repeat(3000)}`,
  '/media/QR-CODE/aa/picture.png',
  '/media/qr-code/aa/picture.png.br',
  '/media/*',
  '/media/qr-code/*',
  '/media/qr-code/aa/picture.png;x',
  '/media/%3f',
  '/media/%23',
  '/media/qr-code/aa/%70icture.pn%67%20',
  '/media/\u00e9'.normalize(),
  '/media/qr-code/aa/picture.png%2f',
  '/media/qr-code/aa/picture.png%2f..',
  '/media/%25%32%65%25%32%65/x',
];

describe('a path below /media/ that is no file', () => {
  it.each(BAD_PATHS)('%s is not found, in our own words', async (url) => {
    const response = await app.server.inject({ url });
    expect([response.statusCode, response.json()]).toEqual([404, NOT_FOUND]);
  });

  it('is not found either when it comes as no HTTP library would send it', async () => {
    const port = await portOf(app);
    for (const path of [
      '/media/../../etc/passwd',
      '/media/./qr-code/aa/picture.png',
      '/media/qr-code/../qr-code/aa/picture.png',
      '/media/\\..\\x',
      '/media/%00',
      '/media/a%',
      'http://other.example/media/../x',
    ]) {
      const line = (await Line.open(port)).write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      const text = await line.closed;
      expect([path, text.split('\r\n', 1)[0], text.slice(text.indexOf('\r\n\r\n') + 4)]).toEqual([
        path,
        'HTTP/1.1 404 Not Found',
        JSON.stringify(NOT_FOUND),
      ]);
    }
  });
});

it('a stored file is shown on pages of any site, and nothing of it runs', async () => {
  const { statusCode, headers, body } = await app.server.inject({ url: '/media/qr-code/aa/picture.png' });
  expect([statusCode, body]).toEqual([200, 'a picture']);
  expect(headers).toMatchObject({
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
});

it('a range past the end of a file is still told as such', async () => {
  const { statusCode } = await app.server.inject({ url: '/media/qr-code/aa/picture.png', headers: { range: 'bytes=100-200' } });
  expect(statusCode).toBe(416);
});
