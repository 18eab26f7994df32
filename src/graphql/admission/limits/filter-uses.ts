import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  typeFromAST,
  type NamedTypeNode,
} from 'graphql';
import { filterOf } from '../../../read/filter/filter-marks.js';
import { fragmentsOf } from './document-limits.js';

/** A filter in an operation. */
export interface FilterUse {
  readonly node: ArgumentNode;
  readonly type: GraphQLInputObjectType;
  /** Whether it is of a root field's list, and not of one in each row of another. */
  readonly atRoot: boolean;
  /** In how many places it stands: one in a fragment in as many as the fragment is spread. */
  readonly times: number;
}

/** What one selection holds, fragments not yet looked into. */
interface Part {
  readonly filters: Omit<FilterUse, 'times'>[];
  readonly spreads: Map<string, number>;
}

/**
 * The filters of an operation. Each fragment is looked into once, however often it is spread: nested spreads multiply to
 * numbers that nobody could walk along. `@skip` and `@include` are not looked at: what may be asked, counts.
 */
export function filterUses(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): readonly FilterUse[] {
  const root = schema.getRootType(operation.operation);
  if (!root) return [];
  const fragments = fragmentsOf(document);
  const parts = new Map<string, Part>();
  const inOrder: string[] = [];
  const visit = (name: string, part: Part): void => {
    parts.set(name, part);
    for (const spread of part.spreads.keys()) {
      const fragment = fragments.get(spread);
      if (fragment && !parts.has(spread)) visit(spread, partOf(schema, fragment.selectionSet, typeOf(schema, fragment)));
    }
    inOrder.unshift(name);
  };
  // No fragment has an empty name.
  visit('', partOf(schema, operation.selectionSet, root));

  const times = new Map([['', 1]]);
  return inOrder.flatMap((name) => {
    const here = times.get(name) ?? 0;
    const { filters = [], spreads = new Map<string, number>() } = parts.get(name) ?? {};
    for (const [spread, count] of spreads) times.set(spread, (times.get(spread) ?? 0) + here * count);
    return filters.map((filter) => ({ ...filter, times: here }));
  });
}

function partOf(schema: GraphQLSchema, set: SelectionSetNode, type: GraphQLCompositeType | undefined): Part {
  const part: Part = { filters: [], spreads: new Map() };
  const walk = ({ selections }: SelectionSetNode, parent: GraphQLCompositeType | undefined): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        part.spreads.set(name, (part.spreads.get(name) ?? 0) + 1);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, selection.typeCondition ? typeOf(schema, selection) : parent);
      } else {
        const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined;
        for (const node of selection.arguments ?? []) {
          const filter = filterOf(field?.args.find(({ name }) => name === node.name.value)?.type);
          if (filter) part.filters.push({ node, type: filter, atRoot: parent === schema.getQueryType() });
        }
        const target = getNamedType(field?.type);
        if (selection.selectionSet) walk(selection.selectionSet, isCompositeType(target) ? target : undefined);
      }
    }
  };
  walk(set, type);
  return part;
}

function typeOf(
  schema: GraphQLSchema,
  { typeCondition }: { readonly typeCondition?: NamedTypeNode | undefined },
): GraphQLCompositeType | undefined {
  const type = typeCondition && typeFromAST(schema, typeCondition);
  return isCompositeType(type) ? type : undefined;
}
