import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
  BREAK,
  type ValueNode,
} from 'graphql';
import { PlatformError } from '../../../platform/errors.js';
import type { FilterLimits } from '../../../read/filter/filter-limits.js';
import { FilterCount } from './filter-count.js';
import { filterUses, type FilterUse } from './filter-uses.js';
import { type RawVariables, withDefaults } from './given.js';

/** Why an operation is refused with these variables, which nobody has checked yet; undefined: its filters are within the limits. */
export type FilterCheck = (variables: RawVariables) => GraphQLError | undefined;

const NOTHING_TO_CHECK: FilterCheck = () => undefined;

/** Made once for an operation; an operation without filters, or with the same ones each time, costs nothing to check. */
export function filterCheck(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  limits: FilterLimits,
): FilterCheck {
  const uses = filterUses(schema, document, operation);
  if (uses.length === 0) return NOTHING_TO_CHECK;
  const check: FilterCheck = (variables) => refusalOf(uses, withDefaults(operation, variables), limits);
  if (uses.some(({ node }) => hasVariables(node.value))) return check;
  const always = check({});
  return () => always;
}

function refusalOf(uses: readonly FilterUse[], variables: RawVariables, limits: FilterLimits): GraphQLError | undefined {
  const count = new FilterCount(limits);
  for (const use of uses) {
    const { node } = use;
    try {
      count.add({ node: node.value, variables }, use);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const refusal = new PlatformError(error.reason, { field: node.name.value, params: error.params });
      return new GraphQLError(refusal.message, { nodes: [node], originalError: refusal, extensions: { http: { status: 400 } } });
    }
  }
  return undefined;
}

function hasVariables(value: ValueNode): boolean {
  let found = false;
  visit(value, {
    [Kind.VARIABLE]: () => {
      found = true;
      return BREAK;
    },
  });
  return found;
}
