import { describe, expect, it } from 'vitest';
import { moveTransfer, proveTransfer } from '../../../src/domain/studies/credit-transfer/credit-transfer.service.js';
import { chooseOffering } from '../../../src/domain/studies/enrolment/choice.service.js';

/** What is decided of given facts, without a database. */
const reasonOf = (decide: () => unknown): unknown => {
  try {
    decide();
    return null;
  } catch (error) {
    return Reflect.get(error as object, 'reason');
  }
};

describe('a choice', () => {
  const choice = { studentId: 1, offeringId: 2, projectId: 3 };
  const facts: Parameters<typeof chooseOffering>[0] = {
    locked: [true, true],
    offering: { projectId: 3, name: '微观经济学', code: null, maxNum: 10, course: { code: 'ECON1A' } },
    project: { courseNum: 2 },
    ordered: [
      { courseNum: 1, order: { status: 'CONFIRMED' } },
      { courseNum: 3, order: { status: 'TO_PAY' } },
    ],
    chosen: [],
    taken: 9,
    transfer: null,
  };

  it('enrols under the name of the offering, its own code before that of the course, and opens the first transfer of credits', () => {
    const enrolment = { studentId: 1, offeringId: 2, courseCode: 'ECON1A', courseName: '微观经济学' };
    const { changes, outcome } = chooseOffering(facts, choice);
    expect(changes).toMatchObject([
      { model: 'CreditTransfer', rows: [{ studentId: 1, projectId: 3 }] },
      { model: 'Enrolment', rows: [enrolment], id: outcome },
    ]);
    const { offering } = facts;
    const again = { ...facts, transfer: { id: 7 }, offering: offering && { ...offering, code: 'OWN' } };
    expect(chooseOffering(again, choice).changes).toMatchObject([{ model: 'Enrolment', rows: [{ ...enrolment, courseCode: 'OWN' }] }]);
  });

  it('counts what was paid for, and no more than the project allows', () => {
    const chosen = [{ offeringId: 8 }];
    expect(reasonOf(() => chooseOffering({ ...facts, chosen }, choice))).toBe('CHOICES_USED_UP');
    const more = { ...facts, ordered: [{ courseNum: 5, order: { status: 'TO_CONFIRM' as const } }] };
    expect(reasonOf(() => chooseOffering({ ...more, chosen }, choice))).toBeNull();
    expect(reasonOf(() => chooseOffering({ ...more, chosen: [...chosen, { offeringId: 9 }] }, choice))).toBe('CHOICES_USED_UP');
  });

  // contract: summer-student.course.select. Each is wrong in everything that comes after it, too.
  it('complains of the first thing that is wrong', () => {
    const elsewhere = facts.offering && { ...facts.offering, projectId: 4, maxNum: 9 };
    const full = { ...facts, offering: facts.offering && { ...facts.offering, maxNum: 9 } };
    const usedUp = { ...full, chosen: [{ offeringId: 8 }] };
    const stray = { ...usedUp, offering: elsewhere };
    const chosen = { ...stray, chosen: [{ offeringId: 2 }] };
    const unpaid = { ...chosen, ordered: [{ courseNum: 1, order: { status: 'CANCELED' as const } }] };
    const unordered = { ...unpaid, ordered: [] };
    const inNoProject = { ...unordered, project: null };
    const ofNothing = { ...inNoProject, offering: null };
    const reasons = [ofNothing, inNoProject, unordered, unpaid, chosen, stray, usedUp, full].map((known) =>
      reasonOf(() => chooseOffering(known, choice)),
    );
    expect(reasons).toEqual([
      'RELATED_MISSING',
      'RELATED_MISSING',
      'ORDER_MISSING',
      'ORDER_NOT_PAID',
      'OFFERING_CHOSEN',
      'OFFERING_NOT_OF_PROJECT',
      'CHOICES_USED_UP',
      'OFFERING_FULL',
    ]);
  });
});

describe('a credit transfer', () => {
  const at = (status: 'POSTED' | 'SUCCESS' | null, img: string | null = null) => ({
    locked: [true],
    project: { id: 3 },
    transfer: { id: 5, status, img },
  });

  it('is proven once, when it is finished', () => {
    expect(proveTransfer(at('SUCCESS'), 'a.png')).toMatchObject({ changes: [{ where: { id: 5 }, data: { img: 'a.png' } }], outcome: 5 });
    expect(reasonOf(() => proveTransfer(at('SUCCESS', 'b.png'), 'a.png'))).toBe('CREDIT_TRANSFER_PROVEN');
    for (const early of [at('POSTED'), at(null), { ...at(null), transfer: null }])
      expect(reasonOf(() => proveTransfer(early, 'a.png'))).toBe('CREDIT_TRANSFER_UNFINISHED');
    expect(reasonOf(() => proveTransfer({ ...at('SUCCESS', 'b.png'), project: null }, 'a.png'))).toBe('NOT_FOUND');
  });

  it('keeps its status where only the parcel is told of', () => {
    const { changes } = moveTransfer(at('SUCCESS'), { postNumber: 'SF1' });
    expect(changes).toMatchObject([{ data: { postNumber: 'SF1' } }]);
    expect(changes[0]).not.toHaveProperty('data.status');
    expect(reasonOf(() => moveTransfer(at('SUCCESS'), { status: 'POSTED' }))).toBe('STATUS_MOVE_REFUSED');
  });
});
