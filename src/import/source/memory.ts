import type { PageRequest, Source, SourceRow } from './source.js';

/** Rows that are in memory: what was read from CSV files, and tests. */
export function memorySource(
  tables: Readonly<Record<string, readonly SourceRow[]>>,
  columns: Readonly<Record<string, readonly string[]>> = {},
): Source {
  const rowsOf = (table: string): readonly SourceRow[] => tables[table] ?? [];
  return {
    tables: async () =>
      new Map(
        Object.entries(tables).map(([table, rows]) => [table, columns[table] ?? [...new Set(rows.flatMap((row) => Object.keys(row)))]]),
      ),
    count: async (table) => rowsOf(table).length,
    highest: async (table, column, limit) =>
      rowsOf(table).reduce((highest, row) => (Number(row[column]) <= limit ? Math.max(highest, Number(row[column])) : highest), 0),
    page: async ({ table, key, after, limit }: PageRequest) => {
      const sorted = [...rowsOf(table)].sort((one, other) => compareKeys(keyOf(one, key.columns), keyOf(other, key.columns)));
      if (key.repeats === true) return sorted.slice(Number(after?.[0] ?? 0), Number(after?.[0] ?? 0) + limit);
      const beyond = after === null ? sorted : sorted.filter((row) => compareKeys(keyOf(row, key.columns), after) > 0);
      return beyond.slice(0, limit);
    },
    related: async (table, column, values) => {
      const wanted = new Set(values);
      return rowsOf(table).filter((row) => wanted.has(row[column] ?? ''));
    },
    close: async () => undefined,
  };
}

function keyOf(row: SourceRow, columns: readonly string[]): string[] {
  return columns.map((column) => row[column] ?? '');
}

/** Numbers by their value, texts by their letters. */
function compareKeys(one: readonly string[], other: readonly string[]): number {
  for (const [place, value] of one.entries()) {
    const against = other[place] ?? '';
    if (value === against) continue;
    const difference = Number(value) - Number(against);
    return Number.isNaN(difference) ? (value < against ? -1 : 1) : difference;
  }
  return 0;
}
