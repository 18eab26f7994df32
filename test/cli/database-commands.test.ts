import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '../../src/access/passwords.js';
import { withDatabase } from '../../src/cli/terminal/with-database.js';
import { loadSettings } from '../../src/settings/load-settings.js';
import { campus } from './command-line.js';

let env: { DATA_DIR: string };

beforeAll(async () => {
  env = { DATA_DIR: await mkdtemp(join(tmpdir(), 'campus-cli-')) };
});
afterAll(() => rm(env.DATA_DIR, { recursive: true, force: true }));

describe('on a new database, one after the other', () => {
  it('migrate makes it, and a second time finds nothing to do', async () => {
    const first = await campus(['migrate', '--json'], { env });
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(first.out).applied).toContain('20261120102247_baseline');
    expect(await campus(['migrate'], { env })).toEqual({ code: 0, out: 'The database is up to date.\n', err: '' });
  });

  it('admin create makes an administrator whose password is read from standard input and shown nowhere', async () => {
    const made = await campus(['admin', 'create', '--username', ' Root ', '--password-stdin'], { env, input: 'root-password\nmore\n' });
    expect(made).toEqual({ code: 0, out: 'Made the administrator Root.\n', err: '' });
    const short = await campus(['admin', 'create', '--username', 'other', '--password-stdin'], { env, input: 'short\n' });
    expect(short).toMatchObject({ code: 2, err: 'The password must be a text of 8 to 200 characters.\n' });
    const again = await campus(['admin', 'create', '--username', 'root', '--password-stdin'], { env, input: 'other-password\n' });
    expect(again).toEqual({ code: 1, out: '', err: 'This user name is taken.\n' });

    await withDatabase(loadSettings(env), async ({ prisma }) => {
      const { username, passwordHash, staff } = await prisma.account.findFirstOrThrow({ include: { staff: { include: { role: true } } } });
      expect({ username, administrator: staff?.role.administrator }).toEqual({ username: 'Root', administrator: true });
      expect(await new Passwords().verify('STAFF', passwordHash, 'root-password')).toBe(true);
      expect(await prisma.account.count()).toBe(1);
    });
  });

  it('admin create gives a second administrator the role of the first', async () => {
    await campus(['admin', 'create', '--username', 'second', '--password-stdin'], { env, input: 'second-password\n' });
    await withDatabase(loadSettings(env), async ({ prisma }) => {
      expect(await prisma.role.count({ where: { administrator: true } })).toBe(1);
      expect(await prisma.staff.count({ where: { role: { administrator: true } } })).toBe(2);
    });
  });

  it('seed leaves a database alone that has an account', async () => {
    const { code, out } = await campus(['seed', '--json'], { env });
    expect({ code, result: JSON.parse(out) }).toMatchObject({ code: 0, result: { demo: false, made: {} } });
  });

  it('seed does not put volume data beside what is not the demo, and says where', async () => {
    const { code, err } = await campus(['seed', '--students', '5'], { env });
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^DATA_DIR: the database holds [^\n]*\n$/) });
  });

  it('a command that finds the embedded database in use says so', async () => {
    await withDatabase(loadSettings(env), async () => {
      const { code, err } = await campus(['migrate'], { env });
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('is in use by another process') });
    });
  });
});

describe('on an empty database', () => {
  it('seed makes the demo data and what is asked besides', async () => {
    const own = { DATA_DIR: await mkdtemp(join(tmpdir(), 'campus-cli-')) };
    const { code, out } = await campus(['seed', '--students', '3', '--orders', '4'], { env: own });
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(
        /^The empty database was filled with the demo data\.\n[^]*Filled with 3 students and 4 orders in [\d.]+ s\.\n$/,
      ),
    });
    await withDatabase(loadSettings(own), async ({ prisma }) => {
      const volume = { email: { startsWith: 'volume-' } };
      expect([await prisma.student.count({ where: volume }), await prisma.order.count({ where: { student: volume } })]).toEqual([3, 4]);
      expect(await prisma.account.count({ where: { username: 'demoadmin' } })).toBe(1);
    });
    await rm(own.DATA_DIR, { recursive: true, force: true });
  });
});
