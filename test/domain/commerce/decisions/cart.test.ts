import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CART_LINE_MOVES, lineBefore } from '../../../../src/domain/commerce/cart/cart-line-status.js';
import { addLine, changeLines, removeLines, updateLine } from '../../../../src/domain/commerce/cart/cart.service.js';
import { CartLineStatus } from '../../../../src/generated/prisma/enums.js';
import { complaintOf, itComplainsInOrder } from './complaints.js';
import { finance, money, student, STUDENT_ID } from './facts.js';
import { insertedInto, updatesOf } from './tables.js';

type Line = NonNullable<Parameters<typeof updateLine>[0]['line']>;

const line = (changes: Partial<Line> = {}): Line => ({
  id: 61,
  studentId: STUDENT_ID,
  projectId: 3,
  courseNum: 2,
  status: 'NEW',
  ...changes,
});
const fee = (projectId: number, courseNumber: number, fen: number) => ({ projectId, courseNumber, fee: money(fen) });

describe('a line that is put into a cart', () => {
  const fine: Parameters<typeof addLine>[0] = { locked: [true], project: { id: 3 }, fees: [fee(3, 2, 3000_00)] };
  const add = (facts: typeof fine) => addLine(facts, STUDENT_ID, { projectId: 3, courseNum: 2 });
  itComplainsInOrder(fine, add, [
    ['RELATED_MISSING', 'studentId', (facts) => ({ ...facts, locked: [false] })],
    ['RELATED_MISSING', 'projectId', (facts) => ({ ...facts, project: null })],
    ['COURSE_FEE_MISSING', 'courseNum', (facts) => ({ ...facts, fees: [fee(3, 1, 1), fee(4, 2, 1)] })],
  ]);

  it('costs what the fee table says', () => {
    const { changes, outcome } = add(fine);
    expect(insertedInto(changes, 'CartLine')).toEqual([{ studentId: STUDENT_ID, projectId: 3, courseNum: 2, courseFee: money(3000_00) }]);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ id: outcome });
  });
});

describe('a line that is changed', () => {
  const fine = {
    facts: { locked: [true], line: line(), project: { id: 4 }, fees: [fee(4, 5, 100), fee(3, 5, 200), fee(4, 2, 300)] } as Parameters<
      typeof updateLine
    >[0],
    viewer: student(),
  };
  const change = ({ facts, viewer }: typeof fine, input = { projectId: 4, courseNum: 5 } as { projectId?: number; courseNum?: number }) =>
    updateLine(facts, viewer, input);
  itComplainsInOrder(fine, change, [
    ['NOT_FOUND', undefined, (given) => ({ ...given, facts: { ...given.facts, line: null } })],
    ['RELATED_MISSING', 'projectId', (given) => ({ ...given, facts: { ...given.facts, project: null } })],
    ['COURSE_FEE_MISSING', 'courseNum', (given) => ({ ...given, facts: { ...given.facts, fees: [] } })],
  ]);

  it.each([
    [{ projectId: 4, courseNum: 5 }, 100],
    [{ courseNum: 5 }, 200],
    [{ projectId: 4 }, 300],
  ] as const)('to %o costs what the fee table now says', (input, fen) => {
    expect(updatesOf(change(fine, input).changes, 'CartLine')).toEqual([
      { where: { id: 61 }, data: { projectId: 3, courseNum: 2, ...input, courseFee: money(fen) } },
    ]);
  });

  it('is in the cart, and in one that the viewer may work on', () => {
    for (const status of Object.values(CartLineStatus)) {
      const complaint = complaintOf(() => change({ ...fine, facts: { ...fine.facts, line: line({ status }) } }));
      expect(complaint?.[0], status).toBe(status === 'NEW' ? undefined : 'NOT_FOUND');
    }
    expect(complaintOf(() => change({ ...fine, viewer: student({ profileId: 8 }) }))?.[0]).toBe('NOT_FOUND');
    expect(complaintOf(() => change({ ...fine, viewer: finance() }))).toBeNull();
  });
});

describe('several lines that are changed', () => {
  const known = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 6 }), studentId: fc.constantFrom(STUDENT_ID, STUDENT_ID + 1) }), {
    selector: ({ id }) => id,
    maxLength: 6,
  });
  const wanted = fc.array(fc.record({ id: fc.integer({ min: 1, max: 6 }), courseNum: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 5,
  });
  const fees = [fee(3, 1, 100), fee(3, 2, 200)];
  const viewers = fc.constantFrom(student(), finance());

  it('are all of one cart, or nothing is changed and the first that is not is named', () => {
    fc.assert(
      fc.property(known, wanted, viewers, (rows, changes, viewer) => {
        const lines = rows.map((row) => line(row));
        const own = lines.filter(({ studentId }) => viewer.realm === 'STAFF' || studentId === viewer.profileId);
        const cart = own.find(({ id }) => id === changes[0]?.id)?.studentId;
        const complaints = changes.flatMap(({ id, courseNum }): object[] => {
          if (!own.some((one) => one.id === id && one.studentId === cart)) return [{ reason: 'CART_LINE_INVALID', params: { id } }];
          return courseNum > 2 ? [{ reason: 'COURSE_FEE_MISSING', params: { courseNum } }] : [];
        });
        const decide = () => changeLines({ locked: [true], lines, fees }, viewer, changes);
        if (complaints[0] !== undefined) {
          expect(decide).toThrow(expect.objectContaining(complaints[0]));
          return;
        }
        const written = updatesOf(decide().changes, 'CartLine');
        const last = new Map(changes.map(({ id, courseNum }) => [id, { courseNum, courseFee: money(courseNum * 100) }]));
        expect(written).toHaveLength(last.size);
        expect(written).toEqual(expect.arrayContaining([...last].map(([id, data]) => ({ where: { id }, data }))));
      }),
      { numRuns: 200 },
    );
  });
});

describe('lines that are taken out', () => {
  it("are the viewer's own, or for staff all that are in a cart", () => {
    const lines = [
      { id: 1, studentId: STUDENT_ID },
      { id: 2, studentId: STUDENT_ID + 1 },
    ];
    const taken = (viewer: ReturnType<typeof student>) => removeLines({ locked: [true], lines }, viewer);
    expect(taken(student())).toMatchObject({ changes: [{ where: { id: { in: [1] } }, data: { status: 'DELETED' } }], outcome: 1 });
    expect(taken(finance())).toMatchObject({ changes: [{ where: { id: { in: [1, 2] } } }], outcome: 2 });
  });
});

it('the status of a line only goes on', () => {
  const moves = Object.values(CartLineStatus).flatMap((from) => CART_LINE_MOVES[from].map((to) => `${from} -> ${to}`));
  expect(moves).toEqual(['NEW -> ORDERED', 'NEW -> DELETED', 'ORDERED -> PAYED']);
  expect(Object.fromEntries(Object.values(CartLineStatus).map((to) => [to, lineBefore(to)]))).toEqual({
    NEW: [],
    ORDERED: ['NEW'],
    PAYED: ['ORDERED'],
    DELETED: ['NEW'],
  });
});
