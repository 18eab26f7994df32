import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** What a picture can be: one drawing in each form that uploads may have. */
export const FORMS = [
  'png',
  'palette png',
  'interlaced png',
  '16-bit png',
  'grey png',
  'jpeg',
  'progressive jpeg',
  'cmyk jpeg',
  'grey jpeg',
  'gif',
  'webp',
  'lossless webp',
] as const;
export type Form = (typeof FORMS)[number];

const AS: Readonly<Record<Form, (drawing: Sharp) => Sharp>> = {
  png: (drawing) => drawing.png(),
  'palette png': (drawing) => drawing.png({ palette: true }),
  'interlaced png': (drawing) => drawing.png({ progressive: true }),
  '16-bit png': (drawing) => drawing.toColourspace('rgb16').png(),
  'grey png': (drawing) => drawing.greyscale().png(),
  jpeg: (drawing) => drawing.jpeg(),
  'progressive jpeg': (drawing) => drawing.jpeg({ progressive: true }),
  'cmyk jpeg': (drawing) => drawing.toColourspace('cmyk').jpeg(),
  'grey jpeg': (drawing) => drawing.greyscale().jpeg(),
  gif: (drawing) => drawing.gif(),
  webp: (drawing) => drawing.webp(),
  'lossless webp': (drawing) => drawing.webp({ lossless: true }),
};

/** A picture whose pixels all differ, so that none can be missing unnoticed. */
export async function picture(form: Form, width = 40, height = 24): Promise<Buffer> {
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, (_, i) => (i * 7919) % 256));
  return AS[form](sharp(pixels, { raw: { width, height, channels: 3 } })).toBuffer();
}

/** A chunk of a PNG, with its checksum. */
export function chunk(name: string, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
}

/** The first chunk of a PNG in RGB. */
export function pngHead(width: number, height: number, interlaced = false): Buffer {
  return chunk('IHDR', Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 2, 0, 0, interlaced ? 1 : 0])]));
}

export function png(...chunks: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks, chunk('IEND')]);
}

/** A chunk that unpacks to so many zeros: black pixels, or more than a picture has. */
export function zeros(count: number): Buffer {
  return chunk('IDAT', deflateSync(Buffer.alloc(count)));
}

/** One pixel, and whatever else the chunks hold. */
export function pixelWith(...chunks: Buffer[]): Buffer {
  return png(pngHead(1, 1), ...chunks, zeros(4));
}

/** A GIF of some frames, which may be larger than its screen. */
export function gif(screen: readonly [number, number], frame: readonly [number, number] = screen, frames = 1): Buffer {
  const one = Buffer.concat([Buffer.from([0x2c, 0, 0, 0, 0]), uint16(frame[0]), uint16(frame[1]), Buffer.from([0, 2, 2, 0x44, 1, 0])]);
  const head = [Buffer.from('GIF89a'), uint16(screen[0]), uint16(screen[1]), Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255])];
  return Buffer.concat([...head, ...Array<Buffer>(frames).fill(one), Buffer.from([0x3b])]);
}

/** An animated WebP of one pixel. */
export async function animatedWebp(frames: number): Promise<Buffer> {
  const still = (
    await sharp({ create: { width: 1, height: 1, channels: 3, background: '#888' } })
      .webp({ lossless: true })
      .toBuffer()
  ).subarray(12);
  const part = (name: string, data: Buffer): Buffer =>
    Buffer.concat([Buffer.from(name), uint16(data.length & 0xffff), uint16(data.length >> 16), data, Buffer.alloc(data.length & 1)]);
  const frame = part('ANMF', Buffer.concat([Buffer.alloc(12), Buffer.from([10, 0, 0, 0]), still]));
  return part(
    'RIFF',
    Buffer.concat([
      Buffer.from('WEBP'),
      part('VP8X', Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
      part('ANIM', Buffer.alloc(6)),
      ...Array<Buffer>(frames).fill(frame),
    ]),
  );
}

/** A progressive JPEG with so many further scans in which nothing is: each takes a few bytes and passes over all of the picture. */
export async function jpegWithScans(scans: number): Promise<Buffer> {
  const whole = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#fff' } })
    .jpeg({ progressive: true })
    .toBuffer();
  // A Huffman table whose only code says "this band has ended, for this block and 16,383 others".
  const table = Buffer.from([0xff, 0xc4, 0, 20, 0x10, 1, ...Array<number>(15).fill(0), 0xe0]);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0, 0, 0x3f]);
  return Buffer.concat([whole.subarray(0, -2), table, ...Array<Buffer>(scans).fill(scan), whole.subarray(-2)]);
}

/** Empty segments behind a JPEG's start. */
export function withSegments(jpeg: Buffer, count: number): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...Array<Buffer>(count).fill(Buffer.from([0xff, 0xe1, 0, 2])), jpeg.subarray(2)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** As GIF and WebP write it. */
function uint16(value: number): Buffer {
  return Buffer.from([value & 255, value >> 8]);
}
