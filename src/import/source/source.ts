/** A row as the old system has it: every value as its text, so that dates that are none and long decimals stay what they are. */
export type SourceRow = Readonly<Record<string, string | null>>;

/** How rows of a table are told apart and put in order. */
export interface PageKey {
  /** The key's columns; the order of their values is the order of reading. */
  readonly columns: readonly string[];
  /** Several rows may have one key: the table has none of its own. Such a table is read by place. */
  readonly repeats?: boolean;
}

export interface PageRequest {
  readonly table: string;
  readonly key: PageKey;
  /** Where the page before ended: the last key's values, or how many rows there were; null: at the beginning. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** What an old system keeps, read only. */
export interface Source {
  /** Its tables with their columns. */
  tables(): Promise<ReadonlyMap<string, readonly string[]>>;
  count(table: string): Promise<number>;
  /** The highest value of a column of whole numbers that is no higher than `limit`; 0 where there is none. */
  highest(table: string, column: string, limit: number): Promise<number>;
  page(request: PageRequest): Promise<SourceRow[]>;
  /** The rows whose column has one of the values, in an order that is the same each time. */
  related(table: string, column: string, values: readonly string[], columns: readonly string[]): Promise<SourceRow[]>;
  close(): Promise<void>;
}

/** Where the page after these rows begins. */
export function cursorAfter(request: PageRequest, rows: readonly SourceRow[]): readonly string[] {
  if (request.key.repeats === true) return [String(Number(request.after?.[0] ?? 0) + rows.length)];
  const last = rows.at(-1);
  return request.key.columns.map((column) => last?.[column] ?? '');
}

/** The same system asked for what an older or younger state of it may lack: there are no rows of a table, and no values of a column, that it has not. */
export function forgiving(source: Source, tables: ReadonlyMap<string, readonly string[]>): Source {
  return {
    ...source,
    related: async (table, column, values, columns) => {
      const there = tables.get(table) ?? [];
      if (!there.includes(column)) return [];
      return source.related(
        table,
        column,
        values,
        columns.filter((one) => there.includes(one)),
      );
    },
  };
}
