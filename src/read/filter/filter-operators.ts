import { parameter, raw, sql, type Sql } from '../sql.js';
import type { Bound } from '../statement/arguments.js';

/** The value of an operator; never null. */
export type Operand = Extract<Bound, { kind: 'value' }>;

/** What is compared, and the PostgreSQL type to compare it as. */
export interface Compared {
  readonly sql: Sql;
  readonly type: string;
}

type Operator = (column: Compared, operand: Operand) => Sql;

/** Lists of so many values are gone along for a row as fast as anything else is asked of it. */
const SHORT_LIST = 20;
/** The largest page: ids of a page are asked for in one list, and an index is to serve that. */
const PAGE_LIST = 100;

/** How long a list of values is; part of a statement's shape. */
export function lengthOfList(values: unknown): 'short' | 'page' | 'long' {
  const length = Array.isArray(values) ? values.length : 1;
  return length <= SHORT_LIST ? 'short' : length <= PAGE_LIST ? 'page' : 'long';
}

/** Patterns of the operators that look into a text, whatever the case of letters. */
const PATTERNS: Readonly<Record<string, (escaped: string) => string>> = {
  contains: (text) => `%${text}%`,
  startsWith: (text) => `${text}%`,
};

/** Operators that answer true or false also where there is no value. */
const ALWAYS_SAY = new Set(['ne', 'isNull']);

export function looksIntoText(operator: string): boolean {
  return operator in PATTERNS;
}

export function alwaysSays(operator: string): boolean {
  return ALWAYS_SAY.has(operator);
}

/** The values of a list as a SELECT. */
export function setOf(type: string, operand: Operand): Sql {
  return sql`SELECT unnest(${listParameter(type, operand)})`;
}

/** One operator on one column as a condition. It is null where the column has no value, unless it `alwaysSays`. */
export function compare(operator: string, column: Compared, operand: Operand): Sql {
  const make = OPERATORS[operator];
  if (make === undefined) throw new Error(`No filter operator ${operator}.`);
  return make(column, operand);
}

/** The same for an operator that looks into a text which is in small letters already. */
export function compareLowered(operator: string, lowered: Sql, operand: Operand): Sql {
  // The subselect makes small letters of the pattern once and not for every row; only the database knows its own alphabet.
  return sql`${lowered} LIKE (SELECT lower(${pattern(operator, operand)}))`;
}

const withSign =
  (sign: string): Operator =>
  (column, { read }) =>
    sql`${column.sql} ${raw(sign)} ${parameter(column.type, ({ variables }) => bindable(read(variables)))}`;

const ilike =
  (operator: string): Operator =>
  (column, operand) =>
    sql`${column.sql} ILIKE ${pattern(operator, operand)}`;

const OPERATORS: Readonly<Record<string, Operator>> = {
  eq: withSign('='),
  ne: withSign('IS DISTINCT FROM'),
  lt: withSign('<'),
  lte: withSign('<='),
  gt: withSign('>'),
  gte: withSign('>='),
  in: (column, operand) => sql`${column.sql} = ANY(${listParameter(column.type, operand)})`,
  contains: ilike('contains'),
  startsWith: ilike('startsWith'),
  isNull: (column, { read }) => sql`(${column.sql} IS NULL) = ${parameter('boolean', ({ variables }) => read(variables))}`,
};

function pattern(operator: string, { read }: Operand): Sql {
  const patternOf = PATTERNS[operator];
  if (patternOf === undefined) throw new Error(`${operator} has no pattern.`);
  return parameter('text', ({ variables }) => patternOf(String(read(variables)).replace(/[\\%_]/g, '\\$&')));
}

/** Values as drivers take them: a Date as ISO text, so that no driver applies a zone of its own. */
export function bindable(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

function listParameter(type: string, { read }: Operand): Sql {
  return parameter(`${type}[]`, ({ variables }) => bindableList(read(variables)));
}

function bindableList(value: unknown): unknown[] {
  return [...new Set((Array.isArray(value) ? value : [value]).map(bindable))];
}
