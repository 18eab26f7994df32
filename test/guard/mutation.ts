import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { selectionOf } from './walk.js';

/** A mutation as a document with its arguments as variables, and everything of its answer down to `depth` levels. */
export function mutationDocument(schema: GraphQLSchema, name: string, depth = 0, page?: number): string {
  const field = schema.getMutationType()?.getFields()[name];
  if (field === undefined) throw new Error(`There is no mutation ${name}.`);
  const declared = field.args.map((argument) => `$${argument.name}: ${argument.type.toString()}`);
  const passed = field.args.map((argument) => `${argument.name}: $${argument.name}`);
  const list = (parts: string[]): string => (parts.length === 0 ? '' : `(${parts.join(', ')})`);
  const type = getNamedType(field.type);
  return `mutation ${list(declared)} { ${name}${list(passed)} ${isObjectType(type) ? selectionOf(type, depth, page) : ''} }`;
}
