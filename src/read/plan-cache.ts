import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
} from 'graphql';
import type { DataModel } from './datamodel.js';
import { Compiler, type Form, type Plan } from './plan.js';
import { nodeTypeOf } from './readable.js';
import { kindKey, type ViewerKind } from './rules.js';
import { variableShape, type VariableShape } from './shape.js';

/** A root field as the engine has to know it. */
export type RootField = Pick<
  GraphQLResolveInfo,
  'schema' | 'operation' | 'fragments' | 'variableValues' | 'parentType' | 'fieldName' | 'fieldNodes' | 'returnType'
>;

/** Compiled statements kept for one set of field nodes; more shapes than this are a client's games, and start anew. */
const MAX_SHAPES = 64;

/** Compiled statements of all operations; garbage collected with the documents they belong to. */
export class PlanCache {
  private readonly plans = new WeakMap<FieldNode, Map<string, Plan | null>>();
  private readonly shapes = new WeakMap<OperationDefinitionNode, VariableShape>();
  private readonly ids = new WeakMap<FieldNode, number>();
  private lastId = 0;

  constructor(private readonly datamodel: DataModel) {}

  /** The statement for the rows behind a field, found by equality on `whereFields`. */
  rows(field: RootField, kind: ViewerKind | null, whereFields: readonly string[]): Plan {
    const plan = this.plan(field, kind, whereFields.join(), () => this.compileRows(field, kind, whereFields));
    if (plan === null) throw new Error(`${field.fieldName} was not compiled.`);
    return plan;
  }

  /** The statement that answers a list, or one thing by its id, whole; null where resolvers have a part in it. */
  answer(field: RootField, kind: ViewerKind | null): Plan | null {
    return this.plan(field, kind, 'answer!', () => this.compileAnswer(field, kind));
  }

  private plan(field: RootField, kind: ViewerKind | null, purpose: string, compile: () => Plan | null): Plan | null {
    const [node, ...others] = field.fieldNodes;
    if (node === undefined) throw new Error('A field without nodes was resolved.');
    let shape = this.shapes.get(field.operation);
    if (shape === undefined) this.shapes.set(field.operation, (shape = variableShape(field)));
    const key = `${kindKey(kind)}|${others.map((other) => this.idOf(other)).join()}|${purpose}|${shape(field.variableValues)}`;
    let plans = this.plans.get(node);
    if (plans === undefined) this.plans.set(node, (plans = new Map()));
    let plan = plans.get(key);
    if (plan === undefined) {
      plan = compile();
      if (plans.size >= MAX_SHAPES) plans.clear();
      plans.set(key, plan);
    }
    return plan;
  }

  private compileRows(field: RootField, kind: ViewerKind | null, whereFields: readonly string[]): Plan {
    const compiler = this.compiler(field, kind, 'rows');
    const type = objectType(field);
    if (isListType(getNullableType(field.returnType))) return compiler.byIds(type, field.fieldNodes);
    if (nodeTypeOf(type) === undefined) return compiler.one(type, field.fieldNodes, whereFields);
    return compiler.connection(definitionOf(field), type, field.fieldNodes, whereFields);
  }

  private compileAnswer(field: RootField, kind: ViewerKind | null): Plan | null {
    const compiler = this.compiler(field, kind, 'answer');
    const type = objectType(field);
    const definition = definitionOf(field);
    const plan =
      nodeTypeOf(type) === undefined
        ? compiler.oneById(definition, type, field.fieldNodes)
        : compiler.connection(definition, type, field.fieldNodes, []);
    return compiler.isFinal ? plan : null;
  }

  private compiler(field: RootField, kind: ViewerKind | null, form: Form): Compiler {
    return new Compiler(this.datamodel, field, kind, form);
  }

  private idOf(node: FieldNode): number {
    let id = this.ids.get(node);
    if (id === undefined) this.ids.set(node, (id = ++this.lastId));
    return id;
  }
}

function definitionOf({ parentType, fieldName }: RootField) {
  const definition = parentType.getFields()[fieldName];
  if (definition === undefined) throw new Error(`No field ${fieldName}.`);
  return definition;
}

/** The object type behind a root field. */
export function objectType({ returnType, parentType, fieldName }: RootField): GraphQLObjectType {
  const type = getNamedType(returnType);
  if (!isObjectType(type)) throw new Error(`${parentType.name}.${fieldName} is no object.`);
  return type;
}
