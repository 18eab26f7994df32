import {
  getNamedType,
  isInputObjectType,
  isInputType,
  typeFromAST,
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';

/**
 * How many characters the columns take in which a document's texts end up, by the name of the input field; where two fields have one
 * name, the shorter. The schema's input fields say it (`@Column`).
 */
export function storedTexts(document: DocumentNode, schema: GraphQLSchema): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  const seen = new Set<GraphQLInputObjectType>();
  const read = (type: unknown): void => {
    if (!isInputObjectType(type) || seen.has(type)) return;
    seen.add(type);
    for (const { name, type: of, extensions } of Object.values(type.getFields())) {
      const { longestStored } = extensions as { longestStored?: number };
      if (longestStored !== undefined) longest.set(name, Math.min(longestStored, longest.get(name) ?? Infinity));
      read(getNamedType(of));
    }
  };
  for (const definition of document.definitions)
    for (const variable of ('variableDefinitions' in definition && definition.variableDefinitions) || []) {
      const type = typeFromAST(schema, variable.type as never);
      if (isInputType(type)) read(getNamedType(type));
    }
  return longest;
}
