import { getNamedType, getNullableType, isListType, isObjectType, type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, type OperationDefinitionNode } from 'graphql';
import type { Database } from '../database/database.js';
import { isUnfitValue } from '../database/unfit-value.js';
import { DomainError } from '../errors.js';
import { PUBLIC_LIMITS } from './connection-sql.js';
import type { DataModel } from './datamodel.js';
import { Compiler, type Plan } from './plan.js';
import { nodeTypeOf, typeReading } from './readable.js';
import { kindKey, type ViewerKind } from './rules.js';
import { variableShape, type VariableShape } from './shape.js';
import type { PageLimits, ViewerIds } from './sql.js';

/** Equality on Prisma fields. */
export type Where = Readonly<Record<string, string | number | boolean | readonly number[]>>;

/** Compiled statements kept for one set of field nodes; more shapes than this are a client's games, and start anew. */
const MAX_SHAPES = 64;

/** Compiled statements of all operations; garbage collected with the documents they belong to. */
export class PlanCache {
  private readonly plans = new WeakMap<FieldNode, Map<string, Plan>>();
  private readonly shapes = new WeakMap<OperationDefinitionNode, VariableShape>();
  private readonly ids = new WeakMap<FieldNode, number>();
  private lastId = 0;

  constructor(private readonly datamodel: DataModel) {}

  plan(info: GraphQLResolveInfo, kind: ViewerKind | null, whereFields: readonly string[]): Plan {
    const [node, ...others] = info.fieldNodes;
    if (node === undefined) throw new Error('A field without nodes was resolved.');
    let shape = this.shapes.get(info.operation);
    if (shape === undefined) this.shapes.set(info.operation, (shape = variableShape(info)));
    const key = `${kindKey(kind)}|${others.map((other) => this.idOf(other)).join()}|${whereFields.join()}|${shape(info.variableValues)}`;
    let plans = this.plans.get(node);
    if (plans === undefined) this.plans.set(node, (plans = new Map()));
    let plan = plans.get(key);
    if (plan === undefined) {
      plan = compile(this.datamodel, info, kind, whereFields);
      if (plans.size >= MAX_SHAPES) plans.clear();
      plans.set(key, plan);
    }
    return plan;
  }

  private idOf(node: FieldNode): number {
    let id = this.ids.get(node);
    if (id === undefined) this.ids.set(node, (id = ++this.lastId));
    return id;
  }
}

function compile(datamodel: DataModel, info: GraphQLResolveInfo, kind: ViewerKind | null, whereFields: readonly string[]): Plan {
  const type = objectType(info);
  const compiler = new Compiler(datamodel, info, kind);
  if (isListType(getNullableType(info.returnType))) return compiler.byIds(type, info.fieldNodes);
  if (nodeTypeOf(type) === undefined) return compiler.one(type, info.fieldNodes, whereFields);
  const field = info.parentType.getFields()[info.fieldName];
  if (field === undefined) throw new Error(`No field ${info.fieldName}.`);
  return compiler.connection(field, type, info.fieldNodes, whereFields);
}

/** Answers fields for one viewer: each call is one SQL statement, however deep the selection. */
export class Reader {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanCache,
    private readonly viewer: (ViewerKind & ViewerIds) | null,
    private readonly limits: PageLimits = PUBLIC_LIMITS,
  ) {}

  /**
   * The row of the field's type that meets `where`, or null where there is none or the viewer does not see it.
   * Throws UNAUTHENTICATED or FORBIDDEN where nobody like the viewer sees any.
   */
  one<T = object>(info: GraphQLResolveInfo, where: Where): Promise<T | null> {
    return this.run<T>(info, where);
  }

  /** The row that a mutation has just written, by id. */
  async written<T = object>(info: GraphQLResolveInfo, id: number): Promise<T> {
    const row = await this.run<T>(info, { id });
    if (row === null) throw new DomainError('NOT_FOUND');
    return row;
  }

  /** The rows that a mutation has just written, in the order of their ids' list. */
  async writtenAll<T = object>(info: GraphQLResolveInfo, ids: readonly number[]): Promise<T[]> {
    const rows = await this.run<T[]>(info, { ids });
    if (rows?.length !== ids.length) throw new DomainError('NOT_FOUND');
    return rows;
  }

  /** The connection that the field's own arguments ask for, narrowed by `where`. Throws like `one`. */
  async list<T = object>(info: GraphQLResolveInfo, where: Where = {}): Promise<T> {
    const connection = await this.run<T>(info, where);
    if (connection === null) throw new Error('A connection statement answered nothing.');
    return connection;
  }

  /** The same reader for somebody else: whom a sign-in has just let in. */
  as(viewer: (ViewerKind & ViewerIds) | null): Reader {
    return new Reader(this.database, this.plans, viewer, this.limits);
  }

  private async run<T>(info: GraphQLResolveInfo, where: Where): Promise<T | null> {
    this.requireSight(info);
    const plan = this.plans.plan(info, this.viewer, Object.keys(where));
    const inputs = { variables: info.variableValues, viewer: this.viewer, values: Object.values(where), limits: this.limits };
    const parameters = plan.parameters.map((read) => read(inputs));
    try {
      const data = await this.database.readText(plan.text, parameters, { stale: info.operation.operation === 'query' });
      return data === null ? null : JSON.parse(data);
    } catch (error) {
      throw isUnfitValue(error) ? new DomainError('BAD_USER_INPUT') : error;
    }
  }

  private requireSight(info: GraphQLResolveInfo): void {
    const type = objectType(info);
    const visible = typeReading(nodeTypeOf(type) ?? type)?.visible(this.viewer);
    if (visible === false) throw new DomainError(this.viewer === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  }
}

function objectType(info: GraphQLResolveInfo): GraphQLObjectType {
  const type = getNamedType(info.returnType);
  if (!isObjectType(type)) throw new Error(`${info.parentType.name}.${info.fieldName} is no object.`);
  return type;
}
