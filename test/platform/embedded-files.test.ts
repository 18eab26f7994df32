import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/platform/database/database.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { SILENT } from '../../src/platform/log.js';
import { StartRefused } from '../../src/platform/start-refused.js';
import { migrationsDir } from '../support/paths.js';

/** Making and opening a database is work for a processor that others use too. */
const SLOW = 240_000;

let directory: string;

/** The first start's data directory, which the others damage copies of. */
let whole: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'campus-embedded-'));
  whole = join(directory, 'whole');
  // What a killed first start leaves behind.
  await mkdir(join(whole, 'database.new', 'base'), { recursive: true });
  await mkdir(join(whole, 'database'));
  await (await open(whole)).close();
}, SLOW);
afterAll(() => rm(directory, { recursive: true, force: true }));

function open(dataDir: string): Promise<Database> {
  return openDatabase({ dataDir, migrationsDir, log: SILENT });
}

async function damagedCopy(name: string, damage: (database: string) => Promise<void>): Promise<string> {
  const copy = join(directory, name);
  await cp(whole, copy, { recursive: true });
  await damage(join(copy, 'database'));
  return copy;
}

describe('the embedded database', () => {
  it(
    'is made once, and later found again',
    async () => {
      expect(await readdir(whole)).toEqual(['database']);
      const database = await open(whole);
      const tables = await database.prisma.campus.count();
      const [sync] = await database.prisma.$queryRaw<
        { fsync: string; how: string }[]
      >`SELECT current_setting('fsync') AS fsync, current_setting('wal_sync_method') AS how`;
      await expect(database.ping()).resolves.toBeUndefined();
      await database.close();
      expect(tables).toBe(0);
      expect(sync).toEqual({ fsync: 'on', how: 'fsync' });
    },
    SLOW,
  );

  it.each([
    ['its version is missing', (path: string) => rm(join(path, 'PG_VERSION')), 'PG_VERSION is missing'],
    ['its version is another', (path: string) => writeFile(join(path, 'PG_VERSION'), '12\n'), 'incompatible'],
    ['its control file is missing', (path: string) => rm(join(path, 'global', 'pg_control')), 'pg_control'],
    ['its control file is cut short', (path: string) => truncate(join(path, 'global', 'pg_control'), 100), 'pg_control'],
    [
      'its log is gone',
      async (path: string) => {
        for (const name of await readdir(join(path, 'pg_wal'))) if (name.startsWith('0')) await rm(join(path, 'pg_wal', name));
      },
      'checkpoint',
    ],
    [
      'it holds something else',
      async (path: string) => {
        await rm(path, { recursive: true });
        await mkdir(path);
        await writeFile(join(path, 'notes.txt'), 'mine');
      },
      'PG_VERSION is missing',
    ],
  ])(
    'is refused in one paragraph, and left alone, when %s',
    async (name, damage, how) => {
      const copy = await damagedCopy(name.replaceAll(' ', '-'), damage);
      const before = await readdir(join(copy, 'database'));
      const refusal = await open(copy).then(
        () => null,
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(StartRefused);
      const { message } = refusal as StartRefused;
      expect(message).toContain(how);
      expect(message).toContain(join(copy, 'database'));
      expect(message).toContain('backup');
      expect(message).not.toContain('\n');
      // PostgreSQL leaves its own mark where it gives up.
      expect((await readdir(join(copy, 'database'))).filter((file) => file !== 'postmaster.pid')).toEqual(before);
    },
    SLOW,
  );

  it(
    'gives its directory back when it could not be opened',
    async () => {
      const copy = await damagedCopy('mended', (path) => rm(join(path, 'PG_VERSION')));
      await expect(open(copy)).rejects.toThrow('PG_VERSION');
      await cp(join(whole, 'database', 'PG_VERSION'), join(copy, 'database', 'PG_VERSION'));
      await (await open(copy)).close();
      expect(await readFile(join(copy, 'database', 'PG_VERSION'), 'utf8')).toMatch(/^\d+\n$/);
    },
    SLOW,
  );

  it('is not made where no directory can be', async () => {
    await writeFile(join(directory, 'file'), '');
    await expect(open(join(directory, 'file', 'data'))).rejects.toThrow(/^DATA_DIR .* cannot be used: ENOTDIR\./);
  });
});
