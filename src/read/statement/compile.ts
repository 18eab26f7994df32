import { getNullableType, isListType } from 'graphql';
import type { DataModel } from '../datamodel.js';
import { nodeTypeOf } from '../readable.js';
import type { Wanted } from './plan-key.js';
import { Compiler, type Plan } from './plan.js';
import { definitionOf, objectType } from './root-field.js';

/**
 * Compiles the statement that is wanted. In the forms `answer` and `shown` it lists a type, or finds one thing by its id; null where resolvers
 * have a part in it.
 */
export function compile(datamodel: DataModel, { field, kind, form, wholeLists = false, whereFields, shown }: Wanted): Plan | null {
  const compiler = new Compiler(datamodel, field, kind, form, wholeLists, shown);
  const type = objectType(field);
  const isConnection = nodeTypeOf(type) !== undefined;
  if (form === 'rows') {
    if (isListType(getNullableType(field.returnType))) return compiler.byIds(type, field.fieldNodes);
    if (!isConnection) return compiler.one(type, field.fieldNodes, whereFields);
    return compiler.connection(definitionOf(field), type, field.fieldNodes, whereFields);
  }
  const oneRow = (): Plan =>
    whereFields.length > 0
      ? compiler.one(type, field.fieldNodes, whereFields)
      : compiler.oneById(definitionOf(field), type, field.fieldNodes);
  const plan = isConnection ? compiler.connection(definitionOf(field), type, field.fieldNodes, whereFields) : oneRow();
  return compiler.isAnsweredByDatabase ? plan : null;
}
