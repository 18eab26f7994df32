import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine, SchemaContainer } from '@prisma/schema-engine-wasm';

export type { MigrationList, SchemaEngine, SchemaContainer };

/** Nothing in the database is outside the Prisma schema. */
export const WHOLE_SCHEMA = { externalTables: [], externalEnums: [] };

interface EngineModule {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: typeof SchemaEngine;
}

let loading: Promise<EngineModule> | undefined;

/**
 * Prisma's own schema engine as WebAssembly: it plans and applies migrations on any driver adapter, so that no native
 * binary has to be fetched. The package's entry is made for bundlers; Node has to instantiate the module by hand.
 */
export async function openSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  datamodels?: readonly SchemaContainer[],
): Promise<SchemaEngine> {
  loading ??= loadModule();
  const engine = await loading;
  const models = datamodels?.map(({ path, content }): [string, string] => [path, content]);
  return engine.SchemaEngine.new({ datamodels: models }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
}

async function loadModule(): Promise<EngineModule> {
  const require = createRequire(import.meta.url);
  const glue = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module: EngineModule & WebAssembly.ModuleImports = await import(pathToFileURL(glue).href);
  const bytes = await readFile(join(dirname(glue), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': module });
  module.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
  return module;
}
