import { describe, expect, it } from 'vitest';
import { campus } from './command-line.js';

/** Every command, by what the help of the one above it lists. */
async function commandsBelow(path: readonly string[] = []): Promise<string[][]> {
  const { out } = await campus([...path, '--help']);
  const names = [...(out.split('\nCommands:\n')[1]?.matchAll(/^ {2}([a-z][\w-]*)/gm) ?? [])].map(([, name]) => name as string);
  const below = await Promise.all(names.map((name) => commandsBelow([...path, name])));
  return names.length === 0 ? [[...path]] : below.flat();
}

describe('the command line', () => {
  it('has these commands', async () => {
    expect((await commandsBelow()).map((path) => path.join(' '))).toEqual([
      'start',
      'doctor',
      'migrate',
      'seed',
      'admin create',
      'token',
      'sessions revoke',
      'backup',
      'restore',
      'move',
      'import',
      'verify',
      'record',
      'compare',
      'media move',
      'documents add',
      'documents list',
      'documents prune',
    ]);
  });

  it('tells of every command what it does and takes, among it --json', async () => {
    for (const path of await commandsBelow()) {
      const { code, out, err } = await campus([...path, '--help']);
      expect({ path, code, err }).toEqual({ path, code: 0, err: '' });
      expect(out).toMatch(new RegExp(`^Usage: campus ${path.join(' ')} \\[options\\](?: <\\w+>)?\\n\\n\\S`));
      expect(out).toContain('--json');
    }
  });

  it('tells its version', async () => {
    expect(await campus(['--version'])).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
  });

  it.each([
    [[], /Commands:/],
    [['admin'], /create/],
    [['sed'], /unknown command 'sed'[^]*Did you mean seed\?/],
    [['seed', '--student', '5'], /unknown option '--student'[^]*Did you mean --students\?/],
    [['seed', '5'], /too many arguments/],
    [['seed', '--students', '0'], /'--students <number>'.*It must be a whole number from 1 to 5000000\./],
    [['seed', '--students', '1e3'], /It must be a whole number/],
    [['seed', '--orders', '5'], /--orders needs --students <number>/],
    [['seed', '--students', '5', '--orders', '501'], /--orders must not be more than 100 times --students\./],
    [['admin', 'create'], /required option '--username <name>'/],
    [['admin', 'create', '--username', 'root'], /give it with --password-stdin/],
    [['admin', 'create', '--username', ' ', '--password-stdin'], /--username must be a text of 1 to 50 characters\./],
  ])('refuses %j with exit code 2 and what to do', async (args, message) => {
    const { code, out, err } = await campus(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^ +at /m);
  });

  it('names every wrong setting, and ends with exit code 1', async () => {
    const env = { PORT: 'x', DATABASE_URL: 'mysql://x' };
    const { code, out, err } = await campus(['start'], { env });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/PORT must be a whole number from 0 to 65535\.\n.*DATABASE_URL must be a URL/);
  });

  it('answers one JSON document with --json, also when it refuses', async () => {
    const { code, out } = await campus(['migrate', '--json'], { env: { PORT: 'x' } });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ error: expect.stringContaining('PORT must be') });
    expect(JSON.parse((await campus(['seed', '--students', 'x', '--json'])).out)).toEqual({
      error: expect.stringContaining('whole number'),
    });
  });
});
