import type { Database } from '../platform/database/database.js';
import type { Gone } from '../platform/database/hang-ups.js';
import type { WalPosition } from '../platform/database/postgres/wal-position.js';
import { isUnfitValue } from '../platform/database/unfit-value.js';
import { PlatformError } from '../platform/errors.js';
import type { AddressParts } from '../platform/media/addresses.js';
import type { AnyShape } from '../platform/shape/index.js';
import type { DataModel } from './datamodel.js';
import type { ViewerKind } from './rules.js';
import { requireSight } from './sight.js';
import type { PageLimits, ViewerIds } from './sql.js';
import { compile } from './statement/compile.js';
import { namedNode, type NamedNode } from './statement/node-id.js';
import type { Wanted } from './statement/plan-key.js';
import type { Plan } from './statement/plan.js';
import type { Plans } from './statement/plans.js';
import { objectType, type RootField } from './statement/root-field.js';

/** Equality on Prisma fields. */
export type Where = Readonly<Record<string, string | number | boolean | readonly number[]>>;

/** How answers are read, whoever asks. */
export interface ReadSettings {
  readonly datamodel: DataModel;
  readonly limits: PageLimits;
  /** Whether lists have everything that the viewer sees, also what was taken away (`listedWhile`). */
  readonly wholeLists?: boolean;
  /** How stored files are addressed at the moment. */
  readonly addresses: { now(): AddressParts };
}

/** JSON text of a row, or of a list's page of rows. */
export interface ShownRows {
  /** Null where there is no such row. */
  readonly text: string | null;
  /** How many rows the list has, where it was asked. */
  readonly totalCount?: number;
}

/** The number of rows stands before the list, as a statement answers one text. */
function shownRows(answer: string | null): ShownRows {
  const start = answer === null || answer.startsWith('{') ? 0 : answer.indexOf('[');
  return answer === null || start <= 0 ? { text: answer } : { text: answer.slice(start), totalCount: Number(answer.slice(0, start)) };
}

const PRIMARY = async (): Promise<false> => false;

/** Answers fields for one viewer: each call is one SQL statement, however deep the selection. */
export class Reader {
  constructor(
    private readonly database: Database,
    private readonly settings: ReadSettings,
    private readonly viewer: (ViewerKind & ViewerIds) | null,
    /** How far a replica has to be to answer this viewer's queries; false: the primary is to answer. */
    private readonly staleness: () => Promise<WalPosition | false> = PRIMARY,
    /** Queries are canceled when the caller has hung up. */
    private readonly gone?: Gone | undefined,
    /** Those of the operation that is run; without them each statement is compiled for the one time that it is sent. */
    private readonly plans?: Plans | undefined,
  ) {}

  /**
   * The row of the field's type that meets `where`, or null where there is none or the viewer does not see it.
   * Throws UNAUTHENTICATED or FORBIDDEN where nobody like the viewer sees any.
   */
  one<T = object>(info: RootField, where: Where): Promise<T | null> {
    return this.run<T>(info, where);
  }

  /** What the field's `nodeId` names, with its type's name; null where there is none or the viewer does not see it. Throws like `one`. */
  async node(info: RootField): Promise<object | null> {
    const { field, type, id } = this.named(info);
    const row = await this.run<object>(field, { id });
    return row === null ? null : { ...row, __typename: type.name };
  }

  /** The row that a mutation has just written, by id. */
  async written<T = object>(info: RootField, id: number): Promise<T> {
    const row = await this.run<T>(info, { id });
    if (row === null) throw new PlatformError('NOT_FOUND');
    return row;
  }

  /** The rows that a mutation has just written, in the order of their ids' list. */
  async writtenAll<T = object>(info: RootField, ids: readonly number[]): Promise<T[]> {
    const rows = await this.run<T[]>(info, { ids });
    if (rows?.length !== ids.length) throw new PlatformError('NOT_FOUND');
    return rows;
  }

  /** The connection that the field's own arguments ask for, narrowed by `where`. Throws like `one`. */
  async list<T = object>(info: RootField, where: Where = {}): Promise<T> {
    const connection = await this.run<T>(info, where);
    if (connection === null) throw new Error('A connection statement answered nothing.');
    return connection;
  }

  /** The same reader for somebody else: whom a sign-in has just let in. */
  as(viewer: (ViewerKind & ViewerIds) | null): Reader {
    return new Reader(this.database, this.settings, viewer, PRIMARY, this.gone, this.plans);
  }

  /** The same reader for the fields of one operation, which keeps its plans. */
  planningIn(plans: Plans): Reader {
    return new Reader(this.database, this.settings, this.viewer, this.staleness, this.gone, plans);
  }

  /**
   * Prepares the whole answer of a root field that lists a type or finds one thing by its id: JSON text as clients are to read
   * it, the statement's own. Null where resolvers have a part in it; then the field is executed.
   */
  answer(field: RootField): (() => Promise<string>) | null {
    requireSight(objectType(field), this.viewer);
    const plan = this.plan({ field, form: 'answer', whereFields: [] });
    return plan && (async () => (await this.read(plan, field, [])) ?? 'null');
  }

  /**
   * Prepares the rows of a root field that lists a type or finds one thing by id, in the shape that an API shows them in. Null where
   * resolvers have a part in them.
   */
  shown(field: RootField, shown: AnyShape): (() => Promise<ShownRows>) | null {
    requireSight(objectType(field), this.viewer);
    const plan = this.plan({ field, form: 'shown', whereFields: [], shown });
    return plan && (async () => shownRows(await this.read(plan, field, [])));
  }

  /** The same of a root field whose `nodeId` says what is to be found. */
  answerNode(info: RootField): (() => Promise<string>) | null {
    const { field, type, id } = this.named(info);
    requireSight(type, this.viewer);
    const plan = this.plan({ field, form: 'answer', whereFields: ['id'] });
    return plan && (async () => (await this.read(plan, field, [id])) ?? 'null');
  }

  /** A field of the interface, as one of the type that its `nodeId` names. */
  private named(info: RootField): NamedNode & { readonly field: RootField } {
    const node = namedNode(info, this.settings.datamodel);
    node.may?.(this.viewer as never);
    return { ...node, field: { ...info, returnType: node.type } };
  }

  private async run<T>(info: RootField, where: Where): Promise<T | null> {
    requireSight(objectType(info), this.viewer);
    const plan = this.plan({ field: info, form: 'rows', whereFields: Object.keys(where) });
    if (plan === null) throw new Error(`${info.fieldName} was not compiled.`);
    const text = await this.read(plan, info, Object.values(where));
    return text === null ? null : JSON.parse(text);
  }

  private plan(part: Omit<Wanted, 'kind' | 'wholeLists'>): Plan | null {
    const wanted = { ...part, kind: this.viewer, wholeLists: this.settings.wholeLists ?? false };
    const compileNow = (): Plan | null => compile(this.settings.datamodel, wanted);
    return this.plans === undefined ? compileNow() : this.plans.find(wanted, compileNow);
  }

  private async read(plan: Plan, { variableValues, operation }: RootField, values: readonly unknown[]): Promise<string | null> {
    const { limits, addresses } = this.settings;
    const inputs = { variables: variableValues, viewer: this.viewer, values, limits, addresses: addresses.now() };
    const parameters = plan.parameters.map((value) => value(inputs));
    try {
      // What a mutation answers is read to the end, as it is written to the end.
      if (operation.operation !== 'query') return await this.database.readText(plan.text, parameters, { stale: false });
      return await this.database.readText(plan.text, parameters, { stale: await this.staleness(), gone: this.gone });
    } catch (error) {
      throw isUnfitValue(error) ? new PlatformError('BAD_USER_INPUT') : error;
    }
  }
}
