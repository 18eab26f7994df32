import type { Metadata, OutputInfo, Sharp } from 'sharp';
import { PlatformError } from '../errors.js';
import { Turns } from '../turns.js';
import { imageKindOf, type ImageKind } from './content-type.js';
import { sharp } from './libvips.js';
import { isSound } from './structure.js';

const LONGEST_WAIT_MS = 10_000;

/** The largest pictures, in pixels: those that are decoded a few lines at a time, and those that have to be in memory whole. */
const MAX_PIXELS = { inLines: 80_000_000, whole: 25_000_000 } as const;

/** A line is in memory many times while it is made smaller; no side of a camera's picture is half as long. */
const LONGEST_SIDE = 32_768;

/** Tall enough that all rows are read, small enough that little is made of them; a JPEG's decoder itself can make an eighth. */
const PART = 8;

/**
 * A picture that is decoded sooner than the event loop hands over to the next one. So few bytes and pixels take less memory, two at
 * a time, than one large picture does, notes that unpack to a thousand times their size included.
 */
const SMALL = { bytes: 32 * 1024, pixels: 512 * 512 } as const;

/** libjpeg goes on after these; what it could not read is grey then. Its other warnings, which old phones provoke, cost no pixels. */
const LOST_PIXELS = /premature end of data segment|bad Huffman code/;

export interface CheckOptions {
  /** The input field that the error names. */
  readonly field?: string | undefined;
  /** Whose picture it is; those of one owner wait for each other before those of others do. */
  readonly owner?: number | undefined;
  /** Where fewer are allowed than pictures generally may have. */
  readonly maxPixels?: number | undefined;
}

/**
 * Decodes uploaded pictures outside the event loop: one at a time, so that what they cost this process is bounded, and beside it
 * two small ones, which wait for the event loop rather than for each other's decoding; of the four threads that Node has for such work one stays free.
 */
export class Pictures {
  private readonly turns = new Turns({ atOnce: 1, longestWaitMs: LONGEST_WAIT_MS });
  private readonly smallTurns = new Turns({ atOnce: 2, longestWaitMs: LONGEST_WAIT_MS });

  /**
   * Answers its kind when the picture was decoded to its end; of an animated one its first frame. Throws NOT_AN_IMAGE for what is
   * none or is damaged, PICTURE_TOO_LARGE for too many pixels, which are counted before anything is unpacked, and
   * UNAVAILABLE when too many others are waiting.
   */
  async check(bytes: Buffer, { field, owner, maxPixels = Infinity }: CheckOptions): Promise<ImageKind> {
    const kind = imageKindOf(bytes);
    if (kind === undefined || !isSound(kind, bytes)) throw new PlatformError('NOT_AN_IMAGE', { field });
    if (bytes.length <= SMALL.bytes && (await this.smallTurns.run(owner, () => decodesSmall(bytes, maxPixels)))) return kind;
    await this.turns.run(owner, async () => {
      const head = await readHead(kind, bytes);
      if (head === undefined) throw new PlatformError('NOT_AN_IMAGE', { field });
      const most = Math.min(maxPixels, head.inLines ? MAX_PIXELS.inLines : MAX_PIXELS.whole);
      const { width, height } = head;
      if (width * height > most || Math.max(width, height) > LONGEST_SIDE) {
        throw new PlatformError('PICTURE_TOO_LARGE', { field, params: { maxPixels: most, maxSide: LONGEST_SIDE } });
      }
      if (!(await decodes(bytes, head))) throw new PlatformError('NOT_AN_IMAGE', { field });
    });
    return kind;
  }

  /** Does what makes another picture out of checked ones, in its turn. */
  async inTurn<T>(owner: number | undefined, work: () => Promise<T>): Promise<T> {
    return this.turns.run(owner, work);
  }
}

/**
 * A picture to draw with: its first frame, turned as its EXIF data say, in sRGB. Only for checked ones.
 */
export function openPicture(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'error', pages: 1 }).autoOrient();
}

interface Head {
  readonly width: number;
  readonly height: number;
  /** Whether it is decoded in lines. Scans, interlacing and frames have to be put together in memory; 16 bits take twice the time. */
  readonly inLines: boolean;
}

/** Reads sizes only, so nothing is unpacked yet; undefined where there is no head to read. */
async function readHead(kind: ImageKind, bytes: Buffer): Promise<Head | undefined> {
  const head: Metadata | undefined = await sharp(bytes, { limitInputPixels: false, pages: 1 })
    .metadata()
    .catch(() => undefined);
  if (head !== undefined) {
    const { width, height, isProgressive, depth } = head;
    return { width, height, inLines: (kind === 'jpeg' || kind === 'png') && isProgressive !== true && depth === 'uchar' };
  }
  // libpng refuses a head with a wrong checksum; that it claims too much is still the better thing to say.
  return kind === 'png' ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), inLines: true } : undefined;
}

async function decodes(bytes: Buffer, { width, height }: Head): Promise<boolean> {
  const size = { width: Math.ceil(width / PART), height: Math.ceil(height / PART), fit: 'fill', kernel: 'nearest' } as const;
  return (await decoded(bytes, MAX_PIXELS.inLines, (picture) => picture.resize(size))) !== undefined;
}

/** As `decodes`, whole and without its head read before; also false for a picture that is not small. */
async function decodesSmall(bytes: Buffer, maxPixels: number): Promise<boolean> {
  const size = await decoded(bytes, Math.min(maxPixels, SMALL.pixels), (picture) => picture);
  return size !== undefined && Math.max(size.width, size.height) <= LONGEST_SIDE;
}

/** Decodes a picture to its end and answers the size that was made of it; undefined for one that is damaged or has more pixels. */
async function decoded(bytes: Buffer, maxPixels: number, made: (picture: Sharp) => Sharp): Promise<OutputInfo | undefined> {
  let lost = false;
  const picture = sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels, sequentialRead: true, pages: 1, ignoreIcc: true });
  picture.on('warning', (text: string) => {
    lost ||= LOST_PIXELS.test(text);
  });
  const info = await made(picture)
    .raw()
    .toBuffer({ resolveWithObject: true })
    .then(
      (result) => result.info,
      () => undefined,
    );
  return lost ? undefined : info;
}
