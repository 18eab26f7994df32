import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examined } from '../cli/doctor/examined.js';
import { freePort } from '../support/free-port.js';

let folder: string;
let env: NodeJS.ProcessEnv;
let gateway: ChildProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-doctor-'));
  env = { DATA_DIR: join(folder, 'data'), PORT: String(await freePort()) };
  gateway = spawn(process.execPath, ['test/processes/main.mjs', 'start'], {
    env: { ...process.env, ...env, LOG_LEVEL: 'silent', DATABASE_URL: '', REDIS_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    for (const stream of [gateway.stdout, gateway.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('ready at ')) resolve();
      });
    gateway.once('close', () => reject(new Error(said)));
  });
}, 300_000);
afterAll(async () => {
  gateway.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const LINES = ['gateway', 'database', 'database rights', 'database migrations', 'data directory', 'media', 'secrets', 'proxy headers'];

it('campus doctor looks at the embedded database while the gateway runs, and when it was killed', { timeout: 120_000 }, async () => {
  const running = await examined(env);
  expect([running.code, ...LINES.map(running.state)]).toEqual([0, ...LINES.map(() => 'ok')]);
  expect(running.state('production')).toBe('skipped');
  const production = await examined({ ...env, NODE_ENV: 'production' });
  expect([production.code, production.state('production')]).toEqual([1, 'failure']);
  expect(production.text('production')).toMatch(/everybody can sign in as [^.]*\bdemoadmin\b/);
  gateway.removeAllListeners('close');
  await new Promise((resolve) => {
    gateway.once('close', resolve);
    gateway.kill('SIGKILL');
  });
  const stopped = await examined(env);
  expect([stopped.code, ...LINES.map(stopped.state)]).toEqual([0, 'skipped', ...LINES.slice(1, -1).map(() => 'ok'), undefined]);
  expect(stopped.state('public address')).toBe('warning');
});
