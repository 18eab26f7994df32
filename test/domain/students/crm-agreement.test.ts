import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import { PNG as Png } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { targetOf } from '../../support/addresses.js';
import { storeDemoFiles } from '../../../prisma/seed/files.js';
import { AGREEMENT_TEMPLATE } from '../../../src/domain/students/agreement-template.js';
import { openStudies, PNG, refusal, STATUSES, succeeded, type MadeStudent, type Studies } from '../studies/studies.js';

const SIGN = 'mutation ($input: SignAgreementInput!) { signAgreement(input: $input) { id studentId url createdAt student { signed status } } }';

/** One pixel each, of the kinds that uploads may have. */
const GIF = 'R0lGODdhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=';
const WEBP = 'UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=';

let app: Studies;
beforeAll(async () => {
  app = await openStudies();
});
afterAll(() => app.close());

const sign = (student: MadeStudent, signature: string, more: object = {}) => app.graphql(SIGN, { input: { signature, ...more } }, student.token);
const signed = async (student: MadeStudent, signature = PNG): Promise<any> => succeeded(await sign(student, signature)).signAgreement;
const pictureAt = async (url: string): Promise<Png> => {
  const response = await app.server.inject({ url: targetOf(url) });
  expect(response.headers['content-type']).toBe('image/png');
  return Png.sync.read(response.rawPayload);
};
const colourAt = ({ width, data }: Png, x: number, y: number): number[] => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
const template = async (): Promise<Png> => pictureAt(app.core.media.urlOf(AGREEMENT_TEMPLATE));

/** A stroke of ink, on nothing (PNG) or on white paper (JPEG). */
function stroke(kind: 'png' | 'jpeg', width = 900, height = 240): string {
  const png = new Png({ width, height });
  if (kind === 'jpeg') png.data.fill(255);
  for (let y = Math.floor(height * 0.4); y < height * 0.6; y++) {
    for (let x = 0; x < width; x++) png.data.set([0, 0, 200, 255], (y * width + x) * 4);
  }
  const bytes = kind === 'png' ? Png.sync.write(png) : jpeg.encode({ width, height, data: png.data }, 90).data;
  return Buffer.from(bytes).toString('base64');
}

describe('signing the agreement', () => {
  it.each(['png', 'jpeg'] as const)('puts a %s signature on the template, and changes nothing else of it', async (kind) => {
    const student = await app.newStudent('SUPPLY_ORDER');
    const agreement = await signed(student, `data:image/${kind};base64,${stroke(kind)}`);
    expect(agreement).toMatchObject({ studentId: student.id, student: { signed: true, status: 'SIGNED_AGREEMENT' } });
    const [before, after] = [await template(), await pictureAt(agreement.url)];
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    const [x, y] = [Math.floor(before.width * 0.74), Math.floor(before.height * 0.885)];
    expect(colourAt(before, x, y)).toEqual([255, 255, 255]);
    const [red = 255, green = 255, blue = 0] = colourAt(after, x, y);
    expect(Math.max(red, green)).toBeLessThan(40);
    expect(blue).toBeGreaterThan(160);
    const text = (picture: Png): Buffer => picture.data.subarray(0, picture.width * Math.floor(picture.height * 0.8) * 4);
    expect(text(after).equals(text(before))).toBe(true);
  });

  it.each([['png', PNG], ['gif', GIF], ['webp', WEBP]])('takes a picture of one pixel as %s, and never enlarges it', async (_kind, signature) => {
    const [before, after] = [await template(), await pictureAt((await signed(await app.newStudent(), signature)).url)];
    let changed = 0;
    for (let at = 0; at < before.data.length; at += 4) changed += before.data.readUInt32BE(at) === after.data.readUInt32BE(at) ? 0 : 1;
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
    expect(refusal(await ask({ studentId: 999_999 }))).toMatchObject({ reason: 'RELATED_MISSING', field: 'studentId', params: { id: 999_999 } });
  });

  it('is not done for another student, and shows nobody else\'s', async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    expect(refusal(await sign(student, PNG, { studentId: other.id }))).toMatchObject({ code: 'FORBIDDEN' });
    const theirs = await signed(other);
    const { data } = await app.graphql(`{ agreement(id: ${theirs.id}) { id } agreements { totalCount } }`, {}, student.token);
    expect(data).toEqual({ agreement: null, agreements: { totalCount: 0 } });
    expect(succeeded(await app.asStaff(`{ student(id: ${student.id}) { signed } }`)).student.signed).toBe(false);
  });

  it.each([['no base64', 'bad!'], ['a text', Buffer.from('text').toString('base64')], ['half a picture', stroke('png').slice(0, 400)]])('is refused with %s', async (_what, signature) => {
    const student = await app.newStudent();
    expect(refusal(await sign(student, signature))).toMatchObject({ reason: 'NOT_AN_IMAGE', field: 'signature' });
    expect(await app.statusOf(student)).toBe('NEW');
  });

  it('is refused with a picture that claims more than four million pixels, before it is unpacked', async () => {
    const head = Buffer.from(PNG, 'base64');
    head.writeUInt32BE(60_000, 16);
    head.writeUInt32BE(60_000, 20);
    for (const signature of [head.toString('base64'), stroke('jpeg', 2500, 2000)]) {
      expect(refusal(await sign(await app.newStudent(), signature))).toMatchObject({ reason: 'PICTURE_TOO_LARGE', field: 'signature' });
    }
  });

  it('is refused while no template is installed', async () => {
    const student = await app.newStudent();
    await rm(join(app.core.media.root, AGREEMENT_TEMPLATE));
    expect(refusal(await sign(student, PNG))).toMatchObject({ reason: 'AGREEMENT_TEMPLATE_MISSING' });
    expect(await app.statusOf(student)).toBe('NEW');
    await storeDemoFiles(app.core.media);
    expect((await signed(student)).student.signed).toBe(true);
  });
});
