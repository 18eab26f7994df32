import type { PageRequest, Source, SourceRow } from './source.js';

/** Sends a statement of an SQL database; every value of the answer is a text or null. */
export type Ask = (text: string, values: readonly (string | number)[]) => Promise<SourceRow[]>;

/** What differs between SQL databases. */
export interface Dialect {
  readonly ask: Ask;
  quote(name: string): string;
  /** Answers `table` and `column`, in the order of columns. */
  readonly columnsOfAllTables: string;
  /** Rows that nothing puts in order come in the order in which they were written, at every reading. */
  readonly keepsOrder?: boolean;
  close(): Promise<void>;
}

/** How many values one IN list has. */
const LIST = 5000;

/** An old system in an SQL database, asked by statements that both of ours understand. */
export function sqlSource({ ask, quote, columnsOfAllTables, keepsOrder = false, close }: Dialect): Source {
  const readTables = async (): Promise<Map<string, string[]>> => {
    const tables = new Map<string, string[]>();
    for (const row of await ask(columnsOfAllTables, [])) {
      const { table, column } = row;
      if (table == null || column == null) continue;
      tables.set(table, [...(tables.get(table) ?? []), column]);
    }
    return tables;
  };
  let known: ReturnType<typeof readTables> | undefined;
  /** ORDER BY with all that rows can be told apart by: those that are equal in it come in another order at each reading. */
  const inOrder = async (table: string, first: readonly string[]): Promise<string> => {
    const columns = keepsOrder ? [] : ((await (known ??= readTables())).get(table) ?? []);
    const order = [...new Set([...first, ...(columns.includes('id') ? ['id'] : columns)])];
    return order.length === 0 ? '' : `ORDER BY ${order.map(quote).join(', ')}`;
  };
  const single = async (text: string): Promise<number> => Number((await ask(text, []))[0]?.['n'] ?? 0);
  return {
    tables: readTables,
    count: (table) => single(`SELECT count(*) AS n FROM ${quote(table)}`),
    highest: (table, column, limit) => single(`SELECT max(${quote(column)}) AS n FROM ${quote(table)} WHERE ${quote(column)} <= ${limit}`),
    page: async ({ table, key, after, limit }: PageRequest) => {
      if (key.repeats === true) {
        const order = await inOrder(table, key.columns);
        return ask(`SELECT * FROM ${quote(table)} ${order} LIMIT ${limit} OFFSET ${Number(after?.[0] ?? 0)}`, []);
      }
      const columns = key.columns.map(quote).join(', ');
      const order = `ORDER BY ${columns} LIMIT ${limit}`;
      if (after === null) return ask(`SELECT * FROM ${quote(table)} ${order}`, []);
      const places = key.columns.map(() => '?').join(', ');
      const beyond = key.columns.length === 1 ? `${columns} > ?` : `(${columns}) > (${places})`;
      return ask(`SELECT * FROM ${quote(table)} WHERE ${beyond} ${order}`, after.map(numberWhereItIsOne));
    },
    related: async (table, column, values, columns) => {
      const found: SourceRow[] = [];
      const order = await inOrder(table, []);
      for (let from = 0; from < values.length; from += LIST) {
        const list = values.slice(from, from + LIST);
        const places = list.map(() => '?').join(', ');
        const text = `SELECT ${[column, ...columns].map(quote).join(', ')} FROM ${quote(table)} WHERE ${quote(column)} IN (${places}) ${order}`;
        // One by one: a spread of hundreds of thousands would be too many arguments.
        for (const row of await ask(text, list.map(numberWhereItIsOne))) found.push(row);
      }
      return found;
    },
    close,
  };
}

/** A number compared with a text is compared otherwise by SQLite, and without its index by MySQL. */
function numberWhereItIsOne(text: string): string | number {
  return /^-?(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}
