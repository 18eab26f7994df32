import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileAccess } from '../../src/platform/media/access.js';
import { FileAddresses } from '../../src/platform/media/addresses.js';
import type { Media } from '../../src/platform/media/media.js';
import { mediaRoutes } from '../../src/platform/media/routes.js';
import { mediaIn } from '../support/media.js';
import { FORMS, picture } from '../support/pictures.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const WEBP = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');
const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
const SVG = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

/** A zip archive as far as names go. */
function office(...names: string[]): Buffer {
  return Buffer.from(names.map((name) => `PK\x03\x04${'\0'.repeat(26)}${name}`).join(''));
}

let dataDir: string;
let media: Media;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'media-'));
  media = mediaIn(join(dataDir, 'media'), 'https://api.example.com');
});
afterEach(() => rm(dataDir, { recursive: true }));

const onDisk = (path: string): string => join(dataDir, 'media', path);

describe('storing a picture', () => {
  it.each(FORMS)('keeps a %s as it was sent, under the hash of its content', async (form) => {
    const bytes = await picture(form);
    const { path } = await media.storeImage(bytes);
    const extension = (form.split(' ').at(-1) ?? '').replace('jpeg', 'jpg');
    expect(path).toMatch(new RegExp(`^images/[0-9a-f]{2}/[0-9a-f]{64}\\.${extension}$`));
    expect(await readFile(onDisk(path))).toEqual(bytes);
  });

  it.each(FORMS)('refuses a %s that was cut off, and keeps nothing of it', async (form) => {
    const bytes = await picture(form);
    for (const length of [bytes.length - 1, bytes.length >> 1, 20]) {
      await expect(media.storeImage(bytes.subarray(0, length), { field: 'img' })).rejects.toMatchObject({
        reason: 'NOT_AN_IMAGE',
        field: 'img',
      });
      await expect(media.storeFile(bytes.subarray(0, length), { field: 'file' })).rejects.toMatchObject({
        reason: 'NOT_AN_IMAGE',
        field: 'file',
      });
    }
    await expect(media.storeImage(PNG.subarray(0, 60))).rejects.toMatchObject({ reason: 'NOT_AN_IMAGE' });
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('keeps equal pictures once, also when they come at once, and leaves no drafts', async () => {
    const stored = await Promise.all(Array.from({ length: 10 }, () => media.storeImage(PNG)));
    expect(new Set(stored.map(({ path }) => path)).size).toBe(1);
    const folder = join(onDisk(stored[0]?.path ?? ''), '..');
    const [name] = await readdir(folder);
    expect(await readdir(folder)).toHaveLength(1);
    const before = await stat(join(folder, name ?? ''));
    await media.storeImage(PNG);
    expect((await stat(join(folder, name ?? ''))).ino).toBe(before.ino);
  });

  it.each([
    ['html', HTML],
    ['svg', SVG],
    ['pdf', PDF],
    ['text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', async (_, bytes) => {
    await expect(media.storeImage(bytes, { field: 'img' })).rejects.toMatchObject({ reason: 'NOT_AN_IMAGE', field: 'img' });
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('refuses kinds that the caller does not take', async () => {
    await expect(media.storeImage(WEBP, { allowed: ['jpeg', 'png', 'gif'] })).rejects.toMatchObject({ reason: 'NOT_AN_IMAGE' });
  });

  it('refuses what is too large, and takes what is just not', async () => {
    const padded = Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024 - PNG.length)]);
    await expect(media.storeImage(padded)).resolves.toBeDefined();
    await expect(media.storeImage(Buffer.concat([padded, Buffer.alloc(1)]), { field: 'image' })).rejects.toMatchObject({
      reason: 'FILE_TOO_LARGE',
      field: 'image',
      params: { maxBytes: 10 * 1024 * 1024 },
    });
    await expect(media.storeImage(PNG, { maxBytes: 10 })).rejects.toMatchObject({ reason: 'FILE_TOO_LARGE' });
  });

  it('takes folders from code only in a safe form', async () => {
    expect((await media.storeImage(PNG, { folder: 'agreement' })).path).toMatch(/^agreement\//);
    for (const folder of ['../x', '/etc', 'a//b', '.hidden', 'a/']) await expect(media.storeImage(PNG, { folder })).rejects.toThrow(folder);
  });
});

describe('storing a file', () => {
  it.each<[string, Buffer, string]>([
    ['a picture', PNG, 'png'],
    ['a PDF', PDF, 'pdf'],
    ['a spreadsheet', office('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
    [
      'a Word document whose main part comes late',
      office(...Array.from({ length: 2000 }, (_, i) => `media/${i}.bin`), 'word/document.xml'),
      'docx',
    ],
    ['any other archive', office('readme.txt'), 'bin'],
    ['text with a control character', Buffer.from('a\u0085b'), 'bin'],
    ['text in another charset', Buffer.from([0xd6, 0xd0]), 'bin'],
    ['a Word document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'doc'],
    ['text', Buffer.from('第一周：函数\r\n'), 'txt'],
    ['HTML, which is no more than text here', HTML, 'txt'],
    ['SVG, which is no picture', SVG, 'bin'],
    ['a program', Buffer.from('7f454c46020101000000000000000000', 'hex'), 'bin'],
    ['unknown bytes', Buffer.from([0, 1, 2, 250]), 'bin'],
  ])('names %s by its content', async (_, bytes, extension) => {
    expect((await media.storeFile(bytes, { folder: 'course/syllabus' })).path).toMatch(
      new RegExp(`^course/syllabus/../[0-9a-f]{64}\\.${extension}$`),
    );
  });

  it('has an absolute URL', () => {
    expect(media.urlOf('images/ab/x.png')).toBe('https://api.example.com/media/images/ab/x.png');
  });
});

describe('serving', () => {
  let app: FastifyInstance;

  beforeEach(async () => {
    await writeFile(join(dataDir, 'jwt-secret'), 'do not show');
    app = Fastify({ routerOptions: { ignoreDuplicateSlashes: false } });
    app.setNotFoundHandler((_, reply) => reply.code(404).send('ours'));
    const addresses = new FileAddresses({ base: media.urlOf(''), secret: 's', lifeSeconds: 60 });
    const access = new FileAccess({ addresses, publicPlaces: ['shown/'], isPublished: async () => false });
    await app.register(mediaRoutes, { media, access });
  });
  afterEach(() => app.close());

  it('shows pictures, and lets no browser do anything else with them', async () => {
    const { path } = await media.storeImage(PNG, { folder: 'shown' });
    const response = await app.inject(`/media/${path}`);
    expect(response.statusCode).toBe(200);
    expect(response.rawPayload).toEqual(PNG);
    expect(response.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await app.inject({ method: 'HEAD', url: `/media/${path}` })).statusCode).toBe(200);
  });

  it.each([
    ['text/plain; charset=utf-8', HTML],
    ['application/pdf', PDF],
    ['application/octet-stream', SVG],
  ])('has %s saved, not shown', async (type, bytes) => {
    const { path } = await media.storeFile(bytes, { folder: 'shown' });
    const response = await app.inject(`/media/${path}`);
    expect(response.headers).toMatchObject({
      'content-type': type,
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it.each([
    '/media/../jwt-secret',
    '/media/%2e%2e/jwt-secret',
    '/media/..%2fjwt-secret',
    '/media/images/../../jwt-secret',
    '/media/%2e%2e%5cjwt-secret',
    '/media/.draft.tmp',
    '/media/shown/.x/y.png',
    '/media/',
    '/media/shown',
    '/media/shown/',
    '/media/shown/none.png',
    '/media/none.png',
    '/media/%00',
    '/media/%',
  ])('gives nothing at %s', async (url) => {
    await media.storeImage(PNG, { folder: 'shown' });
    await writeFile(onDisk('.draft.tmp'), 'draft');
    const response = await app.inject(url);
    expect([400, 403, 404]).toContain(response.statusCode);
    expect(response.body).not.toMatch(/do not show|draft$|images/);
  });

  it('takes no other method', async () => {
    expect((await app.inject({ method: 'POST', url: '/media/x.png' })).statusCode).toBe(404);
  });
});
