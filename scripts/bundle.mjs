// The program as few files: our sources and the packages they use, without what those carry along for other purposes. A process starts in
// half the time, and a machine that only runs it needs no more packages than `dependencies` names: what is native code or WebAssembly, and
// so has files beside it. Everything else is a development dependency. `--into <folder>`, below this one, puts it elsewhere than in dist.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { parse as parseYaml } from 'yaml';

const require = createRequire(import.meta.url);
const ENTRY = 'src/cli/main.ts';
const CHUNKS = 'chunks';
/** What browsers get, which the program reads beside where its sources would be. */
const PAGES = 'src/generated/pages';
/** What packages ask for in case somebody has installed it. */
const NEVER_INSTALLED = new Set(['pg-native']);

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = resolve(root, parseArgs({ options: { into: { type: 'string', default: 'dist' } } }).values.into);
await bundle();
writeData();
cpSync(join(root, PAGES), join(dist, PAGES), { recursive: true });

async function bundle() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const installed = Object.keys(dependencies);
  const built = await rolldown({
    cwd: root,
    // The benchmark measures Prisma's client by itself.
    input: { 'src/cli/main': ENTRY, 'src/generated/prisma/client': 'src/generated/prisma/client.ts' },
    platform: 'node',
    tsconfig: join(root, 'tsconfig.json'),
    external: (id) => installed.some((name) => id === name || id.startsWith(`${name}/`)) || NEVER_INSTALLED.has(id),
    // Its ES modules for us and its CommonJS for the libraries would be two realms.
    resolve: { alias: { graphql$: require.resolve('graphql') } },
    plugins: [ownPlaces(), httpWithoutFetch()],
    onLog: (level, log) => {
      if (level === 'warn') console.warn(`${log.code}: ${log.message}`);
    },
  });
  rmSync(dist, { recursive: true, force: true });
  await built.write({
    dir: dist,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: `${CHUNKS}/[name]-[hash].js`,
  });
  await built.close();
}

/** The YAML files that the program reads, as JSON beside where its sources would be. */
function writeData() {
  for (const file of readdirSync(join(root, 'src'), { recursive: true }).filter((name) => name.endsWith('.yaml'))) {
    const place = join(dist, 'src', `${file}.json`);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, JSON.stringify(parseYaml(readFileSync(join(root, 'src', file), 'utf8'))));
  }
}

/** Our modules find files beside them, also when they have become a part of a chunk. The entry stays where it is. */
function ownPlaces() {
  const sources = join(root, 'src') + sep;
  return {
    name: 'own-places',
    transform(code, id) {
      if (!id.startsWith(sources) || id === join(root, ENTRY) || !code.includes('import.meta.url')) return null;
      const place = JSON.stringify(`../${relative(root, id).split(sep).join('/')}`);
      return { code: code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`), map: null };
    },
  };
}

/**
 * Whoever imports `node:http` as an ES module asks for all of its exports, and three of them are the web's classes, for which Node loads its
 * whole implementation of fetch: a tenth of a start.
 */
function httpWithoutFetch() {
  const place = '\0http';
  return {
    name: 'http-without-fetch',
    resolveId: (id) => (id === 'http' || id === 'node:http' ? place : null),
    load(id) {
      if (id !== place) return null;
      const lazy = new Set(
        Object.entries(Object.getOwnPropertyDescriptors(http)).flatMap(([name, { get }]) => (get === undefined ? [] : [name])),
      );
      const names = Object.keys(http).filter((name) => !lazy.has(name));
      return `const http = process.getBuiltinModule('node:http');\nexport default http;\nexport const { ${names.join(', ')} } = http;\n`;
    },
  };
}
