import { StartRefused } from '../../platform/start-refused.js';
import type { SystemMapping } from '../mapping/declare.js';
import type { Source } from '../source/source.js';

/** What stands in an old system and in no mapping, and the other way round. */
export interface SchemaDifferences {
  /** Tables that nobody knows, with their number of rows: nothing accounts for those. */
  readonly unknownTables: readonly { readonly table: string; readonly rows: number }[];
  /** Tables that hold nothing to import, by a rule of the mapping or the operator's word. */
  readonly ignoredTables: readonly { readonly table: string; readonly rows: number; readonly reason: string }[];
  /** Tables that a mapping reads and that are not there. */
  readonly missingTables: readonly string[];
  /** Columns that a mapping reads and that are not there, as `table.column`: they count as empty. */
  readonly missingColumns: readonly string[];
  /** Columns that no mapping knows, by table. */
  readonly unknownColumns: ReadonlyMap<string, readonly string[]>;
}

const BY_WORD = 'the operator’s word (--ignore-table)';

/**
 * Holds a mapping against the old system's own description of itself. `ignored`: tables that the operator says hold nothing to import. Throws
 * StartRefused where one of them is not there, or is imported.
 */
export async function compareSchema(
  mapping: SystemMapping,
  source: Source,
  tables: ReadonlyMap<string, readonly string[]>,
  ignoredByWord: readonly string[],
): Promise<SchemaDifferences> {
  const read = mapping.tables.filter(({ fixed }) => fixed === undefined);
  const known = new Set(read.map(({ table }) => table));
  for (const table of ignoredByWord) {
    if (known.has(table)) throw new StartRefused(`--ignore-table ${mapping.system}.${table}: that table is imported.`);
    if (!tables.has(table)) throw new StartRefused(`--ignore-table ${mapping.system}.${table}: the old system has no such table.`);
  }
  const unknownTables: { table: string; rows: number }[] = [];
  const ignoredTables: { table: string; rows: number; reason: string }[] = [];
  for (const table of tables.keys()) {
    if (known.has(table)) continue;
    const reason = ignoredReason(mapping, table) ?? (ignoredByWord.includes(table) ? BY_WORD : undefined);
    const rows = await source.count(table);
    if (reason === undefined) unknownTables.push({ table, rows });
    else ignoredTables.push({ table, rows, reason });
  }
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
  return {
    unknownTables,
    ignoredTables,
    missingTables: [...known].filter((table) => !tables.has(table)),
    missingColumns,
    unknownColumns,
  };
}

/** Why a table holds nothing to import; undefined: nothing is said of it. */
function ignoredReason({ ignoredTables }: SystemMapping, table: string): string | undefined {
  const rule = Object.keys(ignoredTables).find((name) => (name.endsWith('*') ? table.startsWith(name.slice(0, -1)) : table === name));
  return rule === undefined ? undefined : ignoredTables[rule];
}
