import type { ImageKind } from './content-type.js';

/**
 * Beyond these no encoder goes, and decoders do: 2.5 million segments of four bytes make libvips take gigabytes, 40,000
 * frames of a WebP are looked for in quadratic time, and each scan of a JPEG passes over the whole picture.
 */
const MOST = { frames: 5000, segments: 1000, scans: 100, notes: 200 } as const;

/**
 * Whether a picture reaches to its end mark and has no more parts than an encoder makes. Decoders don't mind a missing
 * end once they have all pixels, and this way a picture that was cut off costs nothing. What is in the parts is not
 * looked at. What follows the end mark does not matter: cameras and phones put things there.
 */
export function isSound(kind: ImageKind, bytes: Buffer): boolean {
  return WALKS[kind](bytes);
}

const WALKS: Readonly<Record<ImageKind, (bytes: Buffer) => boolean>> = {
  png: pngIsSound,
  jpeg: jpegIsSound,
  gif: gifIsSound,
  webp: webpIsSound,
};

const END = nameOf('IEND');
const PIXELS = [nameOf('IDAT'), nameOf('fcTL'), nameOf('fdAT')];

/** Chunks: length, name, data, checksum. Only those that hold pixels, of APNG frames too, may be many. */
function pngIsSound(bytes: Buffer): boolean {
  let notes = 0;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const name = bytes.readUInt32BE(at + 4);
    if (name === END) return true;
    if (!PIXELS.includes(name) && ++notes > MOST.notes) return false;
  }
  return false;
}

function nameOf(chunk: string): number {
  return Buffer.from(chunk).readUInt32BE();
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;

/**
 * Segments behind markers; behind the head of a scan comes its data, in which FF is no marker where 00 or D0 to D7 follow.
 * Byte by byte: a call for each FF would take seconds for megabytes of them.
 */
function jpegIsSound(bytes: Buffer): boolean {
  let segments = 0;
  let scans = 0;
  let at = 2;
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    // Data, and fill bytes.
    if (bytes[at] !== 0xff || marker === 0xff) at += 1;
    else if (marker === EOI) return true;
    // FF as data, and restarts.
    else if (marker <= 1 || (marker >= 0xd0 && marker <= SOI)) at += 2;
    else {
      if (++segments > MOST.segments) return false;
      if (marker === SOS && ++scans > MOST.scans) return false;
      if (at + 4 > bytes.length) return false;
      at += 2 + bytes.readUInt16BE(at + 2);
    }
  }
  return false;
}

const EXTENSION = 0x21;
const FRAME = 0x2c;
const TRAILER = 0x3b;
const HAS_COLOURS = 0x80;

/** Extensions and frames; both end in sub-blocks, each behind its length, up to an empty one. */
function gifIsSound(bytes: Buffer): boolean {
  let frames = 0;
  let at = 13 + coloursIn(bytes[10]);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === TRAILER) return true;
    if (block === EXTENSION) at = afterSubBlocks(bytes, at + 2);
    else if (block === FRAME && ++frames <= MOST.frames) at = afterSubBlocks(bytes, at + 11 + coloursIn(bytes[at + 9]));
    // Some encoders pad with zeros.
    else if (block === 0) at += 1;
    else return false;
  }
  return false;
}

/** Bytes of the table of colours that a head announces. */
function coloursIn(flags = 0): number {
  return flags & HAS_COLOURS ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function afterSubBlocks(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    at += 1 + length;
    if (length === 0) break;
  }
  return at;
}

/** Chunks: name, length, data padded to an even number; the first says how long the whole is. */
function webpIsSound(bytes: Buffer): boolean {
  if (bytes.length < 12) return false;
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return false;
  let chunks = 0;
  for (let at = 12; at + 8 <= end; at += 8 + even(bytes.readUInt32LE(at + 4))) {
    if (++chunks > MOST.frames) return false;
  }
  return true;
}

function even(length: number): number {
  return length + (length & 1);
}
