import { factsStatement, givenOf, lockStatement, type Prepared } from './facts-sql.js';
import type { Fact, FactSheet, Known, Lock, Turn } from './facts.js';

/** What a write locks and has to know, for every input `I`. Made once, at the start of the program. */
export interface Write<I extends object, F extends FactSheet> {
  readonly locks: readonly Prepared[];
  /** The models whose rows are locked, in that order. */
  readonly lockedModels: readonly string[];
  readonly facts: ReturnType<typeof factsStatement> | null;
  /** For the types only. */
  readonly types?: { readonly input: I; readonly facts: F };
}

/**
 * The places of an input's values in conditions. A null that is given for one finds no row, so what is not named can be looked
 * for all the same.
 */
export type Places<I> = { readonly [K in keyof I]-?: Place<I[K]> };
type Place<Value> = Value extends readonly (infer Item)[] ? Item[] : NonNullable<Value>;

interface Parts<I, F extends FactSheet> {
  /** Taken in this order, before anything is read. */
  readonly locks?: (given: Places<I>) => readonly (Lock | Turn)[];
  /** Read in one statement, after the locks are held. */
  readonly facts?: (given: Places<I>) => F;
}

/**
 * Declares a write.
 *
 * @example
 * const RENAMING = defineWrite<{ id: number }>()({
 *   locks: ({ id }) => [lock('Course', { id })],
 *   facts: ({ id }) => ({ course: row('Course', { where: { id }, select: { name: true } }) }),
 * });
 */
export function defineWrite<I extends object>() {
  return <const F extends Readonly<Record<string, Fact<unknown>>> = {}>({ locks, facts }: Parts<I, F>): Write<I, F> => {
    const given = givenOf<Places<I>>();
    const wanted = locks?.(given) ?? [];
    return {
      locks: wanted.map(lockStatement),
      lockedModels: wanted.flatMap((one) => ('model' in one ? [one.model] : [])),
      facts: facts === undefined ? null : factsStatement(facts(given)),
    };
  };
}

/** What a decision of this write is told. */
export type FactsOf<W> = W extends Write<infer _I, infer F> ? Known<F> & { readonly locked: readonly boolean[] } : never;
