import { Kind, OperationTypeNode, TypeNameMetaFieldDef, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { RootField } from '../../core/read/plan-cache.js';
import { rootReading } from '../../core/read/readable.js';
import type { Reader } from '../../core/read/reader.js';
import { selectedFields } from '../../core/read/selection.js';

type Variables = Readonly<Record<string, unknown>>;

/** What an answer without resolvers needs of their context. */
interface ReadContext {
  readonly read: Reader;
  readonly viewer: unknown;
}

/** Answers a query's `data` as JSON text; undefined where resolvers have a part in it. Rejects as a resolver would. */
export type DirectAnswer = (context: unknown, coerced: Variables) => Promise<string> | undefined;

/**
 * Most queries ask for nothing but what the read engine finds: the database then writes the whole answer, and between it
 * and the client nobody parses, resolves or serialises anything. Made for one choice of the conditional fields, that of
 * `coerced`; undefined when a root field has a resolver of its own.
 */
export function directAnswer(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, coerced: Variables): DirectAnswer | undefined {
  const query = schema.getQueryType();
  if (operation.operation !== OperationTypeNode.QUERY || !query) return undefined;
  const fragments = Object.fromEntries(document.definitions.filter(isFragment).map((it) => [it.name.value, it]));
  const selected = selectedFields({ schema, fragments, variableValues: coerced }, query, [operation]);
  if (selected.some(({ definition }) => definition !== TypeNameMetaFieldDef && !rootReading(definition))) return undefined;

  return (context, variableValues) => {
    const { read, viewer } = context as ReadContext;
    const parts: { name: string; answer: () => Promise<string> | string }[] = [];
    for (const { responseName, definition, nodes } of selected) {
      if (definition === TypeNameMetaFieldDef) {
        parts.push({ name: responseName, answer: () => `"${query.name}"` });
        continue;
      }
      rootReading(definition)?.may?.(viewer as never);
      const field: RootField = {
        schema, operation, fragments, variableValues, parentType: query, fieldName: definition.name, fieldNodes: nodes, returnType: definition.type,
      };
      const answer = read.answer(field);
      if (!answer) return undefined;
      parts.push({ name: responseName, answer });
    }
    return Promise.all(parts.map(async ({ name, answer }) => `"${name}":${await answer()}`)).then((texts) => `{${texts.join()}}`);
  };
}

function isFragment(definition: DocumentNode['definitions'][number]): definition is FragmentDefinitionNode {
  return definition.kind === Kind.FRAGMENT_DEFINITION;
}
