import { rename, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { altered, isSigned, targetOf } from '../support/addresses.js';
import { mediaIn } from '../support/media.js';
import { openStudies, PNG, succeeded, type MadeStudent, type Studies } from './studies/studies.js';

const UPDATE = 'mutation ($id: Int!, $input: UpdateStudentInput!) { updateStudent(id: $id, input: $input) { cardFrontUrl cardBackUrl } }';
/** Another picture in each test, so that files are not the same one. */
let made = 0;
const picture = (): string => Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from(`picture ${made++}`)]).toString('base64');

let app: Studies;
beforeAll(async () => {
  app = await openStudies();
});
afterAll(() => app.close());
afterEach(() => {
  vi.useRealTimers();
});

const get = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  app.server.inject({ method, url, headers });

async function card(student: MadeStudent, cardFront = picture()): Promise<string> {
  return succeeded(await app.graphql(UPDATE, { id: student.id, input: { cardFront } }, student.token)).updateStudent.cardFrontUrl;
}

/** Our own answer to what is not there. */
async function expectNotFound(url: string): Promise<void> {
  const [answer, unknown] = [await get(url), await get('/media/images/00/unknown.png')];
  expect(answer.statusCode, url).toBe(404);
  expect(Object.keys(answer.json())).toEqual(Object.keys(unknown.json()));
  expect(answer.headers['cache-control'] ?? '').not.toContain('public');
  expect(answer.headers['content-type']).toBe(unknown.headers['content-type']);
}

describe('a personal file', () => {
  it('is served to whoever holds its address, and kept by nobody', async () => {
    const target = targetOf(await card(await app.newStudent()));
    const answer = await get(target);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('can be asked for in parts, for its head, and for whether it has changed', async () => {
    const target = targetOf(await card(await app.newStudent()));
    const whole = await get(target);
    const part = await get(target, { range: 'bytes=1-3' });
    expect([part.statusCode, part.body, part.headers['cache-control']]).toEqual([206, 'PNG', 'private, no-store']);
    const head = await get(target, {}, 'HEAD');
    expect([head.statusCode, head.body, head.headers['content-length'], head.headers['cache-control']]).toEqual([
      200,
      '',
      String(whole.rawPayload.length),
      'private, no-store',
    ]);
    const unchanged = await get(target, { 'if-none-match': String(whole.headers['etag']) });
    expect([unchanged.statusCode, unchanged.body, unchanged.headers['cache-control']]).toEqual([304, '', 'private, no-store']);
    const path = target.replace(/\?.*/, '');
    expect((await get(path, { range: 'bytes=1-3' })).statusCode).toBe(404);
    expect((await get(path, { 'if-none-match': String(whole.headers['etag']) })).statusCode).toBe(404);
  });

  it('is not there without a good signature, for a file of another name, and written in other ways', async () => {
    const [one, other] = [await card(await app.newStudent()), await card(await app.newStudent())];
    const [path = '', query = ''] = targetOf(one).split('?');
    const [strangers = ''] = targetOf(other).split('?');
    for (const target of [
      path,
      `${path}?`,
      `${path}?${query.replace(/&.*/, '')}`,
      `${path}?${query.replace(/^.*&/, '')}`,
      targetOf(altered(one)),
      `${strangers}?${query}`,
      `${path}?${query.replace(/expires=\d+/, 'expires=9999999999')}`,
      `${path}?${query}&${query}`,
      `${path}?${query}0`,
      path.replace('/images/', '/qr-code/../images/'),
      path.replace('/images/', '/qr-code/%2e%2e/images/'),
      path.replace('/images/', '/course/syllabus/..%2f..%2fimages/'),
      path.replace('/images/', '//images/'),
      path.replace('/images/', '/./images/'),
      path.replace('/images/', '/IMAGES/'),
      path.replace('/images/', '/images%2f'),
      `${path}/`,
      `${path}%00`,
      `${path}%20`,
      path.replace('/images/', '/images\\'),
      path.replace('/images/', '/qr-code/..%5cimages/'),
    ]) {
      const answer = await get(target);
      expect([400, 403, 404], target).toContain(answer.statusCode);
      expect(answer.rawPayload.includes('PNG'), target).toBe(false);
    }
    for (const target of [path, targetOf(altered(one))]) await expectNotFound(target);
  });

  it('is there until its address expires, and again by a new one', async () => {
    const student = await app.newStudent();
    const address = await card(student);
    const expires = Number(new URL(address).searchParams.get('expires')) * 1000;
    expect(expires - Date.now()).toBeLessThanOrEqual(3_600_000);
    vi.useFakeTimers({ toFake: ['Date'], now: expires - 1 });
    expect((await get(targetOf(address))).statusCode).toBe(200);
    vi.setSystemTime(expires);
    await expectNotFound(targetOf(address));
    vi.useRealTimers();
    const { data } = await app.graphql(`{ student(id: ${student.id}) { cardFrontUrl } }`, {}, student.token);
    expect((await get(targetOf(data.student.cardFrontUrl))).statusCode).toBe(200);
  });
});

describe('public files', () => {
  it('are served as ever: QR codes, outlines of courses, the agreement before it is signed', async () => {
    const outline = 'mutation ($file: String!) { updateOffering(id: 1, input: { syllabus: $file }) { syllabusUrl } }';
    const { syllabusUrl } = succeeded(await app.asStaff(outline, { file: Buffer.from('第一周').toString('base64') })).updateOffering;
    const { data } = await app.asStaff('{ staffMembers(filter: { account: { username: { eq: "demosales" } } }) { nodes { qrCodeUrl } } }');
    for (const address of [syllabusUrl, data.staffMembers.nodes[0].qrCodeUrl, app.core.media.urlOf('agreement/template.png')]) {
      expect(isSigned(address)).toBe(false);
      const answer = await get(targetOf(address));
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect((await get(`${targetOf(address)}?expires=1&signature=no`)).statusCode).toBe(200);
    }
  });
});

/** Until there were signed addresses, `images/` held identity cards and QR codes side by side, and old processes may still write there. */
describe('what an earlier version stored', () => {
  async function storedThen(): Promise<string> {
    const media = mediaIn(app.core.media.storage.name);
    return (await media.storeImage(Buffer.from(picture(), 'base64'), { folder: 'images' })).path;
  }

  it('is public where a QR code names it, and stays so', async () => {
    const path = await storedThen();
    await expectNotFound(`/media/${path}`);
    const { staffId } = app;
    await app.database.prisma.staff.update({ where: { id: staffId }, data: { qrCode: path } });
    const answer = await get(`/media/${path}`);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('is personal where a personal column names it, or nothing does any more', async () => {
    const student = await app.newStudent();
    const [kept, replaced] = [await storedThen(), await storedThen()];
    await app.database.prisma.student.update({ where: { id: student.id }, data: { cardImg1: kept } });
    for (const path of [kept, replaced]) await expectNotFound(`/media/${path}`);
    const { data } = await app.graphql(`{ student(id: ${student.id}) { cardFrontUrl } }`, {}, student.token);
    expect((await get(targetOf(data.student.cardFrontUrl))).statusCode).toBe(200);
  });

  it('is personal if it is an agreement', async () => {
    const path = 'agreement/0123456789abcdef0123456789abcdef.png';
    const stored = join(app.core.media.storage.name, await storedThen());
    await mkdir(dirname(join(app.core.media.storage.name, path)), { recursive: true });
    await rename(stored, join(app.core.media.storage.name, path));
    await expectNotFound(`/media/${path}`);
  });
});
