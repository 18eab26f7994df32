import { datamodel } from '../generated/datamodel.js';
import type { Statement } from '../platform/database/statement.js';
import { join, raw, type Sql, sql, Table } from '../read/sql.js';
import { Addition, type Change, type Delete, type Insert, NewId, type RowChange, type Update } from './changes.js';
import { whereCondition, type ValueSql } from './where-sql.js';

/** Changes that one statement can do, and which of them insert rows whose ids are wanted. */
export interface Batch {
  readonly changes: readonly RowChange[];
  statement(idOf: (id: NewId) => number): Statement;
  /** The number of rows of each change, or the ids of its new rows. */
  read(text: string | null): readonly (readonly number[] | number)[];
}

/**
 * Puts changes into as few statements as their order allows. All parts of a statement see the database as it was before it,
 * so a change begins a new one where an earlier change of the statement wrote to a table that it looks at or changes.
 */
export function batchesOf(changes: readonly Change[]): Batch[] {
  const batches: RowChange[][] = [];
  for (const change of changes) {
    if (change.kind === 'effect' || (change.kind === 'insert' && change.rows.length === 0)) continue;
    const batch = batches.at(-1);
    if (batch === undefined || batch.some((earlier) => collide(earlier, change))) batches.push([change]);
    else batch.push(change);
  }
  return batches.map(batchOf);
}

function collide(earlier: RowChange, change: RowChange): boolean {
  if (change.kind === 'insert') return earlier.model === change.model && earlier.kind !== 'insert';
  if (earlier.model === change.model && !areApart(earlier, change)) return true;
  if (earlier.kind === 'insert' && Object.values(change.where).includes(earlier.id)) return true;
  return modelsIn(change.model, change.where).includes(earlier.model);
}

/** Whether two changes of one table are known to concern other rows. */
function areApart(one: RowChange, other: RowChange): boolean {
  const ids = [one, other].map((change) => (change.kind === 'insert' ? undefined : Reflect.get(change.where, 'id')));
  return ids.every((id) => typeof id === 'number') && ids[0] !== ids[1];
}

/** The models that a condition looks at beside its own. */
function modelsIn(model: string, where: object): string[] {
  const relations = datamodel.models[model]?.relations ?? {};
  return Object.entries(where).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return [];
    if (key === 'AND' || key === 'OR' || key === 'NOT') return [value].flat().flatMap((part: object) => modelsIn(model, part));
    const relation = relations[key];
    if (relation === undefined) return [];
    const inner = Object.entries(value).flatMap(([word, condition]) =>
      ['is', 'some', 'none'].includes(word) && typeof condition === 'object' && condition !== null
        ? modelsIn(relation.model, condition)
        : [],
    );
    return [relation.model, ...inner, ...modelsIn(relation.model, value)];
  });
}

function batchOf(changes: readonly RowChange[]): Batch {
  return {
    changes,
    statement: (idOf) => {
      const inserts = new Map<NewId, number>();
      const newIdSql = (id: NewId): Sql => {
        const place = inserts.get(id);
        return place === undefined ? sql`${idOf(id)}::int` : raw(`(SELECT "id" FROM c${place})`);
      };
      const parts = changes.map((change, place) => {
        const text = changeSql(change, place, newIdSql);
        if (change.kind === 'insert') inserts.set(change.id, place);
        return sql`c${raw(String(place))} AS (${text})`;
      });
      const answers = changes.map((change, place) =>
        raw(hasId(change) ? `(SELECT json_agg("id") FROM c${place})` : `(SELECT count(*) FROM c${place})`),
      );
      const { text, values } = sql`WITH ${join(parts, ', ')} SELECT json_build_array(${join(answers, ', ')})::text`;
      return { text, values };
    },
    // No rows have no list of ids.
    read: (text) => (JSON.parse(text ?? '[]') as (number[] | number | null)[]).map((written) => written ?? []),
  };
}

function hasId({ kind, model }: RowChange): boolean {
  return kind === 'insert' && datamodel.models[model]?.columns['id']?.type === 'Int';
}

function changeSql(change: RowChange, place: number, newIdSql: (id: NewId) => Sql): Sql {
  const table = new Table(datamodel, change.model, `w${place}`, aliases(place));
  if (change.kind === 'insert') return insertSql(change, table, newIdSql);
  if (change.kind === 'update') return updateSql(change, table, newIdSql);
  return deleteSql(change, table, newIdSql);
}

function aliases(place: number): () => string {
  let made = 0;
  return () => `w${place}_${made++}`;
}

/** Rows come as one parameter, so that the text is the same for any number of them. */
function insertSql(change: Insert, table: Table, newIdSql: (id: NewId) => Sql): Sql {
  const [first = {}] = change.rows;
  const fields = Object.keys(first);
  const referring = fields.filter((field) => first[field] instanceof NewId);
  const given = fields.filter((field) => !referring.includes(field));
  for (const row of change.rows) {
    if (Object.keys(row).join() !== fields.join() || referring.some((field) => row[field] !== first[field]))
      throw new Error(`Rows of ${change.model} that are inserted together have the same columns, and the same new ids.`);
  }
  const rows = JSON.stringify(change.rows.map((row) => Object.fromEntries(given.map((field) => [field, inJson(row[field])]))));
  const columns = join(
    [...referring, ...given].map((field) => raw(`"${table.columnOf(field).name}"`)),
    ', ',
  );
  const values = [...referring.map((field) => newIdSql(first[field] as NewId)), ...given.map((field) => raw(`x."${field}"`))];
  const returning = raw(hasId(change) ? '"id"' : '1');
  const unless = raw(change.onlyMissing ? ' ON CONFLICT DO NOTHING' : '');
  const source =
    given.length === 0 ? sql`json_array_elements(${rows}::json)` : sql`json_to_recordset(${rows}::json) AS x(${typesOf(table, given)})`;
  return sql`INSERT INTO ${raw(`"${table.model.table}"`)} (${columns}) SELECT ${join(values, ', ')} FROM ${source}${unless} RETURNING ${returning}`;
}

function typesOf(table: Table, fields: readonly string[]): Sql {
  return join(
    fields.map((field) => raw(`"${field}" ${listType(table, field)}`)),
    ', ',
  );
}

function updateSql({ where, data }: Update, table: Table, newIdSql: (id: NewId) => Sql): Sql {
  // Nothing to set: whether the rows are there is an answer all the same.
  if (Object.keys(data).length === 0) return sql`SELECT 1 FROM ${table.from} WHERE ${whereCondition(table, where, asParameter(newIdSql))}`;
  const set = Object.entries(data).map(([field, value]) => {
    const column = raw(`"${table.columnOf(field).name}"`);
    if (value instanceof Addition) return sql`${column} = ${table.column(field)} + ${value.amount}::${raw(listType(table, field))}`;
    return value instanceof NewId ? sql`${column} = ${newIdSql(value)}` : sql`${column} = ${value}::${raw(listType(table, field))}`;
  });
  return sql`UPDATE ${table.from} SET ${join(set, ', ')} WHERE ${whereCondition(table, where, asParameter(newIdSql))} RETURNING 1`;
}

function deleteSql({ where }: Delete, table: Table, newIdSql: (id: NewId) => Sql): Sql {
  return sql`DELETE FROM ${table.from} WHERE ${whereCondition(table, where, asParameter(newIdSql))} RETURNING 1`;
}

const asParameter =
  (newIdSql: (id: NewId) => Sql): ValueSql =>
  (value, type, list) =>
    sql`${value instanceof NewId ? newIdSql(value) : value}::${raw(list ? `${type}[]` : type)}`;

function listType(table: Table, field: string): string {
  return table.columnOf(field).list ? `${table.typeOf(field)}[]` : table.typeOf(field);
}

/** Decimals and dates have a JSON text of their own that PostgreSQL reads. */
function inJson(value: unknown): unknown {
  // JSON would make it null.
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} is no value of a column.`);
  return typeof value === 'bigint' ? String(value) : value;
}
