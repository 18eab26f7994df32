import type { Where, ModelName, OrderBy, Select, Selected } from './models.js';

/** Something that a rule has to know, read from the database. `T`: what it is read as. */
export interface Fact<T> {
  readonly kind: 'row' | 'rows' | 'count' | 'line';
  readonly model: ModelName;
  readonly where: object;
  readonly select: object;
  readonly orderBy: readonly object[];
  readonly limit: number | undefined;
  readonly lock: LockPurpose | undefined;
  /** The relation that a line goes along. */
  readonly along?: string;
  /** For the type only. */
  readonly read?: T;
}

interface RowArguments<M extends ModelName, S extends Select<M>> {
  readonly where: Where<M>;
  readonly select: S;
  /** Which of several is taken, or stands first. */
  readonly orderBy?: OrderBy<M>;
}

/**
 * The first row that meets `where`; null where there is none. With `lock` it is held from then on, and read as it is once nobody
 * else is writing it: where nothing else has to be known, one statement does for lock and facts. Nothing else is read with it,
 * for that could be from before it waited.
 */
export function row<M extends ModelName, const S extends Select<M>>(
  model: M,
  args: RowArguments<M, S> & { readonly lock?: LockPurpose },
): Fact<Selected<M, S> | null> {
  return fact('row', model, args, 1);
}

/** All rows that meet `where`. Rules need few: name a `limit` where there may be many. */
export function rows<M extends ModelName, const S extends Select<M>>(
  model: M,
  args: RowArguments<M, S> & { readonly limit?: number },
): Fact<Selected<M, S>[]> {
  return fact('rows', model, args, args.limit);
}

/** How many rows meet `where`. */
export function count<M extends ModelName>(model: M, where: Where<M>): Fact<number> {
  return fact('count', model, { where, select: {} }, undefined);
}

/**
 * The ids of the rows that meet `where`, of those that they refer to by `along`, a single relation of the model to itself, and so on
 * to the end.
 */
export function line<M extends ModelName>(
  model: M,
  args: { readonly where: Where<M>; readonly along: keyof Where<M> & string },
): Fact<number[]> {
  return { ...fact<number[]>('line', model, { where: args.where, select: {} }, undefined), along: args.along };
}

function fact<T>(
  kind: Fact<T>['kind'],
  model: ModelName,
  { where, select, orderBy, lock }: { where: object; select: object; orderBy?: object; lock?: LockPurpose },
  limit: number | undefined,
): Fact<T> {
  return { kind, model, where, select, orderBy: orderBy === undefined ? [] : [orderBy].flat(), limit, lock };
}

/** Facts by the names that a decision calls them by. */
export type FactSheet = Readonly<Record<string, Fact<unknown>>>;

export type Known<F extends FactSheet> = { readonly [K in keyof F]: F[K] extends Fact<infer T> ? T : never };

/**
 * What a lock is taken for. `write`: others neither write the row nor lock it; they may still write rows that refer to it.
 * `delete`: nor do others write rows that refer to it. `share`: the row stays as it is; others may share the lock.
 */
export type LockPurpose = 'write' | 'delete' | 'share';

/** Rows that are held until the transaction ends. */
export interface Lock {
  readonly model: ModelName;
  readonly where: object;
  readonly to: LockPurpose;
}

/** Something that has no row and that one transaction at a time does, by an advisory lock. */
export interface Turn {
  /** Four letters of its name, as a number. */
  readonly turn: number;
  /** Whether others wait for their turn, or else find what they `locked` false. */
  readonly waits: boolean;
}

/** Reserves a job for the transaction; what it `locked` is false while another process is at it. */
export function reserved(job: number): Turn {
  return { turn: job, waits: false };
}

/** Waits until nobody else is at it. */
export function inTurn(turn: number): Turn {
  return { turn, waits: true };
}

/** Locks the rows that meet `where`, in the order of their ids. Which models come first: `domain/locks.ts`. */
export function lock<M extends ModelName>(model: M, where: Where<M>, to: LockPurpose = 'write'): Lock {
  return { model, where, to };
}
