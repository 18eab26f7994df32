import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '../../src/access/viewer.js';
import { UploadQuota } from '../../src/domain/files/upload-quota.js';
import { MemoryStore } from '../../src/platform/store/memory.js';
import { createTestApp, type TestApp } from '../support/app.js';
import { gif, jpegWithScans, picture, png, pngHead, zeros } from '../support/pictures.js';
import { refusal, succeeded } from './studies/studies.js';

const UPDATE =
  'mutation ($id: Int!, $input: UpdateStudentInput!) { updateStudent(id: $id, input: $input) { id cardFrontUrl cardBackUrl } }';

let app: TestApp;
let image: string;
beforeAll(async () => {
  app = await createTestApp({ env: { UPLOADS_PER_DAY: '4', UPLOAD_BYTES_PER_DAY: '20000' } });
  image = (await picture('png')).toString('base64');
});
afterAll(() => app.close());
afterEach(() => void vi.useRealTimers());

async function newStudent() {
  const account = await app.database.prisma.account.create({ data: { realm: 'STUDENT', student: { create: {} } } });
  const { token, viewer } = await app.core.sessions.open({ accountId: account.id, audience: 'graphql' });
  const upload = (input: object) => app.graphql(UPDATE, { id: viewer.profileId, input }, token);
  return { id: viewer.profileId, upload };
}

describe('what an account uploads on one day', () => {
  it('is so many files, in one call or in several', async () => {
    const { upload } = await newStudent();
    succeeded(await upload({ cardFront: image, cardBack: image, transcript: image }));
    succeeded(await upload({ cardFront: image }));
    expect(refusal(await upload({ cardFront: image }))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'UPLOAD_QUOTA_EXCEEDED',
      params: { limit: 'files', maximum: 4, retryAfterSeconds: expect.any(Number) },
    });
  });

  it('is so many bytes', async () => {
    const { upload } = await newStudent();
    const large = Buffer.concat([await picture('gif', 1, 1), Buffer.alloc(9800)]).toString('base64');
    succeeded(await upload({ cardFront: large, cardBack: large }));
    expect(refusal(await upload({ cardFront: large }))).toMatchObject({
      reason: 'UPLOAD_QUOTA_EXCEEDED',
      params: { limit: 'bytes', maximum: 20_000 },
    });
  });

  it('counts what is refused, since it has cost its time', async () => {
    const { upload } = await newStudent();
    for (const cardFront of ['bad!', image.slice(0, 80), gif([1, 1], [65_535, 65_535]).toString('base64'), image.slice(0, -8)]) {
      expect(refusal(await upload({ cardFront }))?.['reason']).toMatch(/NOT_AN_IMAGE|PICTURE_TOO_LARGE/);
    }
    expect(refusal(await upload({ cardFront: image }))).toMatchObject({ reason: 'UPLOAD_QUOTA_EXCEEDED' });
  });

  it('does not count what says no more than that a picture goes', async () => {
    const { upload } = await newStudent();
    for (let i = 0; i < 6; i++) succeeded(await upload({ cardFront: null }));
    succeeded(await upload({ cardFront: image }));
  });

  it("is each account's own, and that of staff has no limit", async () => {
    const [one, other] = [await newStudent(), await newStudent()];
    for (let i = 0; i < 5; i++) await one.upload({ cardFront: image });
    succeeded(await other.upload({ cardFront: image }));
    const staff = await app.login('STAFF', 'demosales');
    for (let i = 0; i < 6; i++) succeeded(await app.graphql(UPDATE, { id: one.id, input: { cardFront: image } }, staff));
  });

  it('holds for uploads that come at once', async () => {
    const { upload } = await newStudent();
    const answers = await Promise.all(Array.from({ length: 12 }, () => upload({ cardFront: image })));
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(4);
  });
});

describe('the quota', () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const viewer: Viewer = {
    accountId: 1,
    realm: 'STUDENT',
    profileId: 1,
    sessionId: 's',
    audience: 'graphql',
    administrator: false,
    menus: [],
    shopStaff: false,
    memberPermission: null,
  };
  const reason = (counted: Promise<void>): Promise<string> =>
    counted.then(
      () => 'counted',
      (error: { reason: string }) => error.reason,
    );

  it('begins anew at midnight in China, and says when that is', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime('2026-11-29T15:58:20Z');
    const quota = new UploadQuota(new MemoryStore(log), { files: 1, bytes: 1000 }, log);
    await quota.count(viewer, 10);
    await expect(quota.count(viewer, 10)).rejects.toMatchObject({ params: { limit: 'files', maximum: 1, retryAfterSeconds: 100 } });
    vi.setSystemTime('2026-11-29T16:00:00Z');
    expect(await reason(quota.count(viewer, 10))).toBe('counted');
  });

  it('goes on in this process while the store is away', async () => {
    const store = new MemoryStore(log);
    vi.spyOn(store, 'increment').mockRejectedValue(new Error('away'));
    const quota = new UploadQuota(store, { files: 2, bytes: 1000 }, log);
    expect([await reason(quota.count(viewer, 1)), await reason(quota.count(viewer, 1)), await reason(quota.count(viewer, 1))]).toEqual([
      'counted',
      'counted',
      'UPLOAD_QUOTA_EXCEEDED',
    ]);
    expect(log.warn).toHaveBeenCalledWith({ error: 'Error' }, 'Uploads are counted in this process only: the store is away.');
  });
});

describe('a picture that would cost more than it may', () => {
  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['PICTURE_TOO_LARGE', 'a GIF whose frame is larger than its screen', () => gif([1, 1], [65_535, 65_535])],
    ['NOT_AN_IMAGE', 'a PNG with two heads', () => png(pngHead(1, 1), pngHead(30_000, 30_000), zeros(4))],
    ['PICTURE_TOO_LARGE', 'an interlaced PNG', () => png(pngHead(20_000, 20_000, true), zeros(1_000_000))],
    ['NOT_AN_IMAGE', 'a JPEG of 20,000 scans', () => jpegWithScans(20_000)],
    ['NOT_AN_IMAGE', 'a PNG that ends after 60 bytes', () => Buffer.from(image, 'base64').subarray(0, 60)],
    ['NOT_AN_IMAGE', 'a JPEG that was cut off', async () => (await picture('jpeg')).subarray(0, -2)],
  ])('is refused with %s: %s', async (expected, _, made) => {
    const { id } = await newStudent();
    const cardFront = (await made()).toString('base64');
    const answer = await app.graphql(UPDATE, { id, input: { cardFront } }, await app.login('STAFF', 'demosales'));
    expect(refusal(answer)).toMatchObject({ reason: expected, field: 'cardFront' });
  });
});
