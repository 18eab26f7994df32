import { datamodel } from '../generated/datamodel.js';
import { Prisma } from '../generated/prisma/client.js';
import type { Statement } from '../platform/database/statement.js';
import { turnText } from '../platform/database/turns.js';
import { join, raw, type Sql, sql, Table } from '../read/sql.js';
import type { Fact, FactSheet, Lock, LockPurpose, Turn } from './facts.js';
import { whereCondition, type ValueSql } from './where-sql.js';

/** Stands in a condition for what a write is given when it runs. */
export class Given {
  constructor(readonly name: string) {}
}

/** An object whose every property is the place of that property's value. */
export function givenOf<I extends object>(): I {
  return new Proxy({}, { get: (_target, name) => new Given(String(name)) }) as I;
}

/** A statement that is composed once and run with other input each time. */
export interface Prepared {
  of(input: object): Statement;
}

/** How PostgreSQL takes a lock. */
export const LOCK_CLAUSES: Readonly<Record<LockPurpose, string>> = { write: 'FOR NO KEY UPDATE', delete: 'FOR UPDATE', share: 'FOR SHARE' };

/** The statement of a lock: one row with `1` where there is anything to lock. */
export function lockStatement(wanted: Lock | Turn): Prepared {
  if ('turn' in wanted) return prepared(raw(turnText(wanted)));
  const { model, where, to } = wanted;
  const table = tables()(model);
  const condition = whereCondition(table, where, codeOrGiven);
  return prepared(
    sql`SELECT 1 FROM ${table.from} WHERE ${condition} ORDER BY ${table.column('id')} ${raw(LOCK_CLAUSES[to])} OF ${raw(table.alias)}`,
  );
}

/** One statement for all facts, and how to read its answer. */
export function factsStatement(facts: FactSheet): Prepared & { read(text: string | null): Record<string, unknown> } {
  const tableOf = tables();
  const parts: Sql[] = [];
  const readings: [string, Reading][] = [];
  for (const [name, one] of Object.entries(facts)) {
    const table = tableOf(one.model);
    if (one.lock !== undefined) requireAlone(one, facts);
    const { value, reading } = factSql(table, one);
    parts.push(sql`${raw(`'${name}'`)}, ${value}`);
    readings.push([name, reading]);
  }
  return {
    ...prepared(sql`SELECT json_build_object(${join(parts, ', ')})::text`),
    read: (text) => {
      const answer = JSON.parse(text ?? '{}') as Record<string, unknown>;
      for (const [name, reading] of readings) answer[name] = reading(answer[name]);
      return answer;
    },
  };
}

/** What a locking statement reads beside the row that it locks may be from before it waited. */
function requireAlone({ model, select, where }: Fact<unknown>, facts: FactSheet): void {
  if (Object.keys(where).length === 0) throw new Error(`Which ${model} is locked is not said.`);
  const relations = datamodel.models[model]?.relations ?? {};
  if (Object.keys(facts).length > 1 || Object.keys(select).some((field) => field in relations))
    throw new Error(`Nothing else is read with a ${model} that is locked: lock it first.`);
}

/** Makes of a JSON value what Prisma's client would answer. */
type Reading = (value: unknown) => unknown;

function factSql(table: Table, { kind, where, select, orderBy, limit, lock, along }: Fact<unknown>): { value: Sql; reading: Reading } {
  const condition = whereCondition(table, where, codeOrGiven);
  if (along !== undefined) return { value: lineSql(table, condition, along), reading: (value) => value };
  if (kind === 'count') return { value: sql`(SELECT count(*) FROM ${table.from} WHERE ${condition})`, reading: (value) => value };
  const { columns, reading } = selectionSql(table, select);
  const limited = limit === undefined ? raw('') : raw(` LIMIT ${limit}`);
  const locked = raw(lock === undefined ? '' : ` ${LOCK_CLAUSES[lock]} OF ${table.alias}`);
  const inner = sql`SELECT ${columns} FROM ${table.from} WHERE ${condition}${orderBySql(table, orderBy)}${limited}${locked}`;
  return inJson(inner, reading, kind === 'rows');
}

function lineSql(table: Table, condition: Sql, along: string): Sql {
  const { table: next, on } = table.related(along);
  const step = sql`SELECT ${next.column('id')} FROM line JOIN ${table.from} ON ${table.column('id')} = line."id" JOIN ${next.from} ON ${on}`;
  const rows = sql`SELECT ${table.column('id')} FROM ${table.from} WHERE ${condition} UNION ${step}`;
  return sql`(WITH RECURSIVE line("id") AS (${rows}) SELECT coalesce(json_agg("id"), '[]') FROM line)`;
}

function selectionSql(table: Table, select: object): { columns: Sql; reading: Reading } {
  const columns: Sql[] = [];
  const readings: [string, Reading][] = [];
  for (const [field, chosen] of Object.entries(select)) {
    if (chosen === false || chosen === undefined) continue;
    const { value, reading } = field in table.model.relations ? relationSql(table, field, chosen) : columnSql(table, field);
    columns.push(sql`${value} AS ${raw(`"${field}"`)}`);
    if (reading !== undefined) readings.push([field, reading]);
  }
  return { columns: join(columns, ', '), reading: rowOf(readings) };
}

function relationSql(table: Table, relation: string, chosen: unknown): { value: Sql; reading: Reading } {
  const { select, where = {}, orderBy = {} } = chosen as { select?: object; where?: object; orderBy?: object };
  if (select === undefined) throw new Error(`Facts name what they read of ${table.modelName}.${relation}: {select: …}.`);
  const { table: other, on, list } = table.related(relation);
  const { columns, reading } = selectionSql(other, select);
  const order = orderBySql(other, [orderBy].flat());
  const inner = sql`SELECT ${columns} FROM ${other.from} WHERE ${on} AND ${whereCondition(other, where, codeOrGiven)}${order}`;
  return inJson(inner, reading, list);
}

/** A statement's rows as one JSON value: a list, or the only row. */
function inJson(inner: Sql, reading: Reading, list: boolean): { value: Sql; reading: Reading } {
  if (!list) return { value: sql`(SELECT row_to_json(r) FROM (${inner}) r)`, reading };
  return { value: sql`(SELECT coalesce(json_agg(r), '[]') FROM (${inner}) r)`, reading: listOf(reading) };
}

function columnSql(table: Table, field: string): { value: Sql; reading?: Reading } {
  const { type } = table.columnOf(field);
  const column = table.column(field);
  if (type === 'Decimal') return { value: sql`${column}::text`, reading: unlessNull((text) => new Prisma.Decimal(String(text))) };
  if (type === 'BigInt') return { value: sql`${column}::text`, reading: unlessNull((text) => BigInt(String(text))) };
  if (type === 'DateTime') return { value: column, reading: unlessNull((text) => new Date(String(text))) };
  if (type === 'Bytes') throw new Error(`${table.modelName}.${field} holds bytes, which facts do not.`);
  return { value: column };
}

function orderBySql(table: Table, orderBy: readonly object[]): Sql {
  const parts = orderBy
    .flatMap((by) => Object.entries(by))
    .map(([field, direction]) => {
      if (direction !== 'asc' && direction !== 'desc') throw new Error(`${table.modelName}.${field} is ordered by asc or desc.`);
      return sql`${table.column(field)} ${raw(direction.toUpperCase())}`;
    });
  return parts.length === 0 ? raw('') : sql` ORDER BY ${join(parts, ', ')}`;
}

function rowOf(readings: readonly [string, Reading][]): Reading {
  return (value) => {
    if (value === null) return null;
    const row = value as Record<string, unknown>;
    for (const [field, reading] of readings) row[field] = reading(row[field]);
    return row;
  };
}

function listOf(reading: Reading): Reading {
  return (value) => (value as unknown[]).map(reading);
}

function unlessNull(reading: Reading): Reading {
  return (value) => (value === null ? null : reading(value));
}

/** Facts are declared by the program: what they are given comes as parameters, all else is of the code and may be written out. */
const codeOrGiven: ValueSql = (value, type, list) => {
  if (value instanceof Given) return sql`${value}::${raw(list ? `${type}[]` : type)}`;
  if (!list) return sql`${literal(value)}::${raw(type)}`;
  if (!Array.isArray(value)) throw new Error('A list is wanted here.');
  // Planned with the values in sight: a partial index serves only then.
  return sql`ARRAY[${join(value.map(literal), ', ')}]::${raw(`${type}[]`)}`;
};

function literal(value: unknown): Sql {
  if (typeof value === 'number' || typeof value === 'boolean') return raw(String(value));
  if (typeof value === 'string') return raw(`'${value.replaceAll("'", "''")}'`);
  throw new Error(`Facts are made once: ${String(value)} must be given when the write runs.`);
}

function prepared(statement: Sql): Prepared {
  const { text } = statement;
  const names = statement.values.map((value) => {
    if (value instanceof Given) return value.name;
    throw new Error('Facts have no parameters but what they are given.');
  });
  return { of: (input) => ({ text, values: names.map((name) => Reflect.get(input, name)) }) };
}

function tables(): (model: string) => Table {
  let made = 0;
  const nextAlias = (): string => `t${made++}`;
  return (model) => new Table(datamodel, model, nextAlias(), nextAlias);
}
