import fc from 'fast-check';

/** All amounts are whole fen. Projects, coupons are named by their place in the case's lists. */
export interface Case {
  readonly projects: readonly { readonly applyFee: number | null; readonly fees: readonly number[] }[];
  readonly cart: readonly { readonly project: number; readonly courseNum: number; readonly replaced: number | null }[];
  readonly coupons: readonly { readonly amount: number; readonly usable: boolean }[];
  /** The coupons named by the order; null: none are named, so all that can be used count. */
  readonly chosen: readonly number[] | null;
  readonly outcome: 'TO_PAY' | 'CANCELED' | 'TO_CONFIRM' | 'CONFIRMED' | 'CONFIRM_FAILED';
  readonly adjustments: readonly {
    readonly type: 'REPLENISH' | 'REFUND';
    readonly amount: number;
    readonly project: number | null;
    readonly courseNum: number | null;
  }[];
}

export interface Outcome {
  readonly standardFee: string;
  readonly payFee: string;
  readonly cart: readonly string[];
  readonly coupons: readonly string[];
  readonly refused: readonly boolean[];
  readonly revisions: readonly { readonly allAmount: string; readonly slots: readonly (readonly [project: number, courseNum: number])[] }[];
}

/** What is to come of a case: the money rules of contract summer-crm, as few lines as they are. */
export function model({ projects, cart, coupons, chosen, outcome, adjustments }: Case): Outcome {
  const ordered = cart.map(({ project, courseNum, replaced }) => [project, replaced ?? courseNum] as const);
  const applyFees = cart.map(({ project }) => projects[project]?.applyFee ?? null).filter((fee) => fee !== null);
  const standardFee =
    (applyFees.length === 0 ? 2000_00 : Math.max(...applyFees)) +
    sum(ordered.map(([project, courseNum]) => projects[project]?.fees[courseNum - 1] ?? NaN));
  const used = (index: number): boolean => (chosen === null ? coupons[index]?.usable === true : chosen.includes(index));
  const payFee = Math.max(0, standardFee - sum(coupons.filter((_, index) => used(index)).map(({ amount }) => amount)));
  const revisions = outcome === 'CONFIRMED' ? [{ all: payFee, slots: ordered }] : [];
  const refused = adjustments.map(({ type, amount, project, courseNum }) => {
    const last = revisions.at(-1);
    const slot = last?.slots.findIndex(([known]) => known === project) ?? -1;
    if (last === undefined || (project !== null && slot < 0 && last.slots.length === 4)) return true;
    const changed =
      project === null || courseNum === null
        ? last.slots
        : slot < 0
          ? [...last.slots, [project, courseNum] as const]
          : last.slots.with(slot, [project, courseNum]);
    if (type === 'REPLENISH') revisions.push({ all: last.all + amount, slots: changed });
    return false;
  });
  const couponAfter = outcome === 'CONFIRMED' ? 'USED' : outcome === 'TO_PAY' || outcome === 'TO_CONFIRM' ? 'LOCKED' : 'TO_USE';
  return {
    standardFee: yuan(standardFee),
    payFee: yuan(payFee),
    cart: cart.map(() => (outcome === 'CONFIRMED' ? 'PAYED' : 'ORDERED')),
    coupons: coupons.map((_, index) => (used(index) ? couponAfter : 'TO_USE')),
    refused,
    revisions: revisions.map(({ all, slots }) => ({ allAmount: yuan(all), slots })),
  };
}

/** Fen as the yuan that clients read and write. */
export function yuan(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

const MAX_COURSES = 3;
const fen = fc.oneof(fc.nat(500_000), fc.nat(1_000_000_000), fc.constantFrom(0, 1, 10, 2000_00, 23120_00));
const positiveFen = fen.map((amount) => amount + 1);

/** Cases over so many projects, all of which can happen. */
export function casesOf(projectCount: number): fc.Arbitrary<Case> {
  const project = fc.nat(projectCount - 1);
  const courseNum = fc.integer({ min: 1, max: MAX_COURSES });
  const bounds = (min: number, max: number) => ({ minLength: min, maxLength: max });
  return fc
    .record({
      projects: fc.array(
        fc.record({ applyFee: fc.option(fen), fees: fc.array(fen, bounds(MAX_COURSES, MAX_COURSES)) }),
        bounds(projectCount, projectCount),
      ),
      cart: fc.array(fc.record({ project, courseNum, replaced: fc.option(courseNum) }), bounds(1, 4)),
      coupons: fc.array(fc.record({ amount: fen, usable: fc.boolean() }), bounds(0, 3)),
      named: fc.option(fc.array(fc.boolean(), bounds(3, 3))),
      outcome: fc.constantFrom(
        'TO_PAY' as const,
        'CANCELED' as const,
        'TO_CONFIRM' as const,
        'CONFIRM_FAILED' as const,
        'CONFIRMED' as const,
        'CONFIRMED' as const,
        'CONFIRMED' as const,
      ),
      adjustments: fc.array(
        fc.record({
          type: fc.constantFrom('REPLENISH' as const, 'REFUND' as const),
          amount: positiveFen,
          project: fc.option(project),
          courseNum: fc.option(courseNum),
        }),
        bounds(0, 5),
      ),
    })
    .map(({ named, ...given }) => ({
      ...given,
      chosen: named === null ? null : given.coupons.flatMap(({ usable }, index) => (usable && named[index] === true ? [index] : [])),
    }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
