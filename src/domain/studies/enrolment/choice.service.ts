import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Transaction } from '../../../platform/database/database.js';
import { PAID_ORDER } from '../../commerce/order/order-status.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { lockRow } from '../../locks.js';
import { lockStudent } from '../../student-record/student-lock.js';
import type { ChooseOfferingInput } from './enrolment.type.js';

interface ChosenOffering {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  readonly code: string | null;
  readonly maxNum: number;
  readonly courseId: number;
}

/** Students choose the courses they have paid for. Methods answer the id of the enrolment. */
export class ChoiceService {
  constructor(private readonly core: Pick<Core, 'database' | 'uploads'>) {}

  /**
   * The checks run in the order of contract: summer-student.course.select. The student's lock keeps the number of their
   * courses, the offering's the number of its students; whoever waits sees what the one before has written.
   */
  async choose(viewer: Viewer | null, { offeringId, projectId }: ChooseOfferingInput): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const studentId = viewer.profileId;
    return this.core.database.transaction(async (tx) => {
      await lockStudent(tx, studentId);
      const offering = await lockOffering(tx, offeringId);
      await requirePlace(tx, studentId, projectId, offering);
      await tx.creditTransfer.createMany({ data: { studentId, projectId }, skipDuplicates: true });
      const names = { courseCode: offering.code ?? (await codeOf(tx, offering)), courseName: offering.name };
      return (await tx.enrolment.create({ data: { studentId, offeringId, ...names }, select: { id: true } })).id;
    });
  }

  /**
   * The photo that proves the home school's approval, kept with the student's own choice; a new one takes its place.
   * contract: summer-student.course.upload-confirm-photo
   */
  async uploadConfirmPhoto(viewer: Viewer | null, offeringId: number, image: string): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const confirmPhoto = await this.core.uploads.picture(viewer, image, { field: 'image' });
    return this.core.database.transaction(async (tx) => {
      const where = { studentId: viewer.profileId, offeringId };
      const [enrolment] = await tx.enrolment.updateManyAndReturn({ where, data: { confirmPhoto }, select: { id: true } });
      if (enrolment !== undefined) return enrolment.id;
      const offering = await tx.offering.findFirst({ where: { id: offeringId, active: true }, select: { id: true } });
      throw offering === null ? new DomainError('NOT_FOUND', { field: 'offeringId' }) : new DomainError('OFFERING_NOT_CHOSEN');
    });
  }
}

/** One that was taken out of the catalogue is not there for anybody to choose. */
async function lockOffering(tx: Transaction, id: number): Promise<ChosenOffering> {
  const offering = await lockRow(tx, 'Offering', id, ['id', 'projectId', 'courseId', 'name', 'code', 'maxNum', 'active']);
  if (offering?.active !== true) throw new DomainError('RELATED_MISSING', { field: 'offeringId', params: { id } });
  return offering;
}

async function codeOf(tx: Transaction, { courseId }: ChosenOffering): Promise<string> {
  return (await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { code: true } })).code;
}

async function requirePlace(tx: Transaction, studentId: number, projectId: number, offering: ChosenOffering): Promise<void> {
  const limit = await courseLimit(tx, studentId, projectId);
  const chosen = await tx.enrolment.findMany({ where: { studentId, offering: { projectId } }, select: { offeringId: true } });
  if (chosen.some(({ offeringId }) => offeringId === offering.id)) throw new DomainError('OFFERING_CHOSEN');
  if (offering.projectId !== projectId) throw new DomainError('OFFERING_NOT_OF_PROJECT');
  if (chosen.length >= limit) throw new DomainError('CHOICES_USED_UP', { params: { max: limit } });
  if ((await tx.enrolment.count({ where: { offeringId: offering.id } })) >= offering.maxNum) throw new DomainError('OFFERING_FULL');
}

/**
 * How many courses the student may choose in a project: as many as were paid for, and no more than the project allows.
 * A project that was taken off sale still serves those who have paid. StudentProject.courseLimit answers the same number.
 * Throws RELATED_MISSING, ORDER_MISSING, ORDER_NOT_PAID.
 */
async function courseLimit(tx: Transaction, studentId: number, projectId: number): Promise<number> {
  const project = await tx.project.findUnique({ where: { id: projectId }, select: { courseNum: true } });
  if (project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id: projectId } });
  const lines = await tx.orderLine.findMany({
    where: { projectId, order: { studentId } },
    select: { courseNum: true, order: { select: { status: true } } },
  });
  if (lines.length === 0) throw new DomainError('ORDER_MISSING');
  const paid = lines.filter(({ order }) => PAID_ORDER.some((status) => status === order.status));
  if (paid.length === 0) throw new DomainError('ORDER_NOT_PAID');
  const bought = paid.reduce((sum, { courseNum }) => sum + courseNum, 0);
  return Math.min(bought, project.courseNum);
}
