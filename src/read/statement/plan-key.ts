import {
  Kind,
  TypeInfo,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  visit,
  visitWithTypeInfo,
  type GraphQLInputType,
  type GraphQLResolveInfo,
} from 'graphql';
import type { AnyShape } from '../../platform/shape/index.js';
import { lengthOfList } from '../filter/filter-operators.js';
import { kindKey, type ViewerKind } from '../rules.js';
import { extentOf } from './page-extent.js';
import type { Form } from './plan.js';
import type { RootField } from './root-field.js';

/** What a statement is compiled for. */
export interface Wanted {
  readonly field: RootField;
  readonly kind: ViewerKind | null;
  readonly form: Form;
  /** Whether lists have everything that the viewer sees, also what `listedWhile` leaves out. */
  readonly wholeLists?: boolean;
  /** Fields that the rows are found by, beside the field's own arguments. */
  readonly whereFields: readonly string[];
  /** In the form `shown`: what is shown of each row. */
  readonly shown?: AnyShape;
}

/**
 * What a statement depends on beside its operation's document, and so all that the key of a plan is made of. `run` is the same for
 * every field of one run: the viewer's kind, never the person, and the shape of the variables. `field` tells the statements of a run
 * apart: where in the operation the field stands, the form of what is read, and by which fields the rows are found.
 */
export interface PlanKey {
  readonly run: string;
  readonly field: string;
}

/** What the walk needs of `GraphQLResolveInfo`. */
export type OperationParts = Pick<GraphQLResolveInfo, 'schema' | 'operation' | 'fragments'>;

/** Makes the keys of one operation's plans. */
export function planKeys(operation: OperationParts): (wanted: Wanted) => PlanKey {
  const shape = variableShape(operation);
  return ({ field, kind, form, wholeLists, whereFields, shown }) => ({
    run: `${kindKey(kind)}${wholeLists ? '*' : ''}|${shape(field.variableValues)}`,
    field: `${placeOf(field.path)}|${form}${shown === undefined ? '' : numberOf(shown)}|${whereFields.join()}${typeOfNode(field)}`,
  });
}

const NUMBERS = new WeakMap<AnyShape, number>();
let numbered = 0;

/** Shapes are constants of the program, told apart by what they are, not by what they say. */
function numberOf(shown: AnyShape): number {
  let number = NUMBERS.get(shown);
  if (number === undefined) NUMBERS.set(shown, (number = ++numbered));
  return number;
}

/** What an interface's field is read as, by the value of an argument. */
function typeOfNode({ parentType, fieldName, returnType }: RootField): string {
  return isInterfaceType(getNullableType(parentType.getFields()[fieldName]?.type)) ? `|${String(returnType)}` : '';
}

/** With the types on the way: fields of different types of one union may share a name. Which row of a list it is makes no difference. */
function placeOf({ prev, key, typename = '' }: RootField['path']): string {
  if (typeof key === 'number') return prev === undefined ? '' : placeOf(prev);
  return prev === undefined ? key : `${placeOf(prev)}>${typename}.${key}`;
}

/**
 * Writes what of the variables a statement depends on: presence, which keys an input object has, whether null is given for one, how
 * many conditions a list of them holds, whether a list of values is long, enum values (orders are enums), booleans (`@skip`,
 * `@include`), and roughly how far a page goes. Other values only fill parameters.
 */
function variableShape({ schema, operation, fragments }: OperationParts): (variables: RootField['variableValues']) => string {
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
  return (variables) => shapers.map((use) => use.shapeOf(variables[use.name])).join();
}

const PAGE_ARGUMENTS = new Set(['first', 'last', 'offset']);

/** Pages of about one size and place share a statement. */
function pageShape(value: unknown): string {
  return value === undefined || value === null ? '' : String(extentOf(value));
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
