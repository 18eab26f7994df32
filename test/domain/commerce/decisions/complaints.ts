import { expect, it } from 'vitest';
import type { Reason } from '../../../../src/domain/errors.js';
import { ReasonedError } from '../../../../src/platform/errors.js';

/** Makes one thing wrong. */
export type Fault<C> = readonly [reason: Reason, field: string | undefined, spoil: (fine: C) => C];

/**
 * A decision complains of the first that is wrong: each is tried with everything before it fine and everything after it
 * wrong too. With nothing wrong it does not complain.
 */
export function itComplainsInOrder<C>(fine: C, decide: (given: C) => unknown, faults: readonly Fault<C>[]): void {
  it('complains of nothing where nothing is wrong', () => {
    expect(() => decide(fine)).not.toThrow();
  });
  it.each(faults.map(([reason, field], place) => [reason, field, place] as const))('%s (%s) comes as number %i', (reason, field, place) => {
    const alone = faults[place]?.[2](fine) ?? fine;
    const withTheRest = faults.slice(place).reduceRight((given, [, , spoil]) => spoil(given), fine);
    for (const given of [alone, withTheRest]) expect(complaintOf(() => decide(given))).toEqual([reason, field]);
  });
}

/** The reason and the field of what is thrown; null: nothing is. */
export function complaintOf(decide: () => unknown): [Reason, string | undefined] | null {
  try {
    decide();
    return null;
  } catch (error) {
    if (error instanceof ReasonedError) return [error.reason as Reason, error.field];
    throw error;
  }
}
