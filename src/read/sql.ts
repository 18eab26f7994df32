import { Sql, empty, join, raw, sqltag as sql } from '@prisma/client/runtime/client';
import type { AddressParts } from '../platform/media/addresses.js';
import type { DataModel, Model } from './datamodel.js';

export { Sql, empty, join, raw, sql };

/** How much of a list one page may hold, and how far an offset may go. */
export interface PageLimits {
  pageSize: number;
  offset: number;
}

/** Who is asking, as far as a value in a statement can depend on it. */
export interface ViewerIds {
  readonly accountId: number;
  readonly profileId: number;
}

/** What fills a statement's parameters at each execution. */
export interface Inputs {
  /** The operation's coerced variables. */
  variables: Readonly<Record<string, unknown>>;
  viewer: ViewerIds | null;
  /** Values a resolver passed beside the selection, such as an id it was given. */
  values: readonly unknown[];
  limits: PageLimits;
  /** What addresses of stored files are made from. */
  addresses: AddressParts;
}

/**
 * A parameter of a compiled statement: not a value, but where the value comes from. Statements are compiled once for a
 * selection and run with other values each time.
 */
export class Parameter {
  constructor(readonly read: (inputs: Inputs) => unknown) {}
}

/** A parameter with its PostgreSQL type, e.g. `$1::int`. */
export function parameter(type: string, read: (inputs: Inputs) => unknown): Sql {
  return sql`${new Parameter(read)}::${raw(type)}`;
}

/** A quoted name; names come from the schema or from a GraphQL document (letters, digits, underscore), never from values. */
export function identifier(name: string): Sql {
  return raw(`"${name.replaceAll('"', '""')}"`);
}

/** `WHERE` all of the conditions; nothing where there are none. */
export function whereSql(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? empty : sql`WHERE ${join(conditions, ' AND ')}`;
}

/** One occurrence of a table in a statement. */
export class Table {
  constructor(
    private readonly datamodel: DataModel,
    readonly modelName: string,
    readonly alias: string,
    /** A name that nothing else in the statement has. */
    readonly nextAlias: () => string,
  ) {}

  get model(): Model {
    const model = this.datamodel.models[this.modelName];
    if (model === undefined) throw new Error(`No model ${this.modelName} in the Prisma schema.`);
    return model;
  }

  /** `FROM` item: the table and its alias. */
  get from(): Sql {
    return raw(`"${this.model.table}" ${this.alias}`);
  }

  has(field: string): boolean {
    return field in this.model.columns;
  }

  /** A column by its Prisma field name. */
  column(field: string): Sql {
    return raw(`${this.alias}."${this.columnOf(field).name}"`);
  }

  /** The PostgreSQL type to cast a parameter to that is compared with this column. */
  typeOf(field: string): string {
    const column = this.columnOf(field);
    if (column.enum) return `"${this.datamodel.enums[column.type] ?? column.type}"`;
    return (column.native === 'Date' ? 'date' : SQL_TYPES[column.type]) ?? 'text';
  }

  columnOf(field: string): Model['columns'][string] {
    const column = this.model.columns[field];
    if (column === undefined) throw new Error(`No column ${field} in ${this.modelName}.`);
    return column;
  }

  /** Another table, which no relation of the Prisma schema joins to this one. */
  other(modelName: string): Table {
    return new Table(this.datamodel, modelName, this.nextAlias(), this.nextAlias);
  }

  /** The table at the other end of a relation, and the condition that joins it to this row. */
  related(relation: string): { table: Table; on: Sql; list: boolean } {
    const description = this.model.relations[relation];
    if (description === undefined) throw new Error(`No relation ${relation} in ${this.modelName}.`);
    const table = new Table(this.datamodel, description.model, this.nextAlias(), this.nextAlias);
    const pairs = description.from.map((from, index) => {
      const to = description.to[index];
      if (to === undefined) throw new Error(`Relation ${this.modelName}.${relation} is lopsided.`);
      return sql`${table.column(to)} = ${this.column(from)}`;
    });
    return { table, on: join(pairs, ' AND '), list: description.list };
  }
}

const SQL_TYPES: Record<string, string> = {
  Int: 'int',
  BigInt: 'bigint',
  Float: 'float8',
  Decimal: 'numeric',
  Boolean: 'boolean',
  DateTime: 'timestamptz',
  Json: 'jsonb',
};
