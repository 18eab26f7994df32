import {
  Kind,
  TypeInfo,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  visit,
  visitWithTypeInfo,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { lengthOfList } from './filter-operators.js';
import { stepOf } from './reach.js';

/** Writes what of the variables decides a statement's shape; equal shapes share a compiled statement. */
export type VariableShape = (variables: Readonly<Record<string, unknown>>) => string;

/** What the walk needs of `GraphQLResolveInfo`. */
interface Operation {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/**
 * What a variable changes in the shape: presence, which keys an input object has, whether null is given for one, how many
 * conditions a list of them holds, whether a list of values is long, enum values (orders are enums), booleans (`@skip`,
 * `@include`), and roughly how far a page reaches. Other values only fill parameters.
 */
export function variableShape({ schema, operation, fragments }: Operation): VariableShape {
  const uses = new Map<string, { name: string; shapeOf: (value: unknown) => string }>();
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    VariableDefinition: () => false,
    Variable: ({ name: { value: name } }) => {
      const type = types.getInputType();
      if (type === null || type === undefined) throw new Error(`Variable ${name} is used where no input is.`);
      const pages = PAGE_ARGUMENTS.has(types.getArgument()?.name ?? '');
      uses.set(`${name} ${String(type)} ${pages}`, { name, shapeOf: (value) => (pages ? pageShape(value) : shapeOf(type, value)) });
    },
  });
  visit({ kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] }, visitor);
  const shapers = [...uses.values()];
  if (shapers.length === 0) return () => '';
  return (variables) => shapers.map((use) => use.shapeOf(variables[use.name])).join();
}

const PAGE_ARGUMENTS = new Set(['first', 'offset']);

/** Pages of about one size and place share a statement. */
function pageShape(value: unknown): string {
  return value === undefined || value === null ? '' : String(stepOf(value));
}

function shapeOf(type: GraphQLInputType, value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return 'n';
  const nullable = getNullableType(type);
  if (isInputObjectType(nullable)) {
    const parts: string[] = [];
    for (const field of Object.values(nullable.getFields())) {
      const inner: unknown = typeof value === 'object' ? Reflect.get(value, field.name) : undefined;
      if (inner !== undefined) parts.push(`${field.name}:${shapeOf(field.type, inner)}`);
    }
    return `{${parts.join()}}`;
  }
  if (isListType(nullable)) {
    if (!isInputObjectType(getNullableType(nullable.ofType))) return `#${lengthOfList(value)}`;
    return `[${(Array.isArray(value) ? value : [value]).map((item: unknown) => shapeOf(nullable.ofType, item)).join()}]`;
  }
  return isEnumType(nullable) || typeof value === 'boolean' ? String(value) : '#';
}
