// `npm run docs`: the site with every change of a page at once; `-- build` writes it to docs/site/dist and fails on dead links; `-- preview` serves that.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const changed = (file) => statSync(join(here, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) npm('ci', '--prefer-offline', '--no-audit', '--no-fund');
npm('run', '--silent', process.argv[2] ?? 'dev');

function npm(...words) {
  const { status, signal } = spawnSync('npm', words, { cwd: here, stdio: 'inherit' });
  if (signal === null && status !== 0) process.exit(status ?? 1);
}
