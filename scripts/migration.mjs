// `npm run db:migration -- <name>`: writes a migration for what prisma/schema has that prisma/migrations has not.
// `npm run db:drift`: fails when there is such a difference.
// Both replay the migrations on a throw-away embedded database and compare with Prisma's own engine (as WebAssembly:
// nothing has to be fetched).
import { mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const migrationsDir = join(root, 'prisma/migrations');
const schemaDir = join(root, 'prisma/schema');
const WHOLE_SCHEMA = { externalTables: [], externalEnums: [] };

const script = await difference();
const [, , command, name] = process.argv;
if (command === 'drift') {
  if (script !== '') {
    console.error(`prisma/schema and prisma/migrations differ; write a migration (npm run db:migration -- <name>):\n${script}`);
    process.exit(1);
  }
  console.log('prisma/migrations agree with prisma/schema.');
} else if (command === 'create' && /^[a-z0-9_]+$/.test(name ?? '')) {
  if (script === '') console.log('Nothing to migrate.');
  else write(name, script);
} else {
  console.error('usage: npm run db:migration -- <name in lower case, digits and underscores>');
  process.exit(2);
}
process.exit(0);

function write(migration, sql) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = join(migrationsDir, `${stamp}_${migration}`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'migration.sql'), sql);
  const lock = join(migrationsDir, 'migration_lock.toml');
  if (!existsSync(lock)) writeFileSync(lock, '# Read by Prisma; keep it.\nprovider = "postgresql"\n');
  console.log(
    `Wrote ${join('prisma/migrations', `${stamp}_${migration}`, 'migration.sql')}. Read it, and add by hand what Prisma cannot say (checks, partial indexes).`,
  );
}

/** SQL from the migrations' end state to prisma/schema; empty when they agree. */
async function difference() {
  const pglite = await PGlite.create();
  if (existsSync(migrationsDir)) {
    for (const entry of readdirSync(migrationsDir, { withFileTypes: true })
      .filter((item) => item.isDirectory())
      .map((item) => item.name)
      .sort()) {
      await pglite.exec(readFileSync(join(migrationsDir, entry, 'migration.sql'), 'utf8'));
    }
  }
  const files = readdirSync(schemaDir)
    .filter((file) => file.endsWith('.prisma'))
    .map((file) => ({ path: join(schemaDir, file), content: readFileSync(join(schemaDir, file), 'utf8') }));
  const engine = await openEngine(new PrismaPGlite(pglite), files);
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: schemaDir },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: WHOLE_SCHEMA,
  });
  const sql = stdout ?? '';
  return /^(\s|--[^\n]*\n?)*$/.test(sql) ? '' : sql;
}

/** The package's entry is made for bundlers; Node has to instantiate the WebAssembly module by hand. */
async function openEngine(adapter, files) {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = await import(pathToFileURL(glue).href);
  const bytes = readFileSync(join(dirname(glue), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': module });
  module.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const models = files.map(({ path, content }) => [path, content]);
  return module.SchemaEngine.new({ datamodels: models }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
}
