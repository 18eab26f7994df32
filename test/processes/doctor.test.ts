import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examined } from '../cli/doctor/examined.js';
import { freePort } from '../support/free-port.js';
import { type Command, makeProgram, type Program } from './program.js';

let folder: string;
let env: NodeJS.ProcessEnv & { DATA_DIR: string };
let program: Program;
let gateway: Command;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-doctor-'));
  env = { DATA_DIR: join(folder, 'data'), PORT: String(await freePort()) };
  program = await makeProgram();
  gateway = program.run(['start'], env.DATA_DIR, env);
  await gateway.address;
}, 300_000);
afterAll(async () => {
  await program.remove();
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
  gateway.child.kill('SIGKILL');
  await gateway.ended;
  const stopped = await examined(env);
  expect([stopped.code, ...LINES.map(stopped.state)]).toEqual([0, 'skipped', ...LINES.slice(1, -1).map(() => 'ok'), undefined]);
  expect(stopped.state('public address')).toBe('warning');
});
