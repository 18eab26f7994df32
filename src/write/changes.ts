import type { ModelName, Values, Where } from './models.js';

/** The id of a row that is yet to be inserted, as a value for other changes and for the outcome. */
export class NewId {
  declare private readonly brand: never;
}

/** What is added to a number that stands in a row, whatever it is by then (`plus`). */
export class Addition {
  constructor(readonly amount: number) {}
}

/** Values of columns, of which ids may be those of rows that the same changes insert. */
type WithNewIds<T> = { readonly [K in keyof T]: T[K] | (number extends T[K] ? NewId : never) };

/** What columns are set to. */
type Settings<T> = { readonly [K in keyof T]?: T[K] | (number extends T[K] ? NewId | Addition : never) };

export interface Insert {
  readonly kind: 'insert';
  readonly model: ModelName;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Leave out rows that are there already, by a unique key. */
  readonly onlyMissing: boolean;
  /** The id of the only row. */
  readonly id: NewId;
}

export interface Update {
  readonly kind: 'update';
  readonly model: ModelName;
  readonly where: object;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Delete {
  readonly kind: 'delete';
  readonly model: ModelName;
  readonly where: object;
}

/** What the other changes mean beside their rows, for whoever made the writer to act on with the commit (`Belonging`). */
export interface Effect {
  readonly kind: 'effect';
  readonly of: object;
}

export type RowChange = Insert | Update | Delete;

/** What a decision wants written; data, so that tests can read it. */
export type Change = RowChange | Effect;

/** One new row. Columns that are left out or undefined take the database's default. */
export function insert<M extends ModelName>(model: M, row: WithNewIds<Values<M>>): Insert {
  return { kind: 'insert', model, rows: [defined(row)], onlyMissing: false, id: new NewId() };
}

/** Several new rows with the same columns; none where the list is empty. */
export function insertAll<M extends ModelName>(model: M, rows: readonly WithNewIds<Values<M>>[]): Insert {
  return { kind: 'insert', model, rows: rows.map(defined), onlyMissing: false, id: new NewId() };
}

/** As `insertAll`, of rows whose unique key no row has yet: to do it twice changes nothing. */
export function insertMissing<M extends ModelName>(model: M, rows: readonly WithNewIds<Values<M>>[]): Insert {
  return { ...insertAll(model, rows), onlyMissing: true };
}

/** Sets columns of the rows that meet `where`; what is undefined stays. */
export function update<M extends ModelName>(model: M, where: Where<M>, data: Settings<Values<M>>): Update {
  return { kind: 'update', model, where, data: defined(data) };
}

/** A new value of a number in an update: its own and `amount`, which may be negative. */
export function plus(amount: number): Addition {
  return new Addition(amount);
}

/** Stands in a condition for the id of a row that an earlier change inserts; the change is another statement then. */
export function idIn<T extends number | string>(id: NewId): T {
  return id as unknown as T;
}

/** Removes the rows that meet `where`. */
export function remove<M extends ModelName>(model: M, where: Where<M>): Delete {
  return { kind: 'delete', model, where };
}

export function effect(of: object): Effect {
  return { kind: 'effect', of };
}

/** What was decided: changes, and what the write is to answer, with ids of new rows where they are known. */
export interface Decision<R> {
  readonly changes: readonly Change[];
  readonly outcome: R;
}

export function decision<R>(changes: readonly Change[], outcome: R): Decision<R> {
  return { changes, outcome };
}

/** An outcome whose new ids have become numbers. */
export type Settled<R> = R extends NewId
  ? number
  : R extends readonly (infer T)[]
    ? Settled<T>[]
    : R extends Date
      ? R
      : R extends object
        ? { [K in keyof R]: Settled<R[K]> }
        : R;

function defined(values: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
