import { createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync, gunzipSync } from 'node:zlib';
import { packTar, unpackTar } from 'modern-tar';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepBackup } from '../../src/backup/keep-backup.js';
import { type BackupContents, readBackup } from '../../src/backup/read-backup.js';
import { restore } from '../../src/backup/restore.js';
import { placesIn, Snapshots } from '../../src/backup/snapshot.js';
import { writeBackup } from '../../src/backup/write-backup.js';
import { askControl, askControlFor } from '../../src/platform/control/ask-control.js';
import { serveControl } from '../../src/platform/control/serve-control.js';
import type { Database } from '../../src/platform/database/database.js';
import { RESTORED, takeUpRestored } from '../../src/platform/database/embedded/restored.js';
import { readMigrations } from '../../src/platform/database/migrations.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { SILENT } from '../../src/platform/log.js';
import { StartRefused } from '../../src/platform/start-refused.js';
import { campus } from '../cli/command-line.js';
import { layDataDirectory } from '../support/data-directory.js';
import { migrationsDir } from '../support/paths.js';

let folder: string;
let dataDir: string;
let database: Database;
let snapshots: Snapshots;
let migrations: string[];
let file: string;
let contents: BackupContents;
/** The same form with a few small files: for what is judged before a database is opened. */
let small: string;
/** Where `file` was restored, in the place of a file. */
let restored: string;
/** What was said to whoever wanted one beside another. */
let refusedBeside: unknown;

const open = (directory: string): Promise<Database> => openDatabase({ dataDir: directory, migrationsDir, log: SILENT });
const keep = (target: string) =>
  keepBackup(
    target,
    () => snapshots.take(),
    () => undefined,
    (draft) => readBackup(draft),
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-backup-'));
  dataDir = join(folder, 'data');
  migrations = (await readMigrations(migrationsDir)).map(({ name }) => name);
  await layDataDirectory(dataDir);
  database = await open(dataDir);
  await database.prisma.channel.create({ data: { name: 'before' } });
  await mkdir(join(dataDir, 'media/images/ab'), { recursive: true });
  await writeFile(join(dataDir, 'media/images/ab/abc.png'), 'a picture', { mode: 0o644 });
  await writeFile(join(dataDir, 'media/images/ab/.draft.tmp'), 'half a pic');
  await writeFile(join(dataDir, 'jwt-secret'), 's'.repeat(64), { mode: 0o600 });
  snapshots = new Snapshots(database, dataDir, '9.9.9');
  file = join(folder, 'whole.tar.gz');
  // One that nobody wants any more, and what a command that was killed has left.
  const abandoned = await snapshots.take();
  refusedBeside = await snapshots.take().catch((error: unknown) => error);
  abandoned.destroy();
  await vi.waitFor(async () => expect(await readdir(dataDir)).not.toContain('backup.tmp'), 60_000);
  await writeFile(`${file}.part`, 'half a backup');
  ({ contents } = await keep(file));
  await database.prisma.channel.create({ data: { name: 'after' } });
  restored = join(folder, 'restored');
  await mkdir(join(restored, 'media'), { recursive: true });
  await writeFile(join(restored, 'media/own.png'), 'own');
  await restore(file, { dataDir: restored, force: true, migrations });
  small = join(folder, 'small.tar.gz');
  const few = join(folder, 'few');
  await mkdir(few);
  await writeFile(join(few, 'PG_VERSION'), '18\n');
  const packed = writeBackup(contents.header, { ...placesIn(dataDir), database: few }, async () => undefined);
  await pipeline(packed, createWriteStream(small));
}, 300_000);
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

let target: string;
beforeEach(async () => {
  target = await mkdtemp(join(folder, 'target-'));
});

const channels = async ({ prisma }: Database): Promise<string[]> => {
  const made = await prisma.channel.findMany({ where: { name: { in: ['before', 'after'] } }, orderBy: { id: 'asc' } });
  return made.map(({ name }) => name);
};
const channelsIn = async (directory: string): Promise<string[]> => {
  const opened = await open(directory);
  try {
    return await channels(opened);
  } finally {
    await opened.close();
  }
};

describe('a backup of a gateway that runs', () => {
  it('is readable by its owner only and leaves nothing else behind', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).not.toContain('backup.tmp');
    expect((await readdir(folder)).filter((name) => name.startsWith('whole'))).toEqual(['whole.tar.gz']);
  });

  it('becomes the same database, files and secret elsewhere, as they were when it was made', async () => {
    expect(contents.header).toMatchObject({ format: 1, gateway: '9.9.9', migrations });
    expect(await channelsIn(restored)).toEqual(['before']);
    expect(await readdir(join(restored, 'media'))).toEqual(['images']);
    expect(await readFile(join(restored, 'media/images/ab/abc.png'), 'utf8')).toBe('a picture');
    expect((await stat(join(restored, 'media/images/ab/abc.png'))).mode & 0o777).toBe(0o644);
    expect(await readdir(join(restored, 'media/images/ab'))).toEqual(['abc.png']);
    expect(await readFile(join(restored, 'jwt-secret'), 'utf8')).toBe('s'.repeat(64));
    expect((await readdir(restored)).sort()).toEqual(['database', 'jwt-secret', 'media']);
  });

  it('is made one at a time, and again when whoever asked for one has gone', () => {
    expect(refusedBeside).toMatchObject({ message: expect.stringContaining('Another backup is being made') });
    expect(contents.header.format).toBe(1);
  });

  it('takes no place of a file that is there', async () => {
    const before = await readFile(file);
    await expect(keep(file)).rejects.toThrow('is there already');
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('says that files in a bucket are not in it', async () => {
    const made = join(target, 'made.tar.gz');
    const { code, out } = await campus(['backup', made], { env: { DATA_DIR: restored, MEDIA_URL: 's3://campus/files' } });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('The files in the bucket of MEDIA_URL are not in it') });
    const local = await campus(['backup', join(target, 'local.tar.gz')], { env: { DATA_DIR: restored } });
    expect({ code: local.code, hasBucket: local.out.includes('bucket') }).toEqual({ code: 0, hasBucket: false });
  });

  it('that cannot be written leaves nothing and says why', async () => {
    await expect(keep('/proc/campus.tar.gz')).rejects.toThrow(/\/proc\/campus\.tar\.gz cannot be written: E/);
    await expect(keep('/dev/full/x')).rejects.toThrow(StartRefused);
  });
});

describe('a backup that is not to be restored', () => {
  const refused = async (bytes: Buffer, force = false): Promise<string> => {
    const bad = join(target, 'bad.tar.gz');
    await writeFile(bad, bytes);
    const error = await restore(bad, { dataDir: join(target, 'data'), force, migrations }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(StartRefused);
    expect(await readdir(join(target, 'data'))).toEqual([]);
    return (error as Error).message.replaceAll(bad, 'FILE');
  };
  const changed = async (
    change: (name: string, data: Uint8Array) => Uint8Array | undefined,
    extra: [string, string][] = [],
  ): Promise<Buffer> => {
    const entries = await unpackTar(gunzipSync(await readFile(small)));
    const kept = entries.flatMap(({ header, data }) => {
      if (data === undefined) return [{ header }];
      const bytes = change(header.name, data);
      return bytes === undefined ? [] : [{ header: { ...header, size: bytes.byteLength }, body: bytes }];
    });
    const added = extra.map(([name, text]) => ({ header: { name, size: text.length }, body: text }));
    return gzipSync(await packTar([...kept.slice(0, 1), ...added, ...kept.slice(1)]), { level: 1 });
  };
  const header = (edit: (header: Record<string, unknown>) => object) => (name: string, data: Uint8Array) =>
    name === 'campus-backup.json' ? Buffer.from(JSON.stringify(edit(JSON.parse(Buffer.from(data).toString())))) : data;

  it('is cut off', async () => {
    const whole = await readFile(file);
    expect(await refused(whole.subarray(0, whole.length >> 1))).toMatch(/^FILE is damaged: unexpected end of file/);
    expect(await refused(Buffer.alloc(0))).toMatch(/^FILE is damaged/);
  });

  it('is cut off between two files', async () => {
    expect(await refused(await changed((name, data) => (name === 'SHA256SUMS' ? undefined : data)))).toMatch('it was cut off');
    expect(await refused(await changed((name, data) => (name === 'jwt-secret' ? undefined : data)))).toMatch('and its manifest lists');
  });

  it('has a bit that is another', async () => {
    const whole = await readFile(small);
    whole.writeUInt8(whole.readUInt8(whole.length >> 1) ^ 1, whole.length >> 1);
    expect(await refused(whole)).toMatch(/^FILE is damaged/);
    const other = (name: string, data: Uint8Array) => (name.endsWith('abc.png') ? Buffer.from('b picture') : data);
    expect(await refused(await changed(other))).toBe(
      'FILE is damaged: media/images/ab/abc.png is not what its checksum says. Use another backup.',
    );
  });

  it('is of a newer version', async () => {
    const newer = header((was) => ({ ...was, migrations: [...(was['migrations'] as string[]), '20990101000000_wings'] }));
    expect(await refused(await changed(newer))).toMatch('newer than this one knows (20990101000000_wings)');
    expect(await refused(await changed(header((was) => ({ ...was, format: 2 }))))).toMatch('this one reads format 1');
  });

  it.each(['../outside', 'database/../../outside', '/etc/outside', 'elsewhere/file'])('names %s', async (name) => {
    expect(await refused(await changed((_, data) => data, [[name, 'x']]))).toMatch('it names what is no part of a backup');
  });

  it('is something else', async () => {
    expect(await refused(Buffer.from('text'))).toMatch('is damaged: incorrect header check');
    expect(await refused(gzipSync(await packTar([{ header: { name: 'x', size: 1 }, body: 'x' }])))).toBe(
      'FILE is no backup of this gateway.',
    );
  });

  it('would take the place of what is there', async () => {
    await mkdir(join(target, 'media'));
    await writeFile(join(target, 'media/own.png'), 'own');
    await expect(restore(file, { dataDir: target, force: false, migrations })).rejects.toThrow('--force');
    expect(await readdir(target)).toEqual(['media']);
  });

  it('would do so under a process that has the directory open', async () => {
    await expect(restore(file, { dataDir, force: true, migrations })).rejects.toThrow('is in use by another process');
    expect(await channels(database)).toEqual(['before', 'after']);
  });
});

describe('a restore that was killed while it put things in their place', () => {
  /** A directory of the old, where so many parts of the new have come to their place. */
  async function halfway(moved: number): Promise<string> {
    const old = join(target, 'old');
    await mkdir(join(old, 'database'), { recursive: true });
    await writeFile(join(old, 'database/old'), 'old');
    await mkdir(join(old, 'media/old'), { recursive: true });
    await cp(restored, join(old, RESTORED), { recursive: true });
    for (const part of (await readdir(join(old, RESTORED))).slice(0, moved)) {
      await rm(join(old, part), { recursive: true, force: true });
      await rename(join(old, RESTORED, part), join(old, part));
    }
    return old;
  }

  it.each([0, 1, 2, 3])('is finished later: %i of its parts were there', async (moved) => {
    const old = await halfway(moved);
    expect(await takeUpRestored(old)).toBe(true);
    for (const place of ['.', 'database', 'media']) expect(await readdir(join(old, place))).toEqual(await readdir(join(restored, place)));
    expect(await takeUpRestored(old)).toBe(false);
  });

  it('is finished by the next start', async () => {
    const old = await halfway(1);
    expect(await channelsIn(old)).toEqual(['before']);
    expect(await readdir(join(old, 'media'))).toEqual(['images']);
    expect(await takeUpRestored(old)).toBe(false);
  });
});

describe('commands for the process that has a directory open', () => {
  it('are taken on a socket that is its owner’s only, also where its path is long', async () => {
    const long = join(target, 'x'.repeat(120));
    await mkdir(long);
    const stop = await serveControl(long, { echo: async ({ say }: { say: string }) => ({ heard: say }) }, SILENT);
    expect(await askControlFor(long, 'echo', { say: 'hello' })).toEqual({ heard: 'hello' });
    expect((await stat(join(long, 'control'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(long, 'control/socket'))).mode & 0o777).toBe(0o600);
    await expect(askControl(long, 'constructor', {})).rejects.toThrow('of another version');
    await stop?.();
    expect(await askControl(long, 'echo', {})).toBeUndefined();
  });

  it('are nobody’s where a killed process has left its socket', async () => {
    await mkdir(join(target, 'control'));
    await writeFile(join(target, 'control/socket'), '');
    expect(await askControl(target, 'echo', {})).toBeUndefined();
    const stop = await serveControl(target, { echo: async () => ({ alive: true }) }, SILENT);
    expect(await askControlFor(target, 'echo', {})).toEqual({ alive: true });
    await stop?.();
  });
});

describe('campus backup and restore', () => {
  it('work on a gateway that is stopped, without migrating it', async () => {
    const env = { DATA_DIR: restored };
    const made = await campus(['backup', join(target, 'b.tar.gz'), '--json'], { env });
    expect({ code: made.code, ...JSON.parse(made.out) }).toMatchObject({ code: 0, files: expect.any(Number), migrations });
    const other = { DATA_DIR: join(target, 'other') };
    expect(await campus(['restore', join(target, 'b.tar.gz')], { env: other })).toMatchObject({ code: 0, err: '' });
    expect(await channelsIn(other.DATA_DIR)).toEqual(['before']);
  });

  it('say that PostgreSQL has its own', async () => {
    const env = { DATA_DIR: target, DATABASE_URL: 'postgresql://x@localhost/x', JWT_SECRET: 'x'.repeat(40) };
    expect(await campus(['backup', 'x'], { env })).toMatchObject({ code: 1, err: expect.stringContaining('pg_dump') });
    expect(await campus(['restore', 'x'], { env })).toMatchObject({ code: 1, err: expect.stringContaining('pg_dump') });
  });

  it('say where there is nothing', async () => {
    expect(await campus(['backup', join(target, 'x')], { env: { DATA_DIR: target } })).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no embedded database'),
    });
    expect(await campus(['restore', join(target, 'none')], { env: { DATA_DIR: target } })).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be read: ENOENT'),
    });
  });
});
