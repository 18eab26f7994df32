import { join, parameter, raw, sql, type Inputs, type Sql, type Table, type ViewerIds } from './sql.js';

/**
 * What may decide the shape of a statement: the kind of viewer, never the person. Statements are cached for each kind;
 * the person's ids come in as parameters.
 */
export interface ViewerKind {
  readonly realm: string;
  readonly administrator: boolean;
  readonly shopStaff: boolean;
  readonly memberPermission: string | null;
}

/** A part of a WHERE clause about one table. */
export type Condition = (table: Table) => Sql;

/** Which rows a kind of viewer sees: all, none, or those that meet a condition. */
export type Rule = (kind: ViewerKind | null) => boolean | Condition;

/** Key of a viewer's kind in the statement cache. */
export function kindKey(kind: ViewerKind | null): string {
  return kind === null ? '-' : `${kind.realm}${kind.administrator ? '!' : ''}${kind.shopStaff ? '$' : ''}${kind.memberPermission ?? ''}`;
}

export const signedIn: Rule = (kind) => kind !== null;

/** A rule for each realm; realms without one see nothing, nor does who is not signed in. */
export function byRealm(rules: Readonly<Partial<Record<string, boolean | Condition>>>): Rule {
  return (kind) => (kind === null ? false : (rules[kind.realm] ?? false));
}

/** Rows whose column holds the viewer's profile id. */
export function own(field: string): Condition {
  return (table) => sql`${table.column(field)} = ${viewerId('profileId')}`;
}

/** Rows whose column holds the viewer's account id. */
export function ownAccount(field = 'accountId'): Condition {
  return (table) => sql`${table.column(field)} = ${viewerId('accountId')}`;
}

/** Rows with at least one related row that meets the condition. */
export function some(relation: string, condition: Condition): Condition {
  return (table) => {
    const related = table.related(relation);
    return sql`EXISTS (SELECT 1 FROM ${related.table.from} WHERE ${related.on} AND ${condition(related.table)})`;
  };
}

/** Rows where a column equals a constant. */
export function is(field: string, value: string | number | boolean | null): Condition {
  if (value === null) return (table) => sql`${table.column(field)} IS NULL`;
  return (table) => sql`${table.column(field)} = ${parameter(table.typeOf(field), () => value)}`;
}

export function all(...conditions: readonly Condition[]): Condition {
  return (table) =>
    sql`(${join(
      conditions.map((condition) => condition(table)),
      ' AND ',
    )})`;
}

export function any(...conditions: readonly Condition[]): Condition {
  return (table) =>
    sql`(${join(
      conditions.map((condition) => condition(table)),
      ' OR ',
    )})`;
}

export function viewerId(id: keyof ViewerIds): Sql {
  return parameter('int', ({ viewer }: Inputs) => viewer?.[id] ?? null);
}

/** A rule's outcome as SQL. */
export function conditionOf(outcome: boolean | Condition, table: Table): Sql {
  return typeof outcome === 'boolean' ? raw(outcome ? 'true' : 'false') : outcome(table);
}
