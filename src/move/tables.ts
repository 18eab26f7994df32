import type { SendOne } from '../platform/database/statement.js';

export interface MovedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** A foreign key, and how it is made again. */
export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** What is compared of a table: how many rows, and a sum over all of them that does not depend on their order. */
export interface TableSum {
  readonly rows: number;
  readonly sum: string;
}

const HISTORY = '_prisma_migrations';

/** Every table of the schema but the history of migrations, with the columns that are written. */
export async function tablesIn(send: SendOne): Promise<MovedTable[]> {
  const text = `
    SELECT json_agg(json_build_object('name', relname, 'columns', (
      SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, NULL)) ORDER BY attname)
      FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '')) ORDER BY relname)::text
    FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname <> '${HISTORY}'`;
  return JSON.parse((await send({ text, values: [] })) ?? '[]') as MovedTable[];
}

export async function foreignKeysIn(send: SendOne): Promise<ForeignKey[]> {
  const text = `
    SELECT json_agg(json_build_object('table', conrelid::regclass::text, 'name', conname, 'definition', pg_get_constraintdef(oid)))::text
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`;
  return JSON.parse((await send({ text, values: [] })) ?? '[]') as ForeignKey[];
}

/** Where each sequence is, as arguments of setval. */
export async function sequencesIn(send: SendOne): Promise<ReadonlyMap<string, string>> {
  const text = `
    SELECT json_agg(relname ORDER BY relname)::text FROM pg_class
    WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace`;
  const names = JSON.parse((await send({ text, values: [] })) ?? '[]') as string[];
  const places = new Map<string, string>();
  for (const name of names)
    places.set(name, (await send({ text: `SELECT last_value || ', ' || is_called FROM ${quoted(name)}`, values: [] })) ?? '');
  return places;
}

/** The same on every server of the versions that are served: texts of values, and a hash of them that is PostgreSQL's own. */
export async function sumOf(send: SendOne, { name, columns }: MovedTable): Promise<TableSum> {
  const text = `
    SELECT json_build_object('rows', count(*), 'sum', coalesce(sum(hashtextextended(${textsOf(columns)}::text, 0)::numeric), 0)::text)::text
    FROM ${quoted(name)}`;
  return JSON.parse((await send({ text, values: [] })) ?? 'null') as TableSum;
}

/** A row as an array of texts, which every type reads again. */
export function textsOf(columns: MovedTable['columns']): string {
  return `ARRAY[${columns.map(({ name }) => `${quoted(name)}::text`).join(', ')}]`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
