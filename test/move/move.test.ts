import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seed } from '../../prisma/seed/index.js';
import { copyFiles } from '../../src/move/copy-files.js';
import { move, type MoveOptions } from '../../src/move/move.js';
import type { Database } from '../../src/platform/database/database.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { SILENT } from '../../src/platform/log.js';
import { campus } from '../cli/command-line.js';
import { migrationsDir } from '../support/paths.js';

const SERVER = process.env['TEST_DATABASE_URL'];
const quiet: MoveOptions['progress'] = { begin: () => undefined, advance: () => undefined };
/** What a text may have that a way through JSON, arrays or COPY could change. */
const TEXT = '引号"\' \\ \t\n {} NULL \\N €😀';

let folder: string;
let source: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-move-'));
  source = await openDatabase({ dataDir: join(folder, 'data'), migrationsDir, log: SILENT });
  await seed(source);
  const { prisma } = source;
  const account = await prisma.account.findFirstOrThrow();
  await prisma.auditEvent.create({ data: { operation: 1, description: TEXT, createdAt: new Date('2026-01-02T03:04:05.678Z') } });
  await prisma.student.updateMany({ data: { wantedSchools: [TEXT, '', 'NULL'] } });
  await prisma.idempotencyKey.create({
    data: {
      accountId: account.id,
      keyHash: 'k'.repeat(64),
      requestHash: 'r'.repeat(64),
      attempt: 'a',
      leasedUntil: new Date(0),
      answer: Buffer.from([0, 1, 92, 255]),
    },
  });
  await prisma.department.create({ data: { name: 'own' } });
}, 300_000);
afterAll(async () => {
  await source.close();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(SERVER === undefined)('everything of the embedded database', { timeout: 300_000 }, () => {
  let admin: pg.Client;
  let name: string;
  let to: string;
  beforeEach(async () => {
    admin = new pg.Client({ connectionString: SERVER });
    await admin.connect();
    name = `campus_move_${process.pid}_${Date.now()}`;
    await admin.query(`CREATE DATABASE ${name}`);
    to = Object.assign(new URL(SERVER ?? ''), { pathname: name }).toString();
  });
  afterEach(async () => {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  });

  const opened = async <T>(work: (target: Database) => Promise<T>): Promise<T> => {
    const target = await openDatabase({ databaseUrl: to, dataDir: folder, migrationsDir, log: SILENT });
    try {
      return await work(target);
    } finally {
      await target.close();
    }
  };

  it('is on PostgreSQL afterwards: rows, ids, values of every kind, and what new rows and triggers make', async () => {
    const moved = await move(source, { to, migrationsDir, progress: quiet });
    expect(moved.rows).toBe(Object.values(moved.tables).reduce((sum, rows) => sum + rows, 0));
    await opened(async ({ prisma }) => {
      for (const model of ['account', 'student', 'order', 'auditEvent', 'idempotencyKey', 'department', 'menu', 'orderTally'] as const) {
        type Rows = { findMany(args: object): Promise<object[]> };
        const rows = (client: typeof prisma) => (client[model] as unknown as Rows).findMany({});
        const order = (all: object[]) => all.map((row) => inspect(row)).sort();
        expect(order(await rows(prisma)), model).toEqual(order(await rows(source.prisma)));
      }
      const [last] = await source.prisma.department.findMany({ orderBy: { id: 'desc' }, take: 1 });
      expect((await prisma.department.create({ data: { name: 'next' } })).id).toBe((last?.id ?? 0) + 1);
      const before = await prisma.department.findFirstOrThrow({ where: { name: 'own' } });
      const after = await prisma.department.update({ where: { id: before.id }, data: { description: 'x' } });
      expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
      await expect(prisma.$executeRaw`UPDATE session SET account_id = 999999`).resolves.toBe(0);
      await expect(prisma.$executeRaw`UPDATE student SET account_id = 999999`).rejects.toThrow();
    });
  });

  it('stays where it is when the target has rows, and those too', async () => {
    await opened(({ prisma }) => prisma.account.create({ data: { realm: 'MEMBER', username: 'there' } }));
    await expect(move(source, { to, migrationsDir, progress: quiet })).rejects.toThrow('is not empty: account has rows');
    await opened(async ({ prisma }) => {
      expect(await prisma.account.count()).toBe(1);
      expect(await prisma.menu.count()).toBeGreaterThan(0);
    });
  });

  it('is moved whole or not at all: the connection is cut in the middle, and the next move does it', async () => {
    let begun = 0;
    const cutting: MoveOptions['progress'] = {
      ...quiet,
      begin: (table) => {
        begun += 1;
        if (table !== 'comparing') return;
        void admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      },
    };
    await expect(move(source, { to, migrationsDir, progress: cutting })).rejects.toThrow('Nothing was moved');
    expect(begun).toBeGreaterThan(10);
    await opened(async ({ prisma }) => expect(await prisma.account.count()).toBe(0));
    await move(source, { to, migrationsDir, progress: quiet });
    await opened(async ({ prisma }) => expect(await prisma.account.count()).toBe(await source.prisma.account.count()));
  });

  it('leaves files in a bucket where they are, and says so', async () => {
    const env = { DATA_DIR: join(folder, 'with-bucket'), MEDIA_URL: 's3://campus/files' };
    await campus(['migrate'], { env });
    const { code, out } = await campus(['move', '--to', to], { env });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('The files in the bucket of MEDIA_URL are not part of it') });
  });

  it('is not committed where a row has become another on its way', async () => {
    await opened(({ prisma }) =>
      prisma.$executeRawUnsafe(`CREATE RULE lost AS ON INSERT TO audit_event WHERE new.operation = 1 DO INSTEAD NOTHING`),
    );
    await expect(move(source, { to, migrationsDir, progress: quiet })).rejects.toThrow();
    await opened(async ({ prisma }) => expect(await prisma.account.count()).toBe(0));
  });
});

describe('stored files', () => {
  it('are copied, a damaged copy anew, drafts not at all', async () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    await mkdir(join(from, 'images/ab'), { recursive: true });
    await mkdir(join(to, 'images/ab'), { recursive: true });
    await writeFile(join(from, 'images/ab/one.png'), 'one');
    await writeFile(join(from, 'images/ab/two.png'), 'two');
    await writeFile(join(from, 'images/ab/.three.tmp'), 'thr');
    await writeFile(join(to, 'images/ab/one.png'), 'on');
    expect(await copyFiles(from, to, quiet)).toBe(2);
    expect(await readFile(join(to, 'images/ab/one.png'), 'utf8')).toBe('one');
    expect(await readFile(join(to, 'images/ab/two.png'), 'utf8')).toBe('two');
    await expect(readFile(join(to, 'images/ab/.three.tmp'))).rejects.toThrow('ENOENT');
  });
});

describe('campus move', () => {
  it.each([
    [['--to', 'mysql://x'], {}, 2, '--to must begin with postgresql://'],
    [['--to', 'postgresql://x'], { DATA_DIR: '/nonexistent' }, 1, 'There is no embedded database in /nonexistent'],
    [[], {}, 2, "required option '--to <url>'"],
  ])('%j says what is wrong', async (args, env, code, err) => {
    expect(await campus(['move', ...args], { env })).toMatchObject({ code, err: expect.stringContaining(err) });
  });

  it('says that a database cannot be reached', async () => {
    const env = { DATA_DIR: join(folder, 'other') };
    await campus(['migrate'], { env });
    const { code, err } = await campus(['move', '--to', 'postgresql://me:secret@127.0.0.1:1/none'], { env });
    expect(code).toBe(1);
    expect(err).toContain('cannot be connected to');
    expect(err).not.toContain('secret');
  }, 120_000);
});
