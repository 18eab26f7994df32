import { TypeNameMetaFieldDef, getNullableType, isListType, type FieldNode, type GraphQLField, type GraphQLObjectType } from 'graphql';
import type { AnyShape } from '../../platform/shape/index.js';
import type { DataModel } from '../datamodel.js';
import { fieldReading, nodeTypeOf } from '../readable.js';
import type { ViewerKind } from '../rules.js';
import { Parameter, Sql, Table, identifier, join, parameter, raw, sql, type Inputs, whereSql } from '../sql.js';
import { isAnsweredByDatabase } from './answered-by-database.js';
import { bindArguments } from './arguments.js';
import { connectionSql } from './connection-sql.js';
import { leafSql } from './leaf.js';
import { objectTypeOf, selectedFields, selectedType, type Document, type SelectedField } from './selection.js';
import { ShapedRows } from './shaped-rows.js';
import { guarded, listedRows, readingOf, relatedRows, visibleRows } from './visible-rows.js';

/**
 * What a statement answers. `rows`: values under their fields' names, from which resolvers make the answer. `answer`: the
 * field's answer itself, ready to be sent, with response names. `shown`: its rows in the shape that an API shows them in, before them
 * the list's number of rows where it is selected. Not every selection can be answered in the last two forms (`isAnsweredByDatabase`).
 */
export type Form = 'rows' | 'answer' | 'shown';

/** A compiled statement: text, and where each parameter's value comes from. It answers one JSON text named `data`. */
export interface Plan {
  text: string;
  parameters: readonly ((inputs: Inputs) => unknown)[];
}

/** Name under which a list field's rows travel from the statement to the field's resolver: arguments differ by alias. */
export function listKey(fieldName: string, responseName: string): string {
  return fieldName === responseName ? fieldName : `${fieldName}:${responseName}`;
}

/** Compiles one root field: its nodes, the document around them, and the kind of viewer become one statement. */
export class Compiler {
  /** False as soon as the answer would need a resolver after all; what was compiled in the form `answer` is void then. */
  isAnsweredByDatabase = true;
  private aliases = 0;
  private readonly shapes: ShapedRows;

  constructor(
    private readonly datamodel: DataModel,
    readonly document: Document,
    readonly kind: ViewerKind | null,
    private readonly form: Form,
    /** Whether lists have everything that the viewer sees. */
    private readonly wholeLists: boolean,
    private readonly shown?: AnyShape | undefined,
  ) {
    this.shapes = new ShapedRows(document, kind);
  }

  /** One row of `type`, found by equality on Prisma fields whose values are passed at execution. */
  one(type: GraphQLObjectType, nodes: readonly FieldNode[], whereFields: readonly string[]): Plan {
    const table = this.tableOf(type);
    return this.oneWhere(type, nodes, table, equalities(table, whereFields));
  }

  /** One row of `type`, found by the argument `id` of its field. */
  oneById(field: GraphQLField<unknown, unknown>, type: GraphQLObjectType, nodes: readonly FieldNode[]): Plan {
    const table = this.tableOf(type);
    const id = bindArguments(field.args, nodes[0]?.arguments, this.document.variableValues).get('id');
    if (id?.kind !== 'value') throw new Error(`${field.name} has no id.`);
    return this.oneWhere(type, nodes, table, [
      sql`${table.column('id')} = ${parameter(table.typeOf('id'), ({ variables }) => id.read(variables))}`,
    ]);
  }

  private oneWhere(type: GraphQLObjectType, nodes: readonly FieldNode[], table: Table, where: Sql[]): Plan {
    const conditions = [...where, ...visibleRows(type, table, this.kind)];
    if (this.shown !== undefined) conditions.push(...this.shapes.conditions(type, nodes, table, this.shown.where));
    const row = this.rootRowSql(type, nodes, table);
    return finish(sql`SELECT row_to_json(r)::text AS data FROM (${row} FROM ${table.from} ${whereSql(conditions)}) r`);
  }

  /** The rows of `type` with these ids, whose list is passed at execution, in its order. */
  byIds(type: GraphQLObjectType, nodes: readonly FieldNode[]): Plan {
    const table = this.tableOf(type);
    const ids = parameter('int[]', ({ values }) => values[0]);
    const conditions = [sql`${table.column('id')} = ANY(${ids})`, ...visibleRows(type, table, this.kind)];
    const row = this.rowSql(type, nodes, table);
    const order = sql`ORDER BY array_position(${ids}, ${table.column('id')})`;
    return finish(
      sql`SELECT coalesce(json_agg(r), '[]')::text AS data FROM (${row} FROM ${table.from} ${whereSql(conditions)} ${order}) r`,
    );
  }

  /** A root connection; `whereFields` narrow it as in `one`. */
  connection(
    field: GraphQLField<unknown, unknown>,
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    whereFields: readonly string[],
  ): Plan {
    const node = nodeTypeOf(type);
    if (node === undefined) throw new Error(`${type.name} is no connection.`);
    const table = this.tableOf(node);
    const expression = this.connectionOf(
      { responseName: field.name, definition: field, nodes },
      type,
      node,
      table,
      equalities(table, whereFields),
      (rows) => this.rootRowSql(node, rows, table),
    );
    return finish(sql`SELECT (${expression})::text AS data`);
  }

  /** `SELECT` list of one row of the root field. */
  private rootRowSql(type: GraphQLObjectType, nodes: readonly FieldNode[], table: Table): Sql {
    if (this.shown === undefined) return this.rowSql(type, nodes, table);
    const row = this.shapes.rowSql(type, nodes, table, this.shown);
    this.isAnsweredByDatabase &&= this.shapes.areAnsweredByDatabase;
    return row;
  }

  /** `SELECT` list of one object: every selected field under the name by which it is answered. */
  rowSql(type: GraphQLObjectType, nodes: readonly FieldNode[], table: Table): Sql {
    const columns = new Map<string, Sql>();
    for (const field of this.fieldsOf(type, nodes)) {
      const reading = fieldReading(field.definition);
      for (const name of reading.fromColumns ?? []) columns.set(name, table.column(name));
      if (reading.fromColumns === undefined && reading.hasResolver !== true)
        columns.set(field.responseName, this.fieldSql(field, type, table));
      this.isAnsweredByDatabase &&=
        field.definition === TypeNameMetaFieldDef || isAnsweredByDatabase(field.definition, table.model, this.kind);
    }
    if (columns.size === 0) {
      // Everything was skipped: a row is there and has nothing to show.
      this.isAnsweredByDatabase = false;
      return sql`SELECT true AS "present"`;
    }
    return sql`SELECT ${join(
      [...columns].map(([name, expression]) => sql`${expression} AS ${identifier(name)}`),
      ', ',
    )}`;
  }

  /** The fields that are selected, under the names by which they are answered. */
  private fieldsOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): SelectedField[] {
    const fields = selectedFields(this.document, type, nodes);
    return this.form === 'rows' ? byOwnName(fields) : fields;
  }

  private fieldSql(field: SelectedField, type: GraphQLObjectType, table: Table): Sql {
    if (field.definition === TypeNameMetaFieldDef) return raw(`'${type.name}'::text`);
    const reading = fieldReading(field.definition);
    const target = objectTypeOf(field.definition);
    if (target === undefined)
      return guarded(reading, table, this.kind, reading.sql?.(table) ?? leafSql(table, reading.column ?? field.definition.name));
    return guarded(
      reading,
      table,
      this.kind,
      nodeTypeOf(target) === undefined ? this.relationSql(field, table) : this.listSql(field, target, table),
    );
  }

  private relationSql(field: SelectedField, table: Table): Sql {
    const type = selectedType(field);
    const { visibleWithParent } = fieldReading(field.definition);
    const related = relatedRows(field.definition, table);
    const conditions = [related.on, ...visibleRows(type, related.table, this.kind, visibleWithParent), ...related.where];
    const row = this.rowSql(type, field.nodes, related.table);
    if (!isListType(getNullableType(field.definition.type))) {
      return sql`(SELECT row_to_json(r) FROM (${row} FROM ${related.table.from} ${whereSql(conditions)} LIMIT 1) r)`;
    }
    const order = sql`ORDER BY ${related.table.column('id')}`;
    return sql`(SELECT coalesce(json_agg(r), '[]') FROM (${row} FROM ${related.table.from} ${whereSql(conditions)} ${order}) r)`;
  }

  private listSql(field: SelectedField, connection: GraphQLObjectType, table: Table): Sql {
    const node = nodeTypeOf(connection);
    if (node === undefined) throw new Error(`${connection.name} is no connection.`);
    const related = relatedRows(field.definition, table);
    const rowOf = (nodes: readonly FieldNode[]): Sql => this.rowSql(node, nodes, related.table);
    return sql`(${this.connectionOf(field, connection, node, related.table, [related.on, ...related.where], rowOf)})`;
  }

  private connectionOf(
    field: SelectedField,
    connection: GraphQLObjectType,
    node: GraphQLObjectType,
    table: Table,
    conditions: Sql[],
    rowOf: (nodes: readonly FieldNode[]) => Sql,
  ): Sql {
    const args = bindArguments(field.definition.args, field.nodes[0]?.arguments, this.document.variableValues);
    const listed = this.wholeLists ? [] : listedRows(node, table, this.kind, args.get('filter'));
    const rows = [...conditions, ...visibleRows(node, table, this.kind), ...listed];
    const { sql: expression, sharesRows } = connectionSql({
      type: connection,
      selection: this.fieldsOf(connection, field.nodes),
      selectionOf: (part) => this.fieldsOf(selectedType(part), part.nodes),
      args,
      target: { table, type: node, kind: this.kind },
      tally: readingOf(node).tally,
      conditions: rows,
      rowOf,
      bare: this.form === 'shown',
    });
    // Rows that two parts share have the columns of both.
    this.isAnsweredByDatabase &&= !sharesRows;
    return expression;
  }

  private tableOf(type: GraphQLObjectType): Table {
    const nextAlias = (): string => `t${this.aliases++}`;
    return new Table(this.datamodel, readingOf(type).model, nextAlias(), nextAlias);
  }
}

/** Fields under their own names, so that aliases of one share its value; lists, whose arguments differ by alias, under both. */
function byOwnName(fields: readonly SelectedField[]): SelectedField[] {
  const found = new Map<string, SelectedField>();
  for (const { responseName: alias, definition, nodes } of fields) {
    if (definition === TypeNameMetaFieldDef) continue;
    const type = objectTypeOf(definition);
    const responseName = type !== undefined && nodeTypeOf(type) !== undefined ? listKey(definition.name, alias) : definition.name;
    found.set(responseName, { responseName, definition, nodes: [...(found.get(responseName)?.nodes ?? []), ...nodes] });
  }
  return [...found.values()];
}

function equalities(table: Table, fields: readonly string[]): Sql[] {
  return fields.map((field, index) => sql`${table.column(field)} = ${parameter(table.typeOf(field), ({ values }) => values[index])}`);
}

function finish(statement: Sql): Plan {
  const parameters = statement.values.map((value) => {
    if (!(value instanceof Parameter)) throw new Error('A value was written into a statement; use parameter().');
    return value.read;
  });
  return { text: statement.text, parameters };
}
