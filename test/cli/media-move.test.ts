import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openS3Server, type S3Server } from '../support/s3-server.js';
import { campus } from './command-line.js';

const FILES = Array.from({ length: 40 }, (_, i) => Buffer.from(`file ${i}`));
const TEMPLATE = 'agreement/template.png';

let s3: S3Server;
let dataDir: string;
let prefix = 0;
let env: Record<string, string>;

beforeAll(async () => {
  s3 = await openS3Server();
});
afterAll(() => s3.close());

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'campus-move-'));
  env = { ...s3.env, MEDIA_URL: `s3://campus/move-${prefix++}`, DATA_DIR: dataDir };
  for (const bytes of FILES) await put(pathOf(bytes), bytes);
  await put(TEMPLATE, Buffer.from('template'));
  await put('images/.draft.tmp', Buffer.from('draft'));
  return () => rm(dataDir, { recursive: true });
});

const pathOf = (bytes: Buffer): string => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return `images/${hash.slice(0, 2)}/${hash}.txt`;
};

async function put(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(join(dataDir, 'media', path)), { recursive: true });
  await writeFile(join(dataDir, 'media', path), bytes);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
}

async function move(to: string, ...options: string[]) {
  const { code, out, err } = await campus(['media', 'move', '--to', to, '--json', ...options], { env });
  return { code, err, ...JSON.parse(out) };
}

const ALL = FILES.length + 1;

describe('media move', () => {
  it('copies every file into the bucket and back, as it was', async () => {
    expect(await move('bucket')).toMatchObject({ code: 0, files: ALL, copied: ALL, present: 0, deleted: 0 });
    expect(await move('bucket')).toMatchObject({ code: 0, files: ALL, copied: 0, present: ALL });
    await cp(join(dataDir, 'media'), join(dataDir, 'before'), { recursive: true });
    await rm(join(dataDir, 'media'), { recursive: true });
    expect(await move('folder')).toMatchObject({ code: 0, files: ALL, copied: ALL });
    for (const path of [...FILES.map(pathOf), TEMPLATE]) {
      expect(await readFile(join(dataDir, 'media', path))).toEqual(await readFile(join(dataDir, 'before', path)));
    }
  });

  it('changes nothing in a dry run', async () => {
    expect(await move('bucket', '--dry-run', '--delete-source')).toMatchObject({
      code: 0,
      dryRun: true,
      files: ALL,
      copied: ALL,
      deleted: 0,
    });
    expect(await move('folder', '--dry-run')).toMatchObject({ files: 0 });
    expect(await filesIn(join(dataDir, 'media'))).toHaveLength(ALL);
  });

  it('removes from where they were only those whose copy is the same', async () => {
    await put(pathOf(FILES[0] as Buffer), Buffer.from('damaged'));
    await move('bucket');
    await put(TEMPLATE, Buffer.from('another template'));
    const moved = await move('bucket', '--delete-source');
    expect(moved).toMatchObject({
      code: 1,
      present: ALL - 1,
      deleted: ALL - 1,
      damaged: [pathOf(FILES[0] as Buffer)],
      conflicts: [TEMPLATE],
    });
    expect(await filesIn(join(dataDir, 'media'))).toEqual(['template.png']);
    expect(await move('bucket', '--overwrite', '--delete-source')).toMatchObject({ code: 0, copied: 1, deleted: 1, conflicts: [] });
  });

  it('puts a damaged copy right, since the name says what is right', async () => {
    await move('bucket');
    const [whole] = FILES as [Buffer];
    await put(pathOf(whole), Buffer.from('damaged'));
    expect(await move('folder')).toMatchObject({ code: 0, copied: 1, present: ALL - 1 });
    expect(await readFile(join(dataDir, 'media', pathOf(whole)))).toEqual(whole);
  });

  it('stops with the reason when the server dies, and goes on where it was', async () => {
    await s3.kill();
    expect(await move('bucket')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/could not be reached or stored: it cannot be reached \(ECONNREFUSED\)/),
    });
    await s3.start();
    expect(await move('bucket', '--delete-source')).toMatchObject({ code: 0, files: ALL, deleted: ALL });
  });

  it('needs a bucket, and a place that it knows', async () => {
    const { MEDIA_URL: _, MEDIA_ENDPOINT: __, ...without } = env;
    expect(await campus(['media', 'move', '--to', 'bucket'], { env: without })).toMatchObject({
      code: 2,
      err: expect.stringContaining('MEDIA_URL must name the bucket'),
    });
    expect(await campus(['media', 'move', '--to', 'moon'], { env })).toMatchObject({ code: 2 });
  });
});
