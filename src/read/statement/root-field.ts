import { getNamedType, isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';

/** A root field as the engine has to know it. */
export type RootField = Pick<
  GraphQLResolveInfo,
  'schema' | 'operation' | 'fragments' | 'variableValues' | 'parentType' | 'fieldName' | 'fieldNodes' | 'returnType' | 'path'
>;

export function definitionOf({ parentType, fieldName }: RootField): GraphQLField<unknown, unknown> {
  const definition = parentType.getFields()[fieldName];
  if (definition === undefined) throw new Error(`No field ${fieldName}.`);
  return definition;
}

/** The object type behind a root field. */
export function objectType({ returnType, parentType, fieldName }: RootField): GraphQLObjectType {
  const type = getNamedType(returnType);
  if (!isObjectType(type)) throw new Error(`${parentType.name}.${fieldName} is no object.`);
  return type;
}
