import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Pictures } from '../../src/platform/media/pictures.js';
import {
  animatedWebp,
  chunk,
  FORMS,
  gif,
  jpegWithScans,
  picture,
  pixelWith,
  png,
  pngHead,
  withSegments,
  zeros,
} from '../support/pictures.js';

const pictures = new Pictures();
const judged = (bytes: Buffer, maxPixels?: number): Promise<string> =>
  pictures.check(bytes, { field: 'img', maxPixels }).catch((error: { reason: string; field: string }) => `${error.field}: ${error.reason}`);
const NO_PICTURE = 'img: NOT_AN_IMAGE';
const TOO_LARGE = 'img: PICTURE_TOO_LARGE';

describe('a picture', () => {
  it.each(FORMS)('is taken as %s', async (form) => {
    const kind = form.split(' ').at(-1);
    for (const [width, height] of [
      [1, 1],
      [40, 24],
      [17, 300],
    ])
      expect(await judged(await picture(form, width, height))).toBe(kind);
  });

  it.each(FORMS)('is refused as %s when any part of its end is missing', async (form) => {
    const whole = await picture(form, 33, 48);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        expect(await judged(whole.subarray(0, length))).toBe(NO_PICTURE);
      }),
      { numRuns: 60, examples: [[whole.length - 1], [whole.length - 2], [whole.length - 12]] },
    );
  });

  it.each(FORMS)('is neither taken for another nor a fault when bytes of it are changed: %s', async (form) => {
    const whole = await picture(form);
    const change = fc.record({ at: fc.integer({ min: 0, max: whole.length - 1 }), bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const changed = Buffer.concat([whole, Buffer.alloc(8)]);
        for (const { at, bytes } of changes) changed.set(bytes, at);
        expect([form.split(' ').at(-1), NO_PICTURE, TOO_LARGE]).toContain(await judged(changed));
      }),
      { numRuns: 40 },
    );
  });

  it.each(FORMS)('may have anything behind its end: %s', async (form) => {
    expect(await judged(Buffer.concat([await picture(form), randomBytes(500)]))).toBe(form.split(' ').at(-1));
  });

  it('is refused when the middle of a JPEG is missing, which its decoder makes grey', async () => {
    for (const form of ['jpeg', 'progressive jpeg'] as const) {
      const whole = await picture(form, 300, 200);
      expect(await judged(Buffer.concat([whole.subarray(0, whole.length >> 1), whole.subarray(-2)]))).toBe(NO_PICTURE);
    }
  });

  it('is refused when the pixels of a PNG are not those that its checksum is of', async () => {
    const whole = await picture('png');
    whole[whole.length - 13] = (whole[whole.length - 13] ?? 0) ^ 1;
    expect(await judged(whole)).toBe(NO_PICTURE);
  });

  it('is taken with the slips of old phones, which cost no pixels', async () => {
    const whole = await picture('jpeg', 300, 200);
    const scan = whole.lastIndexOf(Buffer.from([0xff, 0xda]));
    expect(await judged(Buffer.concat([whole.subarray(0, scan), Buffer.alloc(5), whole.subarray(scan)]))).toBe('jpeg');
    const parameters = Buffer.from(whole);
    parameters[scan + whole.readUInt16BE(scan + 2)] = 0;
    expect(await judged(parameters)).toBe('jpeg');
  });

  it.each<[string, string]>([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'],
    ['SVG behind an XML head', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'],
    ['PDF', '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'],
    ['PPM', 'P3 1 1 255 0 0 0'],
    ['CSV', '1,2\n3,4'],
    ['nothing', ''],
  ])('is not %s', async (_, text) => {
    expect(await judged(Buffer.from(text))).toBe(NO_PICTURE);
  });

  it.each(['tiff', 'avif'] as const)('is not %s, and no decoder of it is reached', async (format) => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
      .toFormat(format)
      .toBuffer();
    expect(await judged(bytes)).toBe(NO_PICTURE);
    await expect(sharp(bytes).metadata()).rejects.toThrow('unsupported');
  });

  it.each([
    ['png', '\x89PNG\r\n\x1a\n'],
    ['jpeg', '\xff\xd8\xff'],
    ['gif', 'GIF89a'],
    ['webp', 'RIFF\0\0\0\0WEBP'],
  ])('is no %s because it begins like one', async (_, head) => {
    for (const rest of ['', '\0'.repeat(100), '\xff'.repeat(100), '<svg xmlns="http://www.w3.org/2000/svg"/>']) {
      expect(await judged(Buffer.from(head + rest, 'latin1'))).toBe(NO_PICTURE);
    }
  });
});

describe('while a large picture is decoded', () => {
  it('small ones are judged all the same, and what is only a small file waits', async () => {
    let release = (): void => undefined;
    const large = pictures.inTurn(1, () => new Promise<void>((resolve) => (release = resolve)));
    expect(await judged(await picture('png'))).toBe('png');
    let isJudged = false;
    const packed = judged(png(pngHead(513, 512), zeros(512 * (1 + 3 * 513)))).finally(() => (isJudged = true));
    expect(await judged(await picture('jpeg'))).toBe('jpeg');
    expect(isJudged).toBe(false);
    release();
    expect(await packed).toBe('png');
    await large;
  });
});

describe('more pixels than are decoded', () => {
  it.each<[string, Buffer]>([
    ['a GIF whose frame is larger than its screen', gif([1, 1], [65_535, 65_535])],
    ['a GIF, which is unpacked whole', gif([5001, 5000])],
    ['a PNG', png(pngHead(8001, 10_000), zeros(100))],
    ['a PNG that says so with a wrong checksum', ((head) => head.fill(0, 29, 33))(png(pngHead(60_000, 60_000)))],
    ['an interlaced PNG, which is put together in memory', png(pngHead(5001, 5000, true), zeros(100))],
    ['one line', png(pngHead(32_769, 1), zeros(100))],
    ['one column', png(pngHead(1, 32_769), zeros(100))],
  ])('are refused before they are unpacked: %s', async (_, bytes) => {
    expect(await judged(bytes)).toBe(TOO_LARGE);
  });

  it('are refused sooner in what is put together in memory than in what is read line by line', async () => {
    expect(await judged(png(pngHead(5001, 5000), zeros(5000 * (1 + 3 * 5001))))).toBe('png');
    const progressive = await picture('progressive jpeg');
    const frame = progressive.indexOf(Buffer.from([0xff, 0xc2]));
    progressive.writeUInt16BE(5000, frame + 5);
    progressive.writeUInt16BE(5001, frame + 7);
    expect(await judged(progressive)).toBe(TOO_LARGE);
  });

  it('are as many as the caller says', async () => {
    expect(await judged(await picture('jpeg', 20, 20), 400)).toBe('jpeg');
    expect(await judged(await picture('jpeg', 20, 21), 400)).toBe(TOO_LARGE);
    await expect(pictures.check(await picture('jpeg', 20, 21), { maxPixels: 400 })).rejects.toMatchObject({ params: { maxPixels: 400 } });
  });
});

describe('more parts than an encoder makes', () => {
  const many = (part: Buffer, count: number): Buffer => Buffer.concat(Array<Buffer>(count).fill(part));

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['scans of a JPEG', () => jpegWithScans(20_000)],
    ['segments of a JPEG', async () => withSegments(await picture('jpeg'), 100_000)],
    ['notes in a PNG', () => pixelWith(many(chunk('tEXt'), 100_000))],
    ['packed notes in a PNG', () => pixelWith(many(chunk('zTXt', Buffer.from('a\0\0')), 100_000))],
    ['frames of a GIF', () => gif([1, 1], [1, 1], 100_000)],
    ['frames of a WebP', () => animatedWebp(40_000)],
    ['fill bytes of a JPEG that never ends', () => Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(10_000_000, 0xff)])],
    ['heads of a PNG', () => png(pngHead(1, 1), pngHead(30_000, 30_000), zeros(4))],
  ])('are refused: %s', async (_, made) => {
    expect(await judged(await made())).toBe(NO_PICTURE);
  });

  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['jpeg', 'tens of scans', () => jpegWithScans(60)],
    ['jpeg', 'hundreds of segments', async () => withSegments(await picture('jpeg'), 500)],
    ['png', 'thousands of chunks of pixels', () => pixelWith(many(chunk('IDAT'), 5000))],
    ['png', 'thousands of frames', () => pixelWith(many(chunk('fcTL', Buffer.alloc(26)), 5000))],
    ['gif', 'thousands of frames', () => gif([10, 10], [10, 10], 4000)],
    ['webp', 'thousands of frames', () => animatedWebp(4000)],
    ['png', 'pixels beyond its last line', () => png(pngHead(1, 1), zeros(5_000_000))],
    ['png', 'pixels beyond its last pass', () => png(pngHead(1, 1, true), zeros(5_000_000))],
  ])('begin where none did before: a %s with %s is taken', async (kind, _, made) => {
    expect(await judged(await made())).toBe(kind);
  });
});
