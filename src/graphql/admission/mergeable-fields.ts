import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
  type ValueNode,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  print,
  typeFromAST,
} from 'graphql';
import { RequestError } from '../errors/request-error.js';
import { fragmentsOf } from './limits/document-limits.js';

/** A field where it stands in the answer. */
interface Occurrence {
  readonly node: FieldNode;
  readonly parent: GraphQLCompositeType;
  /** Undefined for `__typename` and its like, which are the same everywhere. */
  readonly definition: GraphQLField<unknown, unknown> | undefined;
}

/**
 * GraphQL's rule "field selection merging", for documents that are otherwise valid: fields that share a place in the answer must be one
 * field. graphql-js compares each with each, which takes the square of their number; being mergeable is an equivalence among
 * fields of one parent, so here each is compared with the first. Every field is looked at once for each place it has in the answer, and
 * their number is limited: nested fragments could make it exponential.
 */
export function* mergeErrors(schema: GraphQLSchema, document: DocumentNode, maxFields: number): Generator<GraphQLError> {
  const check = new MergeCheck(schema, fragmentsOf(document), maxFields);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation);
    const error = root && check.conflict([{ set: definition.selectionSet, parent: root }], 'same');
    if (error) return yield error;
  }
}

interface Selected {
  readonly set: SelectionSetNode;
  readonly parent: GraphQLCompositeType;
}

/** `alike`: fields that never meet in one answer, being of different object types, need only have types of one form. */
type Demand = 'same' | 'alike';

class MergeCheck {
  #fields = 0;
  readonly #argumentTexts = new Map<FieldNode, string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly maxFields: number,
  ) {}

  /** The first conflict among the fields of selections that share a place. */
  conflict(selected: readonly Selected[], demand: Demand): GraphQLError | undefined {
    const places = new Map<string, Occurrence[]>();
    const spread = new Set<string>();
    for (const { set, parent } of selected) this.#collect(set, parent, spread, places);
    if (this.#fields > this.maxFields) {
      return new RequestError(
        'TOO_MANY_FIELDS',
        `The document has more than ${this.maxFields} fields, those of a fragment counted wherever it is spread.`,
        {
          params: { limit: this.maxFields },
        },
      );
    }
    for (const [responseName, occurrences] of places) {
      const error = this.#conflictAt(responseName, occurrences, demand);
      if (error) return error;
    }
    return undefined;
  }

  #conflictAt(responseName: string, occurrences: readonly Occurrence[], demand: Demand): GraphQLError | undefined {
    const unlike = firstConflict(responseName, occurrences, (one, other) => shapeConflict(one.definition?.type, other.definition?.type));
    if (unlike) return unlike;
    const groups = demand === 'same' ? meetingGroups(occurrences) : [];
    for (const group of groups) {
      const error =
        firstConflict(responseName, group, (one, other) => this.#difference(one, other)) ?? this.conflict(selectionsOf(group), 'same');
      if (error) return error;
    }
    return groups.length === 1 ? undefined : this.conflict(selectionsOf(occurrences), 'alike');
  }

  #difference({ node: one }: Occurrence, { node: other }: Occurrence): string | undefined {
    if (one.name.value !== other.name.value) return `"${one.name.value}" and "${other.name.value}" are different fields`;
    return this.#argumentsOf(one) === this.#argumentsOf(other) ? undefined : 'they have differing arguments';
  }

  #argumentsOf(node: FieldNode): string {
    if (node.arguments === undefined || node.arguments.length === 0) return '';
    let text = this.#argumentTexts.get(node);
    if (text === undefined)
      this.#argumentTexts.set(
        node,
        (text = node.arguments
          .map(({ name, value }) => `${name.value}:${canonical(value)}`)
          .sort()
          .join()),
      );
    return text;
  }

  #collect(set: SelectionSetNode, parent: GraphQLCompositeType, spread: Set<string>, places: Map<string, Occurrence[]>): void {
    for (const selection of set.selections) {
      if (this.#fields > this.maxFields) return;
      if (selection.kind === Kind.FIELD) {
        this.#fields += 1;
        const responseName = selection.alias?.value ?? selection.name.value;
        const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined;
        const known = places.get(responseName);
        if (known === undefined) places.set(responseName, [{ node: selection, parent, definition }]);
        else known.push({ node: selection, parent, definition });
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
      if (fragment === undefined || (selection.kind === Kind.FRAGMENT_SPREAD && spread.has(selection.name.value))) continue;
      if (selection.kind === Kind.FRAGMENT_SPREAD) spread.add(selection.name.value);
      const type = fragment.typeCondition && typeFromAST(this.schema, fragment.typeCondition);
      this.#collect(fragment.selectionSet, isCompositeType(type) ? type : parent, spread, places);
    }
  }
}

/** The groups of fields that can meet in one answer: those of one object type, each time with those of abstract types. */
function meetingGroups(occurrences: readonly Occurrence[]): readonly (readonly Occurrence[])[] {
  const objects = new Set(occurrences.flatMap(({ parent }) => (isObjectType(parent) ? [parent] : [])));
  if (objects.size <= 1) return [occurrences];
  return [...objects].map((type) => occurrences.filter(({ parent }) => parent === type || !isObjectType(parent)));
}

function firstConflict(
  responseName: string,
  [first, ...others]: readonly Occurrence[],
  reasonOf: (one: Occurrence, other: Occurrence) => string | undefined,
): GraphQLError | undefined {
  for (const other of others) {
    const reason = first && reasonOf(first, other);
    if (first === undefined || reason === undefined) continue;
    const message = `Fields "${responseName}" conflict because ${reason}. Use different aliases on the fields to fetch both if this was intentional.`;
    return new GraphQLError(message, { nodes: [first.node, other.node] });
  }
  return undefined;
}

function selectionsOf(occurrences: readonly Occurrence[]): Selected[] {
  return occurrences.flatMap(({ node, definition }) => {
    const type = definition && getNamedType(definition.type);
    return node.selectionSet !== undefined && isCompositeType(type) ? [{ set: node.selectionSet, parent: type }] : [];
  });
}

/** Why values of two types cannot stand in one place; types of objects are compared by their fields. */
function shapeConflict(one: GraphQLOutputType | undefined, other: GraphQLOutputType | undefined): string | undefined {
  if (one === undefined || other === undefined || one === other || isAlike(one, other)) return undefined;
  return `they return conflicting types "${String(one)}" and "${String(other)}"`;
}

function isAlike(one: GraphQLOutputType, other: GraphQLOutputType): boolean {
  if (isNonNullType(one) || isNonNullType(other)) return isNonNullType(one) && isNonNullType(other) && isAlike(one.ofType, other.ofType);
  if (isListType(one) || isListType(other)) return isListType(one) && isListType(other) && isAlike(one.ofType, other.ofType);
  return isLeafType(one) || isLeafType(other) ? one === other : true;
}

/** A value's text, whatever the order in which the fields of an input object were written. */
function canonical(value: ValueNode): string {
  if (value.kind === Kind.LIST) return `[${value.values.map(canonical).join()}]`;
  if (value.kind !== Kind.OBJECT) return print(value);
  return `{${value.fields
    .map((field) => `${field.name.value}:${canonical(field.value)}`)
    .sort()
    .join()}}`;
}
