import { decode as decodeWebp } from '@cwasm/webp';
import jpeg from 'jpeg-js';
import { GifReader } from 'omggif';
import { PNG } from 'pngjs';
import { DomainError } from '../errors.js';
import { imageKindOf, type ImageKind } from './content-type.js';

/** A picture as pixels: red, green, blue and opacity of each, row by row from the top, 0 to 255. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Decoding so many takes a fraction of a second, at worst a whole one, in which this process does nothing else. */
const MAX_PIXELS = 4_000_000;

const DECODERS: Readonly<Record<ImageKind, (bytes: Buffer) => Pixels>> = {
  png: (bytes) => PNG.sync.read(bytes, { checkCRC: false }),
  jpeg: (bytes) => jpeg.decode(bytes, { useTArray: true, maxResolutionInMP: MAX_PIXELS / 1_000_000 }),
  gif: (bytes) => {
    const gif = new GifReader(bytes);
    const pixels = { width: gif.width, height: gif.height, data: new Uint8Array(gif.width * gif.height * 4) };
    gif.decodeAndBlitFrameRGBA(0, pixels.data);
    return pixels;
  },
  webp: (bytes) => {
    const { width, height, data } = decodeWebp(bytes);
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  },
};

/**
 * The pixels of an uploaded picture. Throws NOT_AN_IMAGE for what is none or is damaged, PICTURE_TOO_LARGE for more than
 * four million pixels, which are counted before anything is unpacked: a few bytes can claim to be billions.
 */
export async function decodePixels(bytes: Buffer, field: string): Promise<Pixels> {
  const kind = await imageKindOf(bytes);
  if (kind === undefined) throw new DomainError('NOT_AN_IMAGE', { field });
  const size = sizeOf(kind, bytes);
  if (size === undefined) throw new DomainError('NOT_AN_IMAGE', { field });
  if (size > MAX_PIXELS) throw new DomainError('PICTURE_TOO_LARGE', { field, params: { maxPixels: MAX_PIXELS } });
  try {
    return DECODERS[kind](bytes);
  } catch {
    throw new DomainError('NOT_AN_IMAGE', { field });
  }
}

/** How many pixels a picture's head claims; undefined where it has none. */
function sizeOf(kind: ImageKind, bytes: Buffer): number | undefined {
  try {
    const [width, height] = HEADS[kind](bytes);
    return width > 0 && height > 0 ? width * height : undefined;
  } catch {
    return undefined;
  }
}

const HEADS: Readonly<Record<ImageKind, (bytes: Buffer) => readonly [width: number, height: number]>> = {
  png: (bytes) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
  jpeg: jpegSize,
  gif: (bytes) => [bytes.readUInt16LE(6), bytes.readUInt16LE(8)],
  webp: webpSize,
};

/** In the frame header: a marker C0 to CF other than C4, C8 and CC. */
function jpegSize(bytes: Buffer): readonly [number, number] {
  for (let at = 2; ; at += 2 + bytes.readUInt16BE(at + 2)) {
    while (bytes.readUInt8(at + 1) === 0xff) at++;
    const marker = bytes.readUInt8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
  }
}

/** In the first chunk, whose form differs: extended, lossless or lossy. */
function webpSize(bytes: Buffer): readonly [number, number] {
  const form = bytes.toString('latin1', 12, 16);
  if (form === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
  if (form !== 'VP8L') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
  const bits = bytes.readUInt32LE(21);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}

/** The pixels as a PNG file without transparency. */
export function encodePng({ width, height, data }: Pixels): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return PNG.sync.write(png, { colorType: 2, inputHasAlpha: true });
}
