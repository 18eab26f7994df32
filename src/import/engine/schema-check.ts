import type { SystemMapping } from '../mapping/declare.js';
import type { Source } from '../source/source.js';

/** What stands in an old system and in no mapping, and the other way round. */
export interface SchemaDifferences {
  /** Tables that no mapping knows, with their number of rows. */
  readonly unknownTables: readonly { readonly table: string; readonly rows: number }[];
  /** Tables that a mapping reads and that are not there. */
  readonly missingTables: readonly string[];
  /** Columns that a mapping reads and that are not there, as `table.column`: they count as empty. */
  readonly missingColumns: readonly string[];
  /** Columns that no mapping knows, by table. */
  readonly unknownColumns: ReadonlyMap<string, readonly string[]>;
}

/** Holds a mapping against the old system's own description of itself. */
export async function compareSchema(
  mapping: SystemMapping,
  source: Source,
  tables: ReadonlyMap<string, readonly string[]>,
): Promise<SchemaDifferences> {
  const read = mapping.tables.filter(({ fixed }) => fixed === undefined);
  const known = new Set(read.map(({ table }) => table));
  const unknown = [...tables.keys()].filter((table) => !known.has(table) && ignoredReason(mapping, table) === undefined);
  const unknownTables = await Promise.all(unknown.map(async (table) => ({ table, rows: await source.count(table) })));
  const unknownColumns = new Map(
    read.flatMap(({ table, mapped, homeless = {}, ignored = {} }) => {
      const declared = new Set([...mapped, ...Object.keys(homeless), ...Object.keys(ignored)]);
      const columns = (tables.get(table) ?? []).filter((column) => !declared.has(column));
      return columns.length === 0 ? [] : [[table, columns] as const];
    }),
  );
  const missingColumns = read.flatMap(({ table, mapped }) => {
    const there = tables.get(table);
    return there === undefined ? [] : mapped.filter((column) => !there.includes(column)).map((column) => `${table}.${column}`);
  });
  return { unknownTables, missingTables: [...known].filter((table) => !tables.has(table)), missingColumns, unknownColumns };
}

/** Why a table holds nothing to import; undefined: nothing is said of it. */
export function ignoredReason({ ignoredTables }: SystemMapping, table: string): string | undefined {
  const rule = Object.keys(ignoredTables).find((name) => (name.endsWith('*') ? table.startsWith(name.slice(0, -1)) : table === name));
  return rule === undefined ? undefined : ignoredTables[rule];
}
