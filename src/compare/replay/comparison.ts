import type { ComparedAnswer, Difference } from '../diff/difference.js';
import type { DifferenceKind } from '../rules/rules.js';

/** Examples of one difference that a report shows. */
const EXAMPLES = 3;

export interface Example {
  readonly number: number;
  readonly method: string;
  readonly url: string;
  /** As whom it was sent; null: nobody. */
  readonly person: string | null;
  readonly difference: { readonly old: unknown; readonly new: unknown };
  readonly old: ComparedAnswer;
  readonly new: ComparedAnswer;
}

/** Differences of one kind at one place of one endpoint. */
export interface Group {
  readonly endpoint: string;
  readonly kind: DifferenceKind;
  readonly at: string;
  /** Why it is meant; null: it is not. */
  readonly explained: string | null;
  count: number;
  readonly examples: Example[];
}

/** Why an exchange was not sent. */
export const LEFT_OUT = ['write', 'sign-in', 'unknown person', 'unknown endpoint', 'unanswered by the old system'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What has come of comparing so far. */
export class Comparison {
  compared = 0;
  equal = 0;
  readonly leftOut: Partial<Record<LeftOut, number>> = {};
  /** By endpoint, how many answers were compared and how many differed. */
  readonly endpoints = new Map<string, { compared: number; differing: number }>();
  private readonly groups = new Map<string, Group>();

  leave(reason: LeftOut): void {
    this.leftOut[reason] = (this.leftOut[reason] ?? 0) + 1;
  }

  add(
    endpoint: string,
    found: readonly (Difference & { readonly explained: string | null })[],
    example: Omit<Example, 'difference'>,
  ): void {
    const counts = this.endpoints.get(endpoint) ?? { compared: 0, differing: 0 };
    this.endpoints.set(endpoint, counts);
    const differs = found.some(({ explained }) => explained === null);
    this.compared++;
    counts.compared++;
    if (differs) counts.differing++;
    else this.equal++;
    // A list that differs in each row is one difference of this answer.
    const told = new Set<string>();
    for (const { kind, at, explained, ...difference } of found) {
      const key = JSON.stringify([endpoint, kind, at]);
      const group = this.groups.get(key) ?? { endpoint, kind, at, explained, count: 0, examples: [] };
      this.groups.set(key, group);
      if (told.has(key)) continue;
      told.add(key);
      group.count++;
      if (group.examples.length < EXAMPLES) group.examples.push({ ...example, difference });
    }
  }

  /** The most frequent first, those that are meant last. */
  get differences(): Group[] {
    const meant = ({ explained }: Group): number => (explained === null ? 0 : 1);
    return [...this.groups.values()].sort((one, other) => meant(one) - meant(other) || other.count - one.count);
  }

  get unexplained(): number {
    return this.differences.filter(({ explained }) => explained === null).length;
  }
}
