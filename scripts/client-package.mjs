// `npm run client`: makes packages/client/dist, the package that apps install, of the schema and of the reasons that the sources list.
// `-- --pack <folder>` puts it into one file for `npm install` as well, `-- --sources` makes only the sources that the compiler wants. Nothing of it is
// committed, and the program needs none of it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { minifyIntrospection, preprocessIntrospection } from '@gql.tada/internal';
import { generate } from '@graphql-codegen/cli';
import { buildSchema, introspectionFromSchema, isObjectType } from 'graphql';
import { rolldown } from 'rolldown';
import { runnerImport } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, 'packages/client');
const generated = join(home, 'src/generated');
/** Packages whose code and types become a part of ours, so that nobody has to install them and their tools. */
const TAKEN_IN = {
  'gql.tada': { types: { 'dist/gql-tada.d.ts': 'gql-tada.d.ts', 'dist/chunks': 'chunks' }, entry: 'gql-tada.js', licence: 'LICENSE.md' },
  '@0no-co/graphql.web': { types: { 'dist/graphql.web.d.ts': 'graphql.web.d.ts' }, entry: 'graphql.web.js', licence: 'LICENSE.md' },
};

const { pack, sources } = parseArgs({ options: { pack: { type: 'string' }, sources: { type: 'boolean' } } }).values;
if (sources) {
  await generateSources();
  process.exit(0);
}
// Packed from a folder of its own: others may be looking at dist.
const dist = pack === undefined ? join(home, 'dist') : mkdtempSync(join(tmpdir(), 'campus-client-'));
await buildClient();
if (pack === undefined) console.log(`The client package is ${dist}`);
else {
  console.log(`Packed: ${packClient(resolve(pack))}`);
  rmSync(dist, { recursive: true });
}
process.exit(0);

async function buildClient() {
  rmSync(dist, { recursive: true, force: true });
  await generateSources();
  await bundle();
  declareTypes();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  writeFileSync(join(dist, 'package.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
  for (const name of readdirSync(home).filter((file) => file.endsWith('.md'))) cpSync(join(home, name), join(dist, name));
}

/** Packs it into a folder and answers the file. */
function packClient(folder) {
  mkdirSync(folder, { recursive: true });
  const [{ filename }] = JSON.parse(run('npm', ['pack', dist, '--json', '--pack-destination', folder]));
  return join(folder, filename);
}

async function generateSources() {
  mkdirSync(generated, { recursive: true });
  const sdl = readFileSync(join(root, 'schema.graphql'), 'utf8');
  const schema = buildSchema(sdl);
  const introspection = minifyIntrospection(introspectionFromSchema(schema));
  writeSource('introspection.ts', `export type introspection = ${preprocessIntrospection(introspection)};\n`);
  const [{ content }] = await generate(
    {
      schema: sdl,
      silent: true,
      cwd: root,
      generates: {
        'schema.ts': {
          plugins: ['typescript'],
          config: {
            enumsAsConst: true,
            namingConvention: 'keep',
            immutableTypes: true,
            strictScalars: true,
            scalars: { DateTime: 'string', Date: 'string', Decimal: 'string' },
            avoidOptionals: { field: true, inputValue: false },
          },
        },
      },
    },
    false,
  );
  writeSource('schema.ts', content);
  const embedded = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && type.getFields().id === undefined)
    .map(({ name }) => name)
    .filter((name) => !['Query', 'Mutation', 'Subscription'].includes(name));
  writeSource('embedded-types.ts', constant('EMBEDDED_TYPES', embedded));
  writeSource('reasons.ts', await reasons());
}

async function reasons() {
  const load = async (file) => (await runnerImport(file, { root, configFile: false, logLevel: 'error' })).module;
  const [{ REASONS }, { REQUEST_REASONS }] = await Promise.all([
    load('./src/domain/errors.ts'),
    load('./src/graphql/errors/request-error.ts'),
  ]);
  const ofRequests = Object.fromEntries(Object.entries(REQUEST_REASONS).map(([reason, { code }]) => [reason, { code }]));
  return constant('DOMAIN_REASONS', REASONS) + constant('REQUEST_REASONS', ofRequests);
}

/** Whole at once: a compiler may be reading. */
function writeSource(name, text) {
  const file = join(generated, name);
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

function constant(name, value) {
  return `export const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;
}

async function bundle() {
  const { exports, peerDependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const entries = Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [] : [entry.default.slice(2, -3)]));
  const built = await rolldown({
    cwd: home,
    input: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
    platform: 'browser',
    tsconfig: join(home, 'tsconfig.json'),
    external: Object.keys(peerDependencies),
  });
  await built.write({ dir: dist, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' });
  await built.close();
}

function declareTypes() {
  run(join(root, 'node_modules/.bin/tsc'), ['-p', home, '--outDir', dist]);
  const vendor = join(dist, 'vendor');
  for (const [name, { types, licence }] of Object.entries(TAKEN_IN)) {
    const from = join(root, 'node_modules', name);
    for (const [source, target] of Object.entries(types)) cpSync(join(from, source), join(vendor, target), { recursive: true });
    cpSync(join(from, licence), join(vendor, `LICENSE-${name.split('/').at(-1)}`));
  }
  mendAbsence(join(vendor, 'graphql.web.d.ts'));
  for (const file of readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.d.ts'))) {
    const depth = file.split(/[\\/]/).length - 1;
    let text = readFileSync(join(dist, file), 'utf8');
    for (const [name, { entry }] of Object.entries(TAKEN_IN)) {
      text = text.replaceAll(`from '${name}'`, `from '${depth === 0 ? './' : '../'.repeat(depth)}vendor/${entry}'`);
    }
    writeFileSync(join(dist, file), text);
  }
}

/**
 * graphql.web's types are graphql's where that is installed, and its own elsewhere. To find out it asks `typeof` of something in a module that is not
 * there, and adds to types of it: to the compiler both are errors whose kind nobody learns, and every document `never`. A bare type of
 * such a module is `any`, which can be told.
 */
function mendAbsence(file) {
  const text = readFileSync(file, 'utf8');
  const mended = text
    .replace(
      'type IsGraphQLAny = 0 extends 1 & typeof GraphQL.Kind ? true : false;',
      'type IsGraphQLAny = void extends GraphQL.DocumentNode ? true : false;',
    )
    .replace(/(GraphQL\.\w+) & \{[^}]*\},/g, '$1,');
  const [, ...left] = mended.split(/typeof GraphQL\.Kind \? true|GraphQL\.\w+ &/);
  if (mended === text || left.length > 0)
    throw new Error(`${file} has changed: look whether documents have types where graphql is not installed.`);
  writeFileSync(file, mended);
}

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  return stdout;
}
