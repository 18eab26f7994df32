// `npm run schema:lint`: graphql-eslint's rules over schema.graphql. A package of its own, which is installed where it is first needed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const eslint = join(here, 'node_modules/eslint/bin/eslint.js');

if (!existsSync(eslint)) run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, shell: process.platform === 'win32' });
run(process.execPath, [eslint, '--config', join(here, 'eslint.config.mjs'), '--max-warnings', '0', 'schema.graphql'], { cwd: root });

function run(program, args, options) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
