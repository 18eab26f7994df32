import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { targetOf } from '../support/addresses.js';
import { createTestApp, createTestApps, type TestApp } from '../support/app.js';
import { picture } from '../support/pictures.js';
import { openS3Server, type S3Server } from '../support/s3-server.js';

const UPDATE = 'mutation ($id: Int!, $input: UpdateStudentInput!) { updateStudent(id: $id, input: $input) { cardFrontUrl } }';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let s3: S3Server;
let first: TestApp;
let second: TestApp;
let close: () => Promise<void>;
let image: Buffer;

beforeAll(async () => {
  s3 = await openS3Server();
  ({ first, second, close } = await createTestApps({ env: { ...s3.env, JWT_SECRET: 'the-secret-that-all-processes-share' } }));
  image = await picture('png');
});
afterAll(async () => {
  await close();
  await s3.close();
});

/** Another picture each time, so that files are not the same one. */
let made = 0;
const another = (): Buffer => Buffer.concat([image, Buffer.from(`picture ${made++}`)]);

async function newStudent() {
  const account = await first.database.prisma.account.create({ data: { realm: 'STUDENT', student: { create: {} } } });
  const { token, viewer } = await first.core.sessions.open({ accountId: account.id, audience: 'graphql' });
  const upload = async (bytes: Buffer, app = first) =>
    app.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${token}` },
      payload: { query: UPDATE, variables: { id: viewer.profileId, input: { cardFront: bytes.toString('base64') } } },
    });
  const stored = async () => (await first.database.prisma.student.findUniqueOrThrow({ where: { id: viewer.profileId } })).cardImg1;
  return { id: viewer.profileId, upload, stored };
}

const ready = async (app: TestApp) => (await app.server.inject('/health/ready')).json();

describe('two processes whose files are in a bucket', () => {
  it('serve what the other one stored, at the address that it answered', async () => {
    const student = await newStudent();
    const bytes = another();
    const { cardFrontUrl } = (await student.upload(bytes)).json().data.updateStudent;
    for (const app of [first, second]) {
      const answer = await app.server.inject(targetOf(cardFrontUrl));
      expect([answer.statusCode, answer.rawPayload.equals(bytes), answer.headers['cache-control']]).toEqual([
        200,
        true,
        'private, no-store',
      ]);
      expect((await app.server.inject(targetOf(cardFrontUrl).replace(/\?.*/, ''))).statusCode).toBe(404);
    }
    expect((await second.server.inject('/media/agreement/template.png')).headers['content-type']).toBe('image/png');
    expect(await ready(first)).toEqual({ status: 'ok' });
  });

  it('refuse uploads and files with 503 while the server of the bucket is away, store nothing half, and go on by themselves', async () => {
    const student = await newStudent();
    const { cardFrontUrl } = (await student.upload(another())).json().data.updateStudent;
    const before = await student.stored();
    await s3.kill();

    const refused = await student.upload(another(), second);
    expect([refused.statusCode, refused.headers['retry-after'], refused.json().errors[0].extensions]).toMatchObject([
      503,
      '1',
      { code: 'UNAVAILABLE', params: { retryAfterSeconds: 1 } },
    ]);
    expect(await student.stored()).toBe(before);
    // What is no picture is refused before the bucket is asked.
    expect((await student.upload(Buffer.from('no picture'))).json().errors[0].extensions.reason).toBe('NOT_AN_IMAGE');
    for (const headers of [{}, { range: 'bytes=0-3' }]) {
      const answer = await first.server.inject({ url: targetOf(cardFrontUrl), headers: headers as Record<string, string> });
      expect([answer.statusCode, answer.headers['retry-after'], answer.headers['cache-control'], answer.json().statusCode]).toEqual([
        503,
        '1',
        'no-store',
        503,
      ]);
    }
    // Whoever may not have the file hears nothing of it.
    expect((await first.server.inject('/media/images/00/unknown.png')).statusCode).toBe(404);
    const legacy = await first.server.inject({ method: 'POST', url: '/graphql', payload: { query: '{ __typename }' } });
    expect(legacy.statusCode).toBe(200);
    await vi.waitFor(async () => expect(await ready(second)).toEqual({ status: 'unavailable', failing: ['media'] }), {
      timeout: 15_000,
      interval: 600,
    });

    await s3.start();
    expect((await student.upload(another(), second)).json().errors).toBeUndefined();
    expect((await first.server.inject(targetOf(cardFrontUrl))).statusCode).toBe(200);
    await vi.waitFor(async () => expect(await ready(second)).toEqual({ status: 'ok' }), { timeout: 15_000, interval: 600 });
  });

  it('have a file for every row, also of uploads during which the server dies and comes back', async () => {
    const students = await Promise.all(Array.from({ length: 6 }, newStudent));
    const stop = new AbortController();
    const statuses = new Map<number, number>();
    const uploading = students.map(async (student) => {
      while (!stop.signal.aborted) {
        const { statusCode } = await student.upload(another(), made % 2 === 0 ? first : second);
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      }
    });
    for (let round = 0; round < 3; round++) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await s3.kill();
      await new Promise((resolve) => setTimeout(resolve, 300));
      await s3.start();
    }
    stop.abort();
    await Promise.all(uploading);
    expect([...statuses.keys()].sort()).toEqual([200, 503]);
    for (const student of students) {
      const path = await student.stored();
      if (path !== null) expect(await first.core.media.has(path), path).toBe(true);
    }
  });
});

describe('the start', () => {
  const start = (env: Record<string, string>) => createTestApp({ env: { ...s3.env, ...env } });

  it('refuses a bucket that is not there, and says so', async () => {
    await expect(start({ MEDIA_URL: 's3://nowhere' })).rejects.toThrow('MEDIA_URL: s3://nowhere cannot be used: there is no such bucket.');
  });

  it('goes on without a server that is away, which only readiness tells', async () => {
    const app = await start({ MEDIA_ENDPOINT: 'http://127.0.0.1:9' });
    await vi.waitFor(async () => expect(await ready(app)).toEqual({ status: 'unavailable', failing: ['media'] }), {
      timeout: 15_000,
      interval: 600,
    });
    await app.close();
  });
});
