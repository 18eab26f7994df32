import {
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  getNamedType,
  isAbstractType,
  isObjectType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isTaken } from './conditional.js';

/** What the walk needs of `GraphQLResolveInfo`. */
export interface Document {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode | undefined>>;
  variableValues: Readonly<Record<string, unknown>>;
}

/** One selected field of an object type: its response name, definition, and all nodes that select it. */
export interface SelectedField {
  responseName: string;
  definition: GraphQLField<unknown, unknown>;
  nodes: readonly FieldNode[];
}

/** Something with a selection: a field, or a whole operation. */
export type Selecting = { readonly selectionSet?: SelectionSetNode | undefined };

/**
 * The fields that a set of merged field nodes selects of `type`, by response name and in their order: fragments spread, what is not
 * taken left out, equal response names merged.
 */
export function selectedFields(document: Document, type: GraphQLObjectType, nodes: readonly Selecting[]): SelectedField[] {
  const found = new Map<string, { definition: GraphQLField<unknown, unknown>; nodes: FieldNode[] }>();
  const definitions = type.getFields();
  const visited = new Set<string>();

  const walk = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (!isTaken(selection, document.variableValues)) continue;
      if (selection.kind === Kind.FIELD) {
        const definition = definitions[selection.name.value] ?? META_FIELDS[selection.name.value];
        if (definition === undefined) continue;
        const responseName = selection.alias?.value ?? selection.name.value;
        const known = found.get(responseName);
        if (known === undefined) found.set(responseName, { definition, nodes: [selection] });
        else known.nodes.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(document, type, selection.typeCondition?.name.value)) walk(selection.selectionSet);
      } else {
        const name = selection.name.value;
        const fragment = document.fragments[name];
        if (fragment === undefined || visited.has(name) || !applies(document, type, fragment.typeCondition.name.value)) continue;
        visited.add(name);
        walk(fragment.selectionSet);
      }
    }
  };
  for (const node of nodes) if (node.selectionSet !== undefined) walk(node.selectionSet);
  return [...found].map(([responseName, field]) => ({ responseName, ...field }));
}

const META_FIELDS: Readonly<Record<string, GraphQLField<unknown, unknown>>> = Object.fromEntries(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((definition) => [definition.name, definition]),
);

function applies(document: Document, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = document.schema.getType(condition);
  return isAbstractType(named) && document.schema.isSubType(named, type);
}

/** The object type behind a field, however wrapped in lists and non-nulls; undefined for leaves. */
export function objectTypeOf(definition: { type: GraphQLField<unknown, unknown>['type'] }): GraphQLObjectType | undefined {
  const named = getNamedType(definition.type);
  return isObjectType(named) ? named : undefined;
}

/** The object type of a field that has a selection. */
export function selectedType({ definition }: Pick<SelectedField, 'definition'>): GraphQLObjectType {
  const type = objectTypeOf(definition);
  if (type === undefined) throw new Error(`${definition.name} is no object.`);
  return type;
}
