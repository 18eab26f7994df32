import { type DocumentNode, type FragmentDefinitionNode, Kind, OperationTypeNode, type SelectionSetNode, visit } from 'graphql';
import { RequestError } from '../../errors/request-error.js';
import type { QueryLimits } from './limits.js';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * What of a document alone is too much: operations, aliases, directives, depth, mutations in one operation. Asked before
 * validation, part of whose work grows with the square of these; takes time in proportion to the document.
 */
export function* limitErrors(document: DocumentNode, limits: QueryLimits): Generator<RequestError> {
  const { operations, aliases, directives } = countNodes(document);
  if (operations > limits.operations) {
    yield new RequestError('TOO_MANY_OPERATIONS', `The document has ${operations} operations; at most ${limits.operations} are allowed.`, {
      params: { limit: limits.operations, actual: operations },
    });
  }
  if (aliases > limits.aliases) {
    yield new RequestError('TOO_MANY_ALIASES', `The document has ${aliases} aliases; at most ${limits.aliases} are allowed.`, {
      params: { limit: limits.aliases, actual: aliases },
    });
  }
  if (directives > limits.directives) {
    yield new RequestError('TOO_MANY_DIRECTIVES', `The document has ${directives} directives; at most ${limits.directives} are allowed.`, {
      params: { limit: limits.directives, actual: directives },
    });
  }

  const fragments = fragmentsOf(document);
  const depths = new Map<string, number>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const depth = depthOf(definition.selectionSet, fragments, depths);
    if (depth > limits.depth) {
      yield new RequestError('QUERY_TOO_DEEP', `The operation is ${depth} levels deep; at most ${limits.depth} are allowed.`, {
        nodes: [definition],
        params: { limit: limits.depth, actual: depth },
      });
    }
    if (definition.operation !== OperationTypeNode.MUTATION) continue;
    const mutations = new Set(responseNames(definition.selectionSet, fragments, new Set())).size;
    if (mutations > limits.mutations) {
      yield new RequestError('TOO_MANY_MUTATIONS', `The operation has ${mutations} mutations; at most ${limits.mutations} are allowed.`, {
        nodes: [definition],
        params: { limit: limits.mutations, actual: mutations },
      });
    }
  }
}

function countNodes(document: DocumentNode): { operations: number; aliases: number; directives: number } {
  const counts = { operations: 0, aliases: 0, directives: 0 };
  visit(document, {
    OperationDefinition() {
      counts.operations += 1;
    },
    Field(node) {
      if (node.alias) counts.aliases += 1;
    },
    Directive() {
      counts.directives += 1;
    },
  });
  return counts;
}

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

/** @param known depths of fragments; each is measured once, or nested spreads would take exponential time. */
function depthOf(set: SelectionSetNode, fragments: Fragments, known: Map<string, number>): number {
  let deepest = 0;
  for (const selection of set.selections) {
    let depth = 0;
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value === '__schema' || selection.name.value === '__type') continue;
      depth = 1 + (selection.selectionSet ? depthOf(selection.selectionSet, fragments, known) : 0);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      depth = depthOf(selection.selectionSet, fragments, known);
    } else {
      const name = selection.name.value;
      const fragment = fragments.get(name);
      if (fragment && !known.has(name)) {
        // A fragment that contains itself is another rule's error; here it must only end.
        known.set(name, 0);
        known.set(name, depthOf(fragment.selectionSet, fragments, known));
      }
      depth = known.get(name) ?? 0;
    }
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function* responseNames(set: SelectionSetNode, fragments: Fragments, seen: Set<string>): Generator<string> {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      yield selection.alias?.value ?? selection.name.value;
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      yield* responseNames(selection.selectionSet, fragments, seen);
    } else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      const fragment = fragments.get(selection.name.value);
      if (fragment) yield* responseNames(fragment.selectionSet, fragments, seen);
    }
  }
}
