// `npm run example:back-office`: makes the client package, installs it with what else the app needs, and starts Vite's server. The gateway is the one that
// GATEWAY_URL names.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000/graphql';

run(process.execPath, [join(here, '../../scripts/client-package.mjs')]);
run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund']);
console.log(`The gateway is ${gateway}; it must list http://127.0.0.1:5173 in CORS_ORIGINS.`);
run(process.execPath, [join(here, 'node_modules/vite/bin/vite.js')], { VITE_GATEWAY_URL: gateway });

function run(program, args, env = {}) {
  const { status, signal } = spawnSync(program, args, { cwd: here, stdio: 'inherit', env: { ...process.env, ...env } });
  if (signal === null && status !== 0) process.exit(status ?? 1);
}
