// Starts the built program once, on an embedded database that is thrown away, and stops it when it is ready. For images: one whose program does
// not start is not made, and what Node has compiled is kept in dist/.cache for every start of a container.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE_MS = 300_000;
const dataDir = mkdtempSync(join(tmpdir(), 'campus-first-start-'));
const program = spawn(process.execPath, [...process.execArgv, 'dist/src/cli/main.js', 'start', '--json'], {
  env: { PATH: process.env['PATH'], NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const overdue = setTimeout(() => program.kill('SIGKILL'), PATIENCE_MS);
// Its one line says that it listens.
program.stdout.once('data', () => program.kill('SIGTERM'));
const [code, signal] = await once(program, 'exit');
clearTimeout(overdue);
rmSync(dataDir, { recursive: true, force: true });
if (code !== 0) throw new Error(`The program did not start and stop in order: ${signal ?? `exit code ${code}`}.`);
console.log('Started and stopped.');
