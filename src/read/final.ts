import { getNamedType, isEnumType, isListType, isNonNullType, getNullableType, type GraphQLField } from 'graphql';
import type { Column, Model } from './datamodel.js';
import { fieldReading, nodeTypeOf, typeReading, type FieldReading } from './readable.js';
import type { ViewerKind } from './rules.js';
import { objectTypeOf } from './selection.js';

/** Scalars that the database writes as clients read them, and the columns behind which that holds. */
const FINAL_SCALARS: Readonly<Record<string, (column: Column) => boolean>> = {
  Int: ({ type }) => type === 'Int',
  Float: ({ type }) => type === 'Float',
  String: ({ type }) => type === 'String',
  Boolean: ({ type }) => type === 'Boolean',
  Decimal: ({ type }) => type === 'Decimal',
  DateTime: ({ type, native }) => type === 'DateTime' && native !== 'Date',
  Date: ({ type, native }) => type === 'DateTime' && native === 'Date',
};

/** Of those, the ones that a SQL expression yields without further ado. */
const FINAL_EXPRESSIONS = new Set(['Int', 'String', 'Boolean']);

/**
 * Whether the database's JSON for a field is its answer, letter for letter: no resolver or serialiser would change it,
 * and none would have to refuse a null where the schema promises a value.
 */
export function isFinal(definition: GraphQLField<unknown, unknown>, model: Model, kind: ViewerKind | null): boolean {
  const reading = fieldReading(definition);
  if (reading.needs !== undefined || reading.resolved === true) return false;
  const promised = isNonNullType(definition.type);
  if (promised && (reading.visible?.(kind) ?? true) !== true) return false;
  return objectTypeOf(definition) === undefined
    ? isFinalLeaf(definition, reading, model, promised)
    : !promised || isAlwaysThere(definition, reading, model, kind);
}

function isFinalLeaf({ name, type }: GraphQLField<unknown, unknown>, reading: FieldReading, model: Model, promised: boolean): boolean {
  const leaf = getNamedType(type);
  if (isEnumType(leaf) && leaf.getValues().some((value) => value.name !== value.value)) return false;
  if (reading.sql !== undefined) return reading.final === true || isEnumType(leaf) || FINAL_EXPRESSIONS.has(leaf.name);
  const column = model.columns[reading.column ?? name];
  if (column === undefined || (promised && column.nullable) || column.list !== isListType(getNullableType(type))) return false;
  return isEnumType(leaf) ? column.enum : FINAL_SCALARS[leaf.name]?.(column) === true;
}

/** Lists may be empty; one related row must exist and be seen. */
function isAlwaysThere(definition: GraphQLField<unknown, unknown>, reading: FieldReading, model: Model, kind: ViewerKind | null): boolean {
  const type = objectTypeOf(definition);
  if (reading.final === true || isListType(getNullableType(definition.type)) || (type !== undefined && nodeTypeOf(type) !== undefined))
    return true;
  const target = typeReading(type);
  const seen = target !== undefined && target.live === undefined && (reading.along === true || target.visible(kind) === true);
  return seen && reading.where === undefined && model.relations[reading.relation ?? definition.name]?.nullable === false;
}
