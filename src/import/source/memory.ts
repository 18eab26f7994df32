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

const NUMBER = /^-?\d+(\.\d+)?$/;

/** Numbers by their value, before texts, which go by their letters. One order for all: a page begins behind the last key of the one before. */
function compareKeys(one: readonly string[], other: readonly string[]): number {
  for (const [place, value] of one.entries()) {
    const against = other[place] ?? '';
    if (value === against) continue;
    const numbers = Number(NUMBER.test(against)) - Number(NUMBER.test(value));
    const difference = numbers === 0 && NUMBER.test(value) ? Number(value) - Number(against) : numbers;
    return difference === 0 ? (value < against ? -1 : 1) : difference;
  }
  return 0;
}
