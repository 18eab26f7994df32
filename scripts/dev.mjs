// `npm run dev`: builds, then compiles and restarts on every change of the sources.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SETTLED_MS = 200;
let server;
let timer;
let restarting = Promise.resolve();

function start() {
  server = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/src/cli/main.js'), 'start'], { cwd: root, stdio: 'inherit' });
}

async function stop() {
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await exited;
}

async function rebuild() {
  try {
    await build();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return;
  }
  await stop();
  start();
}

await rebuild();
for (const directory of ['src', 'prisma/schema', 'prisma/seed']) {
  watch(join(root, directory), { recursive: true }, (_event, file) => {
    if (file?.startsWith('generated')) return;
    clearTimeout(timer);
    timer = setTimeout(() => (restarting = restarting.then(rebuild)), SETTLED_MS);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().then(() => process.exit(0)));
