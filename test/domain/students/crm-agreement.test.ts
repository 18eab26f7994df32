import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDemoFiles } from '../../../prisma/seed/files.js';
import { AGREEMENT_TEMPLATE } from '../../../src/domain/files/agreement-template.js';
import { targetOf } from '../../support/addresses.js';
import { mediaIn } from '../../support/media.js';
import { openStudies, PNG, refusal, STATUSES, succeeded, type MadeStudent, type Studies } from '../studies/studies.js';

const SIGN =
  'mutation ($input: SignAgreementInput!) { signAgreement(input: $input) { id studentId url createdAt student { signed status } } }';

/** One pixel each, of the kinds that uploads may have. */
const GIF = 'R0lGODdhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=';
const WEBP = 'UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=';

let app: Studies;
beforeAll(async () => {
  app = await openStudies();
});
afterAll(() => app.close());

const sign = (student: MadeStudent, signature: string, more: object = {}) =>
  app.graphql(SIGN, { input: { signature, ...more } }, student.token);
const signed = async (student: MadeStudent, signature = PNG): Promise<any> => succeeded(await sign(student, signature)).signAgreement;
interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row. */
  readonly data: Buffer;
}

const pictureAt = async (url: string): Promise<Pixels> => {
  const response = await app.server.inject({ url: targetOf(url) });
  expect(response.headers['content-type']).toBe('image/png');
  expect(await sharp(response.rawPayload).metadata()).toMatchObject({ format: 'png', depth: 'uchar', hasAlpha: false });
  const { data, info } = await sharp(response.rawPayload).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(3);
  return { width: info.width, height: info.height, data };
};
const colourAt = ({ width, data }: Pixels, x: number, y: number): number[] => [
  ...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];
const template = async (): Promise<Pixels> => pictureAt(app.core.media.urlOf(AGREEMENT_TEMPLATE));

/** A blue stroke of ink across the middle, on nothing or on white paper; a second frame is black. */
function ink(paper: boolean, { width = 900, height = 240, frames = 1 } = {}): Sharp {
  const pixels = Buffer.alloc(width * height * 4, paper ? 255 : 0);
  for (let y = Math.floor(height * 0.4); y < height * 0.6; y++) {
    for (let x = 0; x < width; x++) pixels.set([0, 0, 200, 255], (y * width + x) * 4);
  }
  const black = Buffer.alloc(pixels.length * (frames - 1)).fill(Buffer.from([0, 0, 0, 255]));
  return sharp(Buffer.concat([pixels, black]), { raw: { width, height: height * frames, channels: 4, pageHeight: height } });
}

const STROKES = {
  png: () => ink(false).png(),
  '16-bit png': () => ink(false).toColourspace('rgb16').png(),
  jpeg: () => ink(true).jpeg({ quality: 90 }),
  'jpeg in the colours of print': () => ink(true).toColourspace('cmyk').jpeg({ quality: 90 }),
  'jpeg that lies on its side': () => ink(true).rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 90 }),
  webp: () => ink(false).webp(),
  'webp that moves': () => ink(true, { frames: 2 }).webp({ lossless: true }),
  'gif that moves': () => ink(true, { frames: 2 }).gif(),
} as const;

type Stroke = keyof typeof STROKES;

async function stroke(kind: Stroke): Promise<string> {
  return (await STROKES[kind]().toBuffer()).toString('base64');
}

describe('signing the agreement', () => {
  it.each(Object.keys(STROKES) as Stroke[])('puts a %s signature on the template, and changes nothing else of it', async (kind) => {
    const student = await app.newStudent('SUPPLY_ORDER');
    const agreement = await signed(student, `data:image/anything;base64,${await stroke(kind)}`);
    expect(agreement).toMatchObject({ studentId: student.id, student: { signed: true, status: 'SIGNED_AGREEMENT' } });
    const [before, after] = [await template(), await pictureAt(agreement.url)];
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    const y = Math.floor(before.height * 0.885);
    // Near both ends and in the middle of the stroke: it lies as it was drawn, as wide as there is room.
    for (const x of [0.57, 0.74, 0.91].map((part) => Math.floor(before.width * part))) {
      expect(colourAt(before, x, y)).toEqual([255, 255, 255]);
      const [red = 255, green = 255, blue = 0] = colourAt(after, x, y);
      expect(Math.max(red, green)).toBeLessThan(60);
      expect(blue).toBeGreaterThan(Math.max(red, green) + 60);
      for (const [dx, dy] of [
        [0, -25],
        [0, 25],
      ])
        expect(Math.min(...colourAt(after, x + (dx ?? 0), y + (dy ?? 0)))).toBeGreaterThan(245);
    }
    const text = ({ width, height, data }: Pixels): Buffer => data.subarray(0, width * Math.floor(height * 0.8) * 3);
    expect(text(after).equals(text(before))).toBe(true);
  });

  it.each([
    ['png', PNG],
    ['gif', GIF],
    ['webp', WEBP],
  ])('takes a picture of one pixel as %s, and never enlarges it', async (_kind, signature) => {
    const [before, after] = [await template(), await pictureAt((await signed(await app.newStudent(), signature)).url)];
    let changed = 0;
    for (let at = 0; at < before.data.length; at += 3) changed += before.data.readUIntBE(at, 3) === after.data.readUIntBE(at, 3) ? 0 : 1;
    expect(changed).toBeLessThanOrEqual(1);
  });

  it('keeps every signing under a name of its own that nobody guesses; the newest is last', async () => {
    const student = await app.newStudent();
    const [one, two] = [await signed(student), await signed(student)];
    expect(one.url).not.toBe(two.url);
    for (const { url } of [one, two]) expect(new URL(url).pathname).toMatch(/^\/media\/agreement\/[0-9a-f]{32}\.png$/);
    const { data } = await app.graphql('{ agreements { nodes { id } } }', {}, student.token);
    expect(data.agreements.nodes).toEqual([{ id: one.id }, { id: two.id }]);
  });

  it.each(STATUSES)('at %s moves forward only', async (status) => {
    const after = ['NEW', 'PERSONAL_FILE', 'SUPPLY_ORDER'].includes(status) ? 'SIGNED_AGREEMENT' : status;
    expect((await signed(await app.newStudent(status))).student).toEqual({ signed: true, status: after });
  });

  it('is done by staff for whom they name', async () => {
    const student = await app.newStudent();
    const ask = (input: object) => app.asStaff(SIGN, { input: { signature: PNG, ...input } });
    expect(succeeded(await ask({ studentId: student.id })).signAgreement.studentId).toBe(student.id);
    expect(refusal(await ask({}))).toMatchObject({ reason: 'STUDENT_UNNAMED', field: 'studentId' });
    expect(refusal(await ask({ studentId: 999_999 }))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'studentId',
      params: { id: 999_999 },
    });
  });

  it("is not done for another student, and shows nobody else's", async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    expect(refusal(await sign(student, PNG, { studentId: other.id }))).toMatchObject({ code: 'FORBIDDEN' });
    const theirs = await signed(other);
    const { data } = await app.graphql(`{ agreement(id: ${theirs.id}) { id } agreements { totalCount } }`, {}, student.token);
    expect(data).toEqual({ agreement: null, agreements: { totalCount: 0 } });
    expect(succeeded(await app.asStaff(`{ student(id: ${student.id}) { signed } }`)).student.signed).toBe(false);
  });

  it.each([
    ['no base64', 'bad!'],
    ['a text', Buffer.from('text').toString('base64')],
    ['half a picture', PNG.slice(0, 64)],
  ])('is refused with %s', async (_what, signature) => {
    const student = await app.newStudent();
    expect(refusal(await sign(student, signature))).toMatchObject({ reason: 'NOT_AN_IMAGE', field: 'signature' });
    expect(await app.statusOf(student)).toBe('NEW');
  });

  it('is refused with a picture that claims more than four million pixels, before it is unpacked', async () => {
    const head = Buffer.from(PNG, 'base64');
    head.writeUInt32BE(60_000, 16);
    head.writeUInt32BE(60_000, 20);
    const large = await ink(true, { width: 2500, height: 2000 }).jpeg().toBuffer();
    for (const signature of [head.toString('base64'), large.toString('base64')]) {
      expect(refusal(await sign(await app.newStudent(), signature))).toMatchObject({ reason: 'PICTURE_TOO_LARGE', field: 'signature' });
    }
  });

  it('is refused while no template is installed', async () => {
    const student = await app.newStudent();
    await rm(join(app.core.media.storage.name, AGREEMENT_TEMPLATE));
    expect(refusal(await sign(student, PNG))).toMatchObject({ reason: 'AGREEMENT_TEMPLATE_MISSING' });
    expect(await app.statusOf(student)).toBe('NEW');
    await storeDemoFiles(mediaIn(app.core.media.storage.name));
    expect((await signed(student)).student.signed).toBe(true);
  });
});
