import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../support/app.js';
import { freePort } from '../support/free-port.js';
import { type Image, imageObstacle, makeImage } from '../support/image.js';
import { root } from '../support/paths.js';

const obstacle = imageObstacle();
if (obstacle !== undefined) console.warn(`The steps of the Dockerfile are not carried out: ${obstacle}.`);

const megabytes = (path: string): number => Number(execFileSync('du', ['-sm', path], { encoding: 'utf8' }).split('\t')[0]);

test('the image starts the program, at first and ever after, with the flags of npm start', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const flagsIn = (text: string): string[] => text.match(/--[a-z-]+=\d+/g) ?? [];
  const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').split('\n');
  for (const beginning of ['RUN node ', 'ENTRYPOINT '])
    expect(flagsIn(lines.find((line) => line.startsWith(beginning)) ?? ''), beginning).toEqual(flagsIn(scripts.start));
  expect(flagsIn(scripts.start)).not.toEqual([]);
});

describe.skipIf(obstacle !== undefined)('the image', () => {
  let image: Image;
  beforeAll(() => {
    image = makeImage();
  }, 600_000);
  afterAll(() => image.remove());

  test('has the program and what it needs, and nothing else', () => {
    const app = join(image.folder, 'app');
    expect(readdirSync(app).sort()).toEqual(['deploy', 'dist', 'node_modules', 'package.json', 'prisma']);
    expect(existsSync(join(image.folder, 'first-start'))).toBe(false);
    expect(megabytes(join(app, 'node_modules'))).toBeLessThan(100);
    expect(megabytes(app)).toBeLessThan(150);
  });

  test('serves as somebody who is not root, on a root that takes no writes, and ends in order', { timeout: 300_000 }, async () => {
    expect(image.user).toBe('node');
    expect(image.env).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0', DATA_DIR: '/data' });
    const port = String(await freePort());
    const env = { PORT: port, LOG_LEVEL: 'error' };
    const program = image.start([], env);
    try {
      await new Promise<void>((resolve, reject) => {
        let said = '';
        const hear = (text: Buffer): void => {
          said += text.toString();
          if (said.includes('is ready at')) resolve();
        };
        program.stdout?.on('data', hear);
        program.stderr?.on('data', hear);
        program.once('exit', () => reject(new Error(said)));
      });
      const status = execFileSync('cat', [`/proc/${program.pid}/status`], { encoding: 'utf8' });
      expect(status).toMatch(/^Uid:\t1000\t1000\t1000\t1000$/m);
      expect(execFileSync('cat', [`/proc/${program.pid}/mounts`], { encoding: 'utf8' })).toMatch(/^\S+ \/ \S+ ro,/m);
      expect(await exitCode(image.check(env))).toBe(0);
      const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: 'mutation ($input: LoginInput!) { login(input: $input) { viewer { username } } }',
          variables: { input: { realm: 'STAFF', username: 'demoadmin', password: DEMO_PASSWORD } },
        }),
      });
      expect(await answer.json()).toEqual({ data: { login: { viewer: { username: 'demoadmin' } } } });
    } finally {
      program.removeAllListeners('exit');
      program.kill(image.stopSignal as NodeJS.Signals);
    }
    expect(await exitCode(program)).toBe(0);
    expect(await exitCode(image.check(env))).toBe(1);
  });

  test('is a command line as well', async () => {
    expect(await exitCode(image.start(['--version'], {}))).toBe(0);
    expect(await exitCode(image.start(['nothing-of-the-kind'], {}))).toBe(2);
  });
});

async function exitCode(running: ChildProcess): Promise<number> {
  const [code] = (await once(running, 'exit')) as [number];
  return code;
}
