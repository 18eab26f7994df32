import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADJUSTMENT_MOVES } from '../../../../src/domain/commerce/adjustment/adjustment-status.js';
import { createAdjustment, updateAdjustment } from '../../../../src/domain/commerce/adjustment/adjustment.service.js';
import { AdjustmentStatus } from '../../../../src/generated/prisma/enums.js';
import { complaintOf, itComplainsInOrder } from './complaints.js';
import { finance, money, NOW, student, STUDENT_ID } from './facts.js';
import { insertedInto, updatesOf } from './tables.js';

type Facts = Parameters<typeof createAdjustment>[0];
type Input = Parameters<typeof createAdjustment>[1];

const FINE: { readonly facts: Facts; readonly input: Input } = {
  facts: {
    locked: [true],
    order: { studentId: STUDENT_ID },
    newest: { allAmount: money(5000_00), lines: [{ slot: 1, projectId: 3, courseNum: 2 }] },
    project: { id: 4 },
    adjustmentCount: 0,
  },
  input: {
    orderId: 31,
    studentId: STUDENT_ID,
    type: 'REPLENISH',
    replenishType: 'ADD_COURSE',
    amount: '100',
    currency: 'RMB',
    projectId: 4,
    courseNum: 5,
  },
};
const create = ({ facts, input }: typeof FINE) => createAdjustment(facts, input, { now: NOW, skipped: 0 });
const withFacts =
  (changes: Partial<Facts>) =>
  (given: typeof FINE): typeof FINE => ({ ...given, facts: { ...given.facts, ...changes } });

describe('a new adjustment', () => {
  const full = [1, 2, 3, 5].map((projectId, place) => ({ slot: place + 1, projectId, courseNum: 1 }));
  itComplainsInOrder(FINE, create, [
    ['RELATED_MISSING', 'orderId', withFacts({ order: null })],
    ['ADJUSTMENT_STUDENT_WRONG', 'studentId', withFacts({ order: { studentId: STUDENT_ID + 1 } })],
    ['ORDER_NOT_CONFIRMED', 'orderId', withFacts({ newest: null })],
    ['RELATED_MISSING', 'projectId', withFacts({ project: null })],
    ['ADJUSTMENT_PROJECT_REFUSED', 'projectId', withFacts({ newest: { allAmount: money(0), lines: full } })],
    ['AMOUNT_INVALID', 'amount', withFacts({ newest: { allAmount: money(9_999_999_999_99), lines: [] } })],
  ]);

  const cases = fc.record({
    type: fc.constantFrom('REPLENISH', 'REFUND'),
    before: fc.integer({ min: 0, max: 10_000_00 }),
    amount: fc.integer({ min: 1, max: 10_000_00 }),
    slots: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
    projectId: fc.option(fc.integer({ min: 1, max: 6 })),
    slot: fc.option(fc.integer({ min: 1, max: 4 })),
    courseNum: fc.option(fc.integer({ min: 1, max: 9 })),
  });

  it('that is an extra payment is counted in by the next revision; a refund is paid back and changes none', () => {
    fc.assert(
      fc.property(cases, ({ type, before, amount, slots, projectId, slot, courseNum }) => {
        const lines = slots.map((of, place) => ({ slot: place + 1, projectId: of, courseNum: 10 + place }));
        const given = {
          facts: { ...FINE.facts, newest: { allAmount: money(before), lines }, project: { id: projectId ?? 0 } },
          input: { ...FINE.input, type, amount: String(amount / 100), projectId, slot, courseNum, refundType: 'MORE_TUITION' },
        } as typeof FINE;
        const named = slot === null ? lines.find((line) => line.projectId === projectId) : lines[slot - 1];
        const isNew = slot === null && projectId !== null && named === undefined;
        const isRefused =
          slot === null ? isNew && lines.length === 4 : named === undefined || (projectId ?? named.projectId) !== named.projectId;
        if (isRefused) {
          expect(complaintOf(() => create(given))?.[0]).toBe('ADJUSTMENT_PROJECT_REFUSED');
          return;
        }
        const { changes } = create(given);
        const [adjustment] = insertedInto(changes, 'Adjustment');
        expect(adjustment).toMatchObject({ amount: money(amount), projectId: named?.projectId ?? projectId, courseNum });
        expect([adjustment?.['status'], adjustment?.['replenishType'], adjustment?.['refundType']]).toEqual(
          type === 'REFUND' ? ['REFUNDED', undefined, 'MORE_TUITION'] : [undefined, 'ADD_COURSE', undefined],
        );
        const revised = insertedInto(changes, 'OrderRevisionLine').map(({ slot: at, projectId: of, courseNum: number }) => [
          at,
          of,
          number,
        ]);
        if (type === 'REFUND') {
          expect(changes).toHaveLength(1);
          return;
        }
        expect(insertedInto(changes, 'OrderRevision')).toEqual([
          { orderId: 31, adjustmentId: changes[0]?.kind === 'insert' && changes[0].id, allAmount: money(before + amount) },
        ]);
        const kept = lines.map((line) => [line.slot, line.projectId, line === named && courseNum !== null ? courseNum : line.courseNum]);
        expect(revised).toEqual(isNew && courseNum !== null ? [...kept, [lines.length + 1, projectId, courseNum]] : kept);
      }),
      { numRuns: 200 },
    );
  });
});

describe('an adjustment that changes', () => {
  const STATUSES = Object.values(AdjustmentStatus);
  const changed = (from: AdjustmentStatus, to: AdjustmentStatus | null, img: string | undefined, viewer = finance()) =>
    updatesOf(updateAdjustment({ locked: [true], adjustment: { status: from } }, viewer, 71, { img, to }).changes, 'Adjustment')[0]?.data;

  it('moves as the table says, whoever sends it', () => {
    for (const from of STATUSES)
      for (const to of STATUSES)
        for (const viewer of [finance(), student()]) {
          const complaint = complaintOf(() => changed(from, to, undefined, viewer));
          expect(complaint === null, `${from} ${to}`).toBe(ADJUSTMENT_MOVES[from].includes(to));
        }
  });

  it.each(STATUSES)('keeps its status at %s where nothing else is asked for, if anything may change there', (from) => {
    const isOpen = from === 'TO_PAY' || from === 'TO_CONFIRM';
    const complaint = complaintOf(() => expect(changed(from, null, undefined)).toEqual({}));
    expect(complaint === null).toBe(isOpen);
  });

  it("waits for its judgement once its student has proved it; a picture of the staff's proves nothing", () => {
    expect(changed('TO_PAY', null, 'a.png', student())).toEqual({ img: 'a.png', status: 'TO_CONFIRM' });
    expect(changed('TO_CONFIRM', null, 'a.png', student())).toEqual({ img: 'a.png' });
    expect(changed('TO_PAY', null, 'a.png', finance())).toEqual({ img: 'a.png' });
  });

  it('that is not there is not found', () => {
    const decide = () => updateAdjustment({ locked: [false], adjustment: null }, finance(), 71, { img: undefined, to: null });
    expect(complaintOf(decide)?.[0]).toBe('NOT_FOUND');
  });
});
