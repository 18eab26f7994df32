/** What may stand between two brackets as a place in a list. */
const PLACE = /^\d{1,9}$/;

/**
 * What a form or a query has under one name: several values, and what stands in brackets behind the name (`bracketed`). Where a list or
 * an object is asked for, it is read as one; where a single value is, the last one counts.
 */
export class Repeated {
  /**
   * @param values those of the name itself, in the order sent
   * @param appended of `a[]=1`, in the order sent; null: what stands behind the name can't be read
   * @param members of `a[0]=1` and `a[b]=1`, by what stands in the brackets
   */
  constructor(
    readonly values: readonly unknown[],
    private readonly appended: readonly Repeated[] | null = [],
    private readonly members: ReadonlyMap<string, Repeated> = new Map(),
  ) {}

  /** Whether nothing stands behind the name. */
  get isPlain(): boolean {
    return this.appended?.length === 0 && this.members.size === 0;
  }

  /** Whether it can be read as an object. */
  get isObject(): boolean {
    return this.appended?.length === 0 && this.members.size > 0;
  }

  last(): unknown {
    return this.values.at(-1);
  }

  member(name: string): Repeated | undefined {
    return this.members.get(name);
  }

  /** The entries of a list, in their order; null where it is none. */
  entries(): readonly Repeated[] | null {
    const { values, appended, members } = this;
    if (appended === null || ![...members.keys()].every((name) => PLACE.test(name))) return null;
    const placed = [...members].toSorted(([one], [other]) => Number(one) - Number(other));
    return [...values.map((value) => new Repeated([value])), ...appended, ...placed.map(([, entry]) => entry)];
  }

  /** The same as JSON would have it. */
  toJson(): unknown {
    if (this.isPlain) return this.last();
    return (
      this.entries()?.map((entry) => entry.toJson()) ?? Object.fromEntries([...this.members].map(([name, one]) => [name, one.toJson()]))
    );
  }
}
