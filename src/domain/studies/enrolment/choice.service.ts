import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, insertMissing, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { count, lock, row, rows } from '../../../write/facts.js';
import { PAID_ORDER } from '../../commerce/order/order-status.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { studentLock } from '../../student-record/student-lock.js';
import type { ChooseOfferingInput } from './enrolment.type.js';

interface Choice extends ChooseOfferingInput {
  readonly studentId: number;
}

/**
 * What a choice depends on. The student's lock keeps the number of their courses, the offering's the number of its students;
 * whoever waits sees what the one before has written.
 */
const CHOOSING = defineWrite<Choice>()({
  locks: ({ studentId, offeringId }) => [studentLock(studentId), lock('Offering', { id: offeringId })],
  facts: ({ studentId, offeringId, projectId }) => ({
    offering: row('Offering', {
      where: { id: offeringId, active: true },
      select: { projectId: true, name: true, code: true, maxNum: true, course: { select: { code: true } } },
    }),
    project: row('Project', { where: { id: projectId }, select: { courseNum: true } }),
    ordered: rows('OrderLine', {
      where: { projectId, order: { studentId } },
      select: { courseNum: true, order: { select: { status: true } } },
    }),
    chosen: rows('Enrolment', { where: { studentId, offering: { projectId } }, select: { offeringId: true } }),
    taken: count('Enrolment', { offeringId }),
  }),
});

/** What a photo is kept with: the student's choices of the offering. */
const PROVING = defineWrite<{ studentId: number; offeringId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ studentId, offeringId }) => ({
    enrolments: rows('Enrolment', { where: { studentId, offeringId }, orderBy: { id: 'asc' }, select: { id: true } }),
    offering: row('Offering', { where: { id: offeringId, active: true }, select: { id: true } }),
  }),
});

/**
 * The checks run in the order of contract: summer-student.course.select. An offering that was taken out of the catalogue is not
 * there for anybody to choose. The first choice in a project opens the transfer of its credits.
 */
export function chooseOffering(facts: FactsOf<typeof CHOOSING>, { studentId, offeringId, projectId }: Choice): Decision<NewId> {
  const { offering, chosen, taken } = facts;
  if (offering === null) throw new DomainError('RELATED_MISSING', { field: 'offeringId', params: { id: offeringId } });
  const max = courseLimit(facts, projectId);
  if (chosen.some((one) => one.offeringId === offeringId)) throw new DomainError('OFFERING_CHOSEN');
  if (offering.projectId !== projectId) throw new DomainError('OFFERING_NOT_OF_PROJECT');
  if (chosen.length >= max) throw new DomainError('CHOICES_USED_UP', { params: { max } });
  if (taken >= offering.maxNum) throw new DomainError('OFFERING_FULL');
  const names = { courseCode: offering.code ?? offering.course.code, courseName: offering.name };
  const enrolment = insert('Enrolment', { studentId, offeringId, ...names });
  return decision([insertMissing('CreditTransfer', [{ studentId, projectId }]), enrolment], enrolment.id);
}

/**
 * How many courses the student may choose in a project: as many as were paid for, and no more than the project allows.
 * A project that was taken off sale still serves those who have paid. StudentProject.courseLimit answers the same number.
 * Throws RELATED_MISSING, ORDER_MISSING, ORDER_NOT_PAID.
 */
function courseLimit({ project, ordered }: FactsOf<typeof CHOOSING>, projectId: number): number {
  if (project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id: projectId } });
  if (ordered.length === 0) throw new DomainError('ORDER_MISSING');
  const paid = ordered.filter(({ order }) => PAID_ORDER.some((status) => status === order.status));
  if (paid.length === 0) throw new DomainError('ORDER_NOT_PAID');
  const bought = paid.reduce((sum, { courseNum }) => sum + courseNum, 0);
  return Math.min(bought, project.courseNum);
}

/** Answers the id of the first of the enrolments that get the photo. */
export function keepConfirmPhoto({ enrolments, offering }: FactsOf<typeof PROVING>, confirmPhoto: string): Decision<number> {
  const [first] = enrolments;
  if (first === undefined)
    throw offering === null ? new DomainError('NOT_FOUND', { field: 'offeringId' }) : new DomainError('OFFERING_NOT_CHOSEN');
  const ids = enrolments.map(({ id }) => id);
  return decision([update('Enrolment', { id: { in: ids } }, { confirmPhoto })], first.id);
}

/** Students choose the courses they have paid for. Methods answer the id of the enrolment. */
export class ChoiceService {
  constructor(private readonly core: Pick<Core, 'uploads' | 'writer'>) {}

  async choose(viewer: Viewer | null, { offeringId, projectId }: ChooseOfferingInput): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const choice = { studentId: viewer.profileId, offeringId, projectId };
    return this.core.writer.run(CHOOSING, choice, (facts) => chooseOffering(facts, choice));
  }

  /**
   * The photo that proves the home school's approval, kept with the student's own choice; a new one takes its place.
   * contract: summer-student.course.upload-confirm-photo
   */
  async uploadConfirmPhoto(viewer: Viewer | null, offeringId: number, image: string): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const confirmPhoto = await this.core.uploads.picture(viewer, image, { field: 'image' });
    return this.core.writer.run(PROVING, { studentId: viewer.profileId, offeringId }, (facts) => keepConfirmPhoto(facts, confirmPhoto));
  }
}
