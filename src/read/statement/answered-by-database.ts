import { getNamedType, isEnumType, isListType, isNonNullType, getNullableType, type GraphQLField } from 'graphql';
import type { Column, Model } from '../datamodel.js';
import { fieldReading, nodeTypeOf, typeReading, type FieldReading } from '../readable.js';
import type { ViewerKind } from '../rules.js';
import { objectTypeOf } from './selection.js';

/** Scalars that the database writes as clients read them, and the columns behind which that holds. */
const SCALARS_IN_ANSWER_FORM: Readonly<Record<string, (column: Column) => boolean>> = {
  Int: ({ type }) => type === 'Int',
  Float: ({ type }) => type === 'Float',
  String: ({ type }) => type === 'String',
  Boolean: ({ type }) => type === 'Boolean',
  Decimal: ({ type }) => type === 'Decimal',
  DateTime: ({ type, native }) => type === 'DateTime' && native !== 'Date',
  Date: ({ type, native }) => type === 'DateTime' && native === 'Date',
};

/** Of those, the ones that a SQL expression yields without further ado. */
const EXPRESSIONS_IN_ANSWER_FORM = new Set(['Int', 'String', 'Boolean']);

/**
 * Whether the database's JSON for a field is its answer, letter for letter: no resolver or serialiser would change it,
 * and none would have to refuse a null where the schema promises a value.
 */
export function isAnsweredByDatabase(definition: GraphQLField<unknown, unknown>, model: Model, kind: ViewerKind | null): boolean {
  const reading = fieldReading(definition);
  if (reading.fromColumns !== undefined || reading.hasResolver === true) return false;
  const promised = isNonNullType(definition.type);
  if (promised && (reading.visible?.(kind) ?? true) !== true) return false;
  return objectTypeOf(definition) === undefined
    ? isLeafInAnswerForm(definition, reading, model, promised)
    : !promised || isAlwaysThere(definition, reading, model, kind);
}

function isLeafInAnswerForm(
  { name, type }: GraphQLField<unknown, unknown>,
  reading: FieldReading,
  model: Model,
  promised: boolean,
): boolean {
  const leaf = getNamedType(type);
  if (isEnumType(leaf) && leaf.getValues().some((value) => value.name !== value.value)) return false;
  if (reading.sql !== undefined) return reading.inAnswerForm === true || isEnumType(leaf) || EXPRESSIONS_IN_ANSWER_FORM.has(leaf.name);
  const column = model.columns[reading.column ?? name];
  if (column === undefined || (promised && column.nullable) || column.list !== isListType(getNullableType(type))) return false;
  return isEnumType(leaf) ? column.enum : SCALARS_IN_ANSWER_FORM[leaf.name]?.(column) === true;
}

/** Lists may be empty; one related row must exist and be seen. */
function isAlwaysThere(definition: GraphQLField<unknown, unknown>, reading: FieldReading, model: Model, kind: ViewerKind | null): boolean {
  const type = objectTypeOf(definition);
  if (
    reading.inAnswerForm === true ||
    isListType(getNullableType(definition.type)) ||
    (type !== undefined && nodeTypeOf(type) !== undefined)
  )
    return true;
  const target = typeReading(type);
  const seen =
    target !== undefined && target.existing === undefined && (reading.visibleWithParent === true || target.visible(kind) === true);
  return seen && reading.where === undefined && model.relations[reading.relation ?? definition.name]?.nullable === false;
}
