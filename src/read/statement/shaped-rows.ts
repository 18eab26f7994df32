import { isListType, getNullableType, type FieldNode, type GraphQLObjectType } from 'graphql';
import { type AnyShape, type Json, type Narrowed, type Part, type Steps, templateParts } from '../../platform/shape/index.js';
import { fieldReading, nodeTypeOf } from '../readable.js';
import type { ViewerKind } from '../rules.js';
import { identifier, join, raw, sql, type Sql, type Table, whereSql } from '../sql.js';
import { isAnsweredByDatabase } from './answered-by-database.js';
import { formattedSql, jsonLiteral, textLiteral, valueSql } from './formatted-sql.js';
import { selectedFields, selectedType, type Document, type SelectedField } from './selection.js';
import { guarded, relatedRows, visibleRows } from './visible-rows.js';

/** A row that is shown: its table, and what the document selects of it. */
interface Source {
  readonly table: Table;
  readonly fields: ReadonlyMap<string, SelectedField>;
}

/** Related rows, joined to the row before, as far as the viewer sees them. */
interface Related {
  readonly source: Source;
  readonly type: GraphQLObjectType;
  readonly conditions: readonly Sql[];
  readonly isList: boolean;
  /** Around whatever is made of them: null for who does not see the field. */
  readonly guard: (expression: Sql) => Sql;
}

/** Rows in a shape of their own, as SQL: what `platform/shape/writer.ts` makes of a row in the process, letter for letter. */
export class ShapedRows {
  /** False as soon as resolvers would have a part in a selected field; what was made then is void. */
  areAnsweredByDatabase = true;

  constructor(
    private readonly document: Document,
    private readonly kind: ViewerKind | null,
  ) {}

  /** `SELECT` list of one row. */
  rowSql(type: GraphQLObjectType, nodes: readonly FieldNode[], table: Table, shape: AnyShape): Sql {
    return this.#rowOf(this.#source(type, nodes, table), shape);
  }

  /** The rows that are meant. */
  conditions(type: GraphQLObjectType, nodes: readonly FieldNode[], table: Table, where: Narrowed): Sql[] {
    return this.#meant(this.#source(type, nodes, table), where);
  }

  #source(type: GraphQLObjectType, nodes: readonly FieldNode[], table: Table): Source {
    const fields = selectedFields(this.document, type, nodes);
    this.areAnsweredByDatabase &&= fields.every(({ definition }) => isAnsweredByDatabase(definition, table.model, this.kind));
    return { table, fields: new Map(fields.map((field) => [field.responseName, field])) };
  }

  #rowOf(source: Source, { parts }: AnyShape): Sql {
    return sql`SELECT ${join(
      parts.map(([key, part]) => sql`${this.#partOf(source, part)} AS ${identifier(key)}`),
      ', ',
    )}`;
  }

  #partOf(source: Source, part: Part): Sql {
    switch (part.is) {
      case 'value': {
        const values = part.places.map((steps) =>
          this.#along(source, steps, (last, field) => formattedSql(part.format, field, last.table, this.kind)),
        );
        return otherwise(values.length === 1 ? join(values) : sql`coalesce(${join(values, ', ')})`, part.otherwise);
      }
      case 'text': {
        const { texts, fields } = templateParts(part.template);
        const pieces = texts.flatMap((text, index) => {
          const name = fields[index];
          const literal = text === '' ? [] : [textLiteral(text)];
          return name === undefined ? literal : [...literal, sql`(${this.#valueOf(source, name)})::text`];
        });
        return join(pieces, ' || ');
      }
      case 'joined': {
        const values = part.fields.map((name) => sql`nullif(${this.#valueOf(source, name)}, '')`);
        return sql`nullif(concat_ws(' ', ${join(values, ', ')}), '')`;
      }
      case 'row': {
        const found = this.#along(source, part.steps, (last, field) => {
          const related = this.#related(last, field);
          const { like } = part;
          const alike =
            like === undefined
              ? undefined
              : likeness(this.#valueOf(related.source, like.field), this.#valueOf(source, like.field), like.classes);
          const conditions = [
            ...related.conditions,
            ...this.#meant(related.source, part.shape.where),
            ...(alike === undefined ? [] : [alike.condition]),
          ];
          const from = first(related, conditions, alike && [alike.order]);
          return related.guard(sql`(SELECT row_to_json(r) FROM (${this.#rowOf(related.source, part.shape)} ${from}) r)`);
        });
        return otherwise(found, part.otherwise);
      }
      case 'rows':
        return this.#along(source, part.steps, (last, field) => {
          const related = this.#related(last, field);
          const { table } = related.source;
          const conditions = [...related.conditions, ...this.#meant(related.source, part.shape.where)];
          const list = sql`${this.#rowOf(related.source, part.shape)} FROM ${table.from} ${whereSql(conditions)} ORDER BY ${table.column('id')}`;
          return related.guard(sql`(SELECT coalesce(array_to_json(array_agg(row_to_json(r))), '[]') FROM (${list}) r)`);
        });
    }
  }

  /** Goes from row to row, and makes something of the field at the end. */
  #along(source: Source, [step, ...rest]: Steps, end: (source: Source, field: SelectedField) => Sql): Sql {
    const field = fieldOf(source, step);
    if (rest.length === 0) return end(source, field);
    const related = this.#related(source, field);
    return related.guard(sql`(SELECT ${this.#along(related.source, rest, end)} ${first(related, related.conditions)})`);
  }

  #related({ table }: Source, field: SelectedField): Related {
    const reading = fieldReading(field.definition);
    const type = selectedType(field);
    // A connection's rows come with arguments of its own.
    if (nodeTypeOf(type) !== undefined) throw new Error(`${field.responseName} is a connection, of which no shape can be shown.`);
    const rows = relatedRows(field.definition, table);
    return {
      source: this.#source(type, field.nodes, rows.table),
      type,
      conditions: [rows.on, ...visibleRows(type, rows.table, this.kind, reading.visibleWithParent), ...rows.where],
      isList: isListType(getNullableType(field.definition.type)),
      guard: (expression) => guarded(reading, table, this.kind, expression),
    };
  }

  #valueOf(source: Source, name: string): Sql {
    return valueSql(fieldOf(source, name), source.table, this.kind);
  }

  #meant(source: Source, where: Narrowed): Sql[] {
    return Object.entries(where).map(([name, wanted]) => {
      const value = this.#valueOf(source, name);
      if (typeof wanted === 'boolean') return sql`${value} IS ${raw(wanted ? 'TRUE' : 'FALSE')}`;
      const texts = typeof wanted === 'string' ? [wanted] : wanted;
      return sql`(${value})::text IN (${join(texts.map(textLiteral), ', ')})`;
    });
  }
}

function fieldOf({ fields, table }: Source, name: string | undefined): SelectedField {
  const field = fields.get(name ?? '');
  if (field === undefined) throw new Error(`The operation does not select ${String(name)} of ${table.modelName}, which is to be shown.`);
  return field;
}

/** `FROM` the first of the rows; where there can be one only, no order is wanted. */
function first({ source: { table }, isList }: Related, conditions: readonly Sql[], orders: readonly Sql[] = []): Sql {
  const order = isList ? sql`ORDER BY ${join([...orders, table.column('id')], ', ')} ` : raw('');
  return sql`FROM ${table.from} ${whereSql(conditions)} ${order}LIMIT 1`;
}

/** Of one class with the row's own value, those of the same value first. */
function likeness(value: Sql, own: Sql, classes: Readonly<Record<string, string>>): { condition: Sql; order: Sql } {
  const classOf = (of: Sql): Sql =>
    sql`CASE (${of})::text ${join(
      Object.entries(classes).map(([from, to]) => sql`WHEN ${textLiteral(from)} THEN ${textLiteral(to)}`),
      ' ',
    )} END`;
  return { condition: sql`${classOf(value)} = ${classOf(own)}`, order: sql`(${value})::text <> (${own})::text` };
}

function otherwise(expression: Sql, value: Json): Sql {
  return value === null ? expression : sql`coalesce(to_json(${expression}), ${jsonLiteral(value)})`;
}
