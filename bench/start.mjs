// `npm run bench`: builds the gateway and the benchmark, then runs it. Options: bench/README.md.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../scripts/build.mjs';

const here = dirname(fileURLToPath(import.meta.url));

build();
if (!isInstalled()) run('npm', ['ci', '--no-audit', '--no-fund'], { shell: process.platform === 'win32' });
run(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '-p', here]);
process.exitCode = run(process.execPath, [join(here, 'dist/main.js'), ...process.argv.slice(2)], { mayFail: true });

/** npm writes its own copy of the lock file when it has installed. */
function isInstalled() {
  const installed = join(here, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(here, 'package-lock.json')).mtimeMs;
}

function run(program, args, { mayFail = false, shell = false } = {}) {
  const { status, error } = spawnSync(program, args, { cwd: here, stdio: 'inherit', shell });
  if (status !== 0 && !mayFail) throw new Error(`${program} ${args.join(' ')} failed`, { cause: error });
  return status ?? 1;
}
