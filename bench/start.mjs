// `npm run bench`: builds the gateway and the benchmark, then runs it. Options: bench/README.md.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../scripts/build.mjs';

const here = dirname(fileURLToPath(import.meta.url));

await build();
if (!isInstalled()) run('npm', ['ci', '--no-audit', '--no-fund'], { shell: process.platform === 'win32' });
run(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '-p', here]);
process.exitCode = run(process.execPath, [join(here, 'dist/main.js'), ...process.argv.slice(2)], { mayFail: true });

/** Whether npm has installed what the lock file says; optional packages may be for other platforms. */
function isInstalled() {
  const installed = join(here, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const { packages: present } = read(installed);
  return Object.entries(read(join(here, 'package-lock.json')).packages).every(
    ([path, { version, optional }]) => path === '' || optional === true || present[path]?.version === version,
  );
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function run(program, args, { mayFail = false, shell = false } = {}) {
  const { status, error } = spawnSync(program, args, { cwd: here, stdio: 'inherit', shell });
  if (status !== 0 && !mayFail) throw new Error(`${program} ${args.join(' ')} failed`, { cause: error });
  return status ?? 1;
}
