import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** Writes what of the variables decides a statement's shape; equal shapes share a compiled statement. */
export type VariableShape = (variables: Readonly<Record<string, unknown>>) => string;

/**
 * What a variable changes in the shape: presence, which keys an input object has, how many conditions a list of them
 * holds, enum values (orders are enums), and booleans (`@skip`, `@include`). Other values only fill parameters.
 */
export function variableShape(schema: GraphQLSchema, operation: OperationDefinitionNode): VariableShape {
  const shapers = (operation.variableDefinitions ?? []).map((definition) => {
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) throw new Error(`Variable ${definition.variable.name.value} has no input type.`);
    return { name: definition.variable.name.value, type };
  });
  if (shapers.length === 0) return () => '';
  return (variables) => shapers.map(({ name, type }) => shapeOf(type, variables[name])).join();
}

function shapeOf(type: GraphQLInputType, value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return 'n';
  const nullable = getNullableType(type);
  if (isInputObjectType(nullable)) {
    const parts: string[] = [];
    for (const field of Object.values(nullable.getFields())) {
      const inner: unknown = typeof value === 'object' ? Reflect.get(value, field.name) : undefined;
      if (inner !== undefined && inner !== null) parts.push(`${field.name}:${shapeOf(field.type, inner)}`);
    }
    return `{${parts.join()}}`;
  }
  if (isListType(nullable)) {
    if (!isInputObjectType(getNullableType(nullable.ofType))) return '#';
    return `[${(Array.isArray(value) ? value : [value]).map((item: unknown) => shapeOf(nullable.ofType, item)).join()}]`;
  }
  return isEnumType(nullable) || typeof value === 'boolean' ? String(value) : '#';
}
