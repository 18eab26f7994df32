import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '../../src/access/passwords.js';
import { withDatabase } from '../../src/cli/terminal/with-database.js';
import { loadSettings } from '../../src/settings/load-settings.js';
import { campus } from './command-line.js';

let folder: string;
let env: { DATA_DIR: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-cli-import-'));
  env = { DATA_DIR: join(folder, 'data') };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const shoppers = (text: string): Promise<void> =>
  writeFile(join(folder, 'shoppers.csv'), `user_id,username,password,real_name,invite_code\n${text}`);
const from = (): string[] => ['--from', `course-agent=csv:${folder}`];

async function stored(): Promise<{ names: string[]; hash: string | null | undefined }> {
  return withDatabase(loadSettings(env), async ({ prisma }) => {
    const all = await prisma.shopper.findMany({ include: { account: true }, orderBy: { id: 'asc' } });
    return { names: all.map(({ realName }) => realName), hash: all[0]?.account.passwordHash };
  });
}

describe('campus import and verify', () => {
  it('are told the old systems in one way', async () => {
    for (const command of ['import', 'verify']) {
      expect(await campus([command], { env })).toMatchObject({
        code: 2,
        err: expect.stringContaining("required option '--from <system=address>'"),
      });
      expect(await campus([command, '--from', 'crm=x'])).toMatchObject({
        code: 2,
        err: expect.stringContaining('The old systems are summer-crm'),
      });
      expect(await campus([command, '--from', 'school='])).toMatchObject({
        code: 2,
        err: expect.stringContaining('It must be <system>=<value>.'),
      });
      expect(await campus([command, ...from(), ...from()])).toMatchObject({ code: 2, err: '--from names course-agent twice.\n' });
      expect(await campus([command, ...from(), '--media', 'school=x'])).toMatchObject({
        code: 2,
        err: '--media names school, which no --from names.\n',
      });
      expect(await campus([command, ...from(), '--batch', '0'])).toMatchObject({ code: 2 });
      expect(await campus([command, ...from(), '--ignore-table', 'leads'])).toMatchObject({
        code: 2,
        err: expect.stringContaining('It must be <system>.<table>.'),
      });
    }
    expect(await campus(['import', ...from(), '--report', join(folder, 'nowhere/first')], { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('The report cannot be written'),
    });
    expect(await campus(['import', '--from', 'school=csv:/nowhere'], { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('/nowhere cannot be read'),
    });
  });

  it('write nothing in a dry run, then what there is, and again what has changed', async () => {
    await shoppers('7,shopper,secret of old,陈,INV\n');
    const dry = await campus(['import', ...from(), '--dry-run'], { env });
    expect(dry).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /course-agent shoppers +read 1, written 1.*\nNothing was written\. Every row and every sum is accounted for\.\n$/,
      ),
    });
    expect((await stored()).names).toEqual([]);

    const report = join(folder, 'first');
    const first = await campus(['import', ...from(), '--report', report, '--json'], { env });
    expect({ code: first.code, result: JSON.parse(first.out) }).toMatchObject({
      code: 0,
      result: { accounted: true, files: [`${report}.html`, `${report}.json`, `${report}.rows.jsonl`], rows: 'first.rows.jsonl' },
    });
    expect(first.err).toMatch(/^course-agent shoppers: 1\n/m);
    expect(await readFile(`${report}.html`, 'utf8')).toContain('shoppers');
    const before = await stored();
    expect(before.names).toEqual(['陈']);
    expect(await new Passwords().verify('SHOPPER', before.hash ?? null, 'secret of old')).toBe(true);
    for (const text of [first.out, first.err, await readFile(`${report}.json`, 'utf8')]) expect(text).not.toMatch(/secret of old|\$argon2/);

    await campus(['import', ...from()], { env });
    expect(await stored()).toEqual(before);

    await shoppers('7,shopper,secret of old,陈一鸣,INV\n8,another,x,李,INV2\n');
    expect((await campus(['import', ...from()], { env })).code).toBe(0);
    expect(await stored()).toEqual({ names: ['陈一鸣', '李'], hash: before.hash });
    expect(await campus(['verify', ...from()], { env })).toMatchObject({ code: 0, out: expect.stringContaining('accounted for') });
  });

  it('answer 1 where a table is there that nobody knows, and 0 when its rows mean nothing', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'campus-cli-unknown-'));
    await writeFile(join(elsewhere, 'courses.csv'), 'course_id,course_name,unit_price_fen\n1,课,1\n');
    await writeFile(join(elsewhere, 'leads.csv'), 'id\n1\n2\n');
    const other = { DATA_DIR: join(elsewhere, 'data') };
    const given = ['--from', `course-agent=csv:${elsewhere}`];
    for (const command of ['import', 'verify']) {
      expect(await campus([command, ...given], { env: other })).toMatchObject({
        code: 1,
        out: expect.stringContaining('say --ignore-table course-agent.leads\nSomething is unaccounted for.'),
      });
      expect((await campus([command, ...given, '--ignore-table', 'course-agent.leads'], { env: other })).code).toBe(0);
    }
    await rm(elsewhere, { recursive: true, force: true });
  });

  it('refuse a database with demo data', async () => {
    const demo = { DATA_DIR: join(folder, 'demo') };
    await campus(['seed'], { env: demo });
    expect(await campus(['import', ...from()], { env: demo })).toMatchObject({
      code: 1,
      err: expect.stringContaining('Import into an empty one'),
    });
  });
});
