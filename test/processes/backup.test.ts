import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { SILENT } from '../../src/platform/log.js';
import { DEMO_PASSWORD } from '../support/app.js';
import { layDataDirectory } from '../support/data-directory.js';
import { migrationsDir } from '../support/paths.js';
import { type Command, makeProgram, type Program } from './program.js';

let folder: string;
let dataDir: string;
let program: Program;
let gateway: Command;

const command = (args: string[], directory: string): Command => program.run(args, directory);

async function start(directory: string): Promise<Command> {
  const started = command(['start'], directory);
  await started.address;
  return started;
}

async function ask(query: string, headers: Record<string, string> = {}): Promise<any> {
  const answer = await fetch(`${await gateway.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return ((await answer.json()) as { data: unknown }).data;
}

async function token(): Promise<string> {
  const { login } = await ask(`mutation { login(input: {realm: STAFF, username: "demoadmin", password: "${DEMO_PASSWORD}"}) { token } }`);
  return login.token;
}

/** The id of the session that a token names. */
const sessionOf = (text: string): string =>
  (JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()) as { jti: string }).jti;

async function sessionsIn(directory: string): Promise<Set<string>> {
  const database = await openDatabase({ dataDir: directory, migrationsDir, log: SILENT });
  try {
    return new Set((await database.prisma.session.findMany({ select: { id: true } })).map(({ id }) => id));
  } finally {
    await database.close();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-backups-'));
  dataDir = join(folder, 'data');
  await layDataDirectory(dataDir);
  program = await makeProgram();
  gateway = await start(dataDir);
}, 300_000);
afterAll(async () => {
  await program.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('a gateway that serves', { timeout: 300_000 }, () => {
  it('is backed up while people sign in, and the backup has everybody whose answer came before', async () => {
    const file = join(folder, 'b.tar.gz');
    const before: string[] = [sessionOf(await token()), sessionOf(await token())];
    const over = new AbortController();
    let answered = 0;
    const people = (async () => {
      while (!over.signal.aborted) {
        await token();
        answered += 1;
      }
    })();
    const made = await command(['backup', file], dataDir).ended;
    over.abort();
    await people;
    expect(made).toMatchObject({ code: 0 });
    expect(answered).toBeGreaterThan(0);
    const restored = join(folder, 'restored');
    expect(await command(['restore', file], restored).ended).toMatchObject({ code: 0 });
    const sessions = await sessionsIn(restored);
    for (const id of before) expect(sessions.has(id)).toBe(true);
  });

  it('that is killed while it is backed up leaves no backup, loses nothing and is backed up again', async () => {
    const last = await token();
    const big = join(dataDir, 'media/big.bin');
    await writeFile(big, '');
    // Holes take no place on the disk, and their time to be packed.
    await truncate(big, 3 * 1024 ** 3);
    const file = join(folder, 'killed.tar.gz');
    const backup = command(['backup', file], dataDir);
    // The copy is made and read from, or the command has ended and says why below.
    const isRead = async (): Promise<boolean> =>
      backup.child.exitCode !== null ||
      (existsSync(join(dataDir, 'backup.tmp')) && ((await stat(`${file}.part`).catch(() => undefined))?.size ?? 0) > 0);
    while (!(await isRead())) await wait(20);
    gateway.child.kill('SIGKILL');
    expect(await backup.ended).toMatchObject({ code: 1, said: expect.stringContaining('The gateway stopped before the backup was whole') });
    expect((await readdir(folder)).filter((name) => name.startsWith('killed'))).toEqual([]);
    await rm(big);
    gateway = await start(dataDir);
    expect(await readdir(dataDir)).not.toContain('backup.tmp');
    expect((await ask('{ viewer { realm } }', { authorization: `Bearer ${last}` })).viewer).toEqual({ realm: 'STAFF' });
    expect(await command(['backup', file], dataDir).ended).toMatchObject({ code: 0 });
  });
});

describe('a restore that is killed', { timeout: 300_000 }, () => {
  it('leaves the old or the new', async () => {
    const file = join(folder, 'b.tar.gz');
    const old = join(folder, 'old');
    await layDataDirectory(old);
    const before = await openDatabase({ dataDir: old, migrationsDir, log: SILENT });
    await before.prisma.channel.create({ data: { name: 'of the old' } });
    await before.close();
    // Each begins while the one before may have ended anywhere.
    const moments = [/restore\.tmp/, /restore\.ready/];
    for (const moment of [...moments, ...moments]) {
      const restoring = command(['restore', file, '--force'], old);
      const isThere = async (): Promise<boolean> =>
        restoring.child.exitCode !== null || (await readdir(old)).some((name) => moment.test(name));
      while (!(await isThere())) await wait(2);
      restoring.child.kill('SIGKILL');
      await restoring.ended;
      const database = await openDatabase({ dataDir: old, migrationsDir, log: SILENT });
      const isOld = (await database.prisma.channel.count({ where: { name: 'of the old' } })) === 1;
      const sessions = await database.prisma.session.count();
      await database.close();
      expect(isOld ? sessions === 0 : sessions >= 2, `${isOld ? 'the old' : 'the new'}, ${sessions} sessions`).toBe(true);
    }
  });
});
