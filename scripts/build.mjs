// Makes what is missing or out of date: the Prisma client, the typed GraphQL operations, the keys of the old APIs' contracts as types, the
// scripts of pages (`pages.mjs`), the program in dist/ (`bundle.mjs`).
// `--generate-only` stops before that (tests run the TypeScript sources).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const generated = join(root, 'src/generated');

/** Where everything is up to date, nothing is loaded that only a build needs: it may not be installed. */
export async function build({ generateOnly = false } = {}) {
  await step(
    'Prisma client',
    join(generated, '.prisma-stamp'),
    ['prisma/schema', 'scripts/datamodel-generator.mjs', 'package.json'],
    () => {
      // Prisma would fetch a native engine that nothing here uses; any existing file named here keeps it from trying.
      runTool('prisma', ['generate'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' });
    },
  );
  await step('typed operations', join(generated, '.codegen-stamp'), ['schema.graphql', 'codegen.yml', 'src/legacy', 'package.json'], () => {
    runTool('graphql-codegen', ['--config', 'codegen.yml', '--silent']);
  });
  const contracts = files('src/legacy').filter((name) => name.endsWith('.yaml'));
  await step('types of the contracts', join(generated, '.contracts-stamp'), [...contracts, 'scripts/contract-types.mjs'], async () => {
    const { contractTypes } = await import('./contract-types.mjs');
    writeFileSync(join(generated, 'contracts.ts'), contractTypes(contracts));
  });
  await step(
    'pages',
    join(generated, '.pages-stamp'),
    ['src/browser', 'src/legacy/token-in.ts', 'scripts/pages.mjs', 'package.json'],
    async () => {
      const { buildPages } = await import('./pages.mjs');
      await buildPages(root);
    },
  );
  if (generateOnly) return;
  await step(
    'dist',
    join(root, 'dist/.stamp'),
    ['src', 'prisma/seed', 'scripts/build.mjs', 'scripts/bundle.mjs', 'package.json'],
    // In a process of its own: what it takes to bundle would stay in the memory of the gateway that starts next.
    () => run(process.execPath, ['scripts/bundle.mjs']),
  );
}

async function step(name, stamp, inputs, work) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(files)) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  const digest = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  console.log(`Building ${name} ...`);
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/** All files below a path, in a stable order; stamps of other steps do not count. */
function files(path) {
  const full = resolve(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [full];
  return readdirSync(full)
    .sort()
    .filter((name) => !name.endsWith('-stamp'))
    .flatMap((name) => files(join(full, name)));
}

/** A program that a package brings. */
function runTool(bin, args, env) {
  run(join(root, 'node_modules/.bin', process.platform === 'win32' ? `${bin}.cmd` : bin), args, env);
}

function run(program, args, env = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed`, { cause: error });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build({ generateOnly: process.argv.includes('--generate-only') });
}
