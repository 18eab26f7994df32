import { requireRealm, requireStaff, requireViewer } from '../../../access/authorize.js';
import { SALES_DEPARTMENT } from '../../../access/menu-rights.js';
import type { Viewer } from '../../../access/viewer.js';
import type { ContactStatus } from '../../../generated/prisma/enums.js';
import { type Decision, decision, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { studentLock } from '../../student-record/student-lock.js';
import { salesPeople } from './consultant-draw.js';
import { consultantOf, isConsulted, newConsultant } from './consultant-of-file.js';
import { requireContactMove } from './contact-status.js';

/** A student, and who looks after them. */
const consulted = (id: number) => row('Student', { where: { id }, select: { id: true, ccText: true, ccStaffId: true } });

/** A student, and whom they may choose. */
const CHOOSING = defineWrite<{ studentId: number; staffId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ studentId, staffId }) => ({
    student: consulted(studentId),
    staff: row('Staff', {
      where: { id: staffId, department: { name: SALES_DEPARTMENT }, account: { active: true } },
      select: { id: true },
    }),
  }),
});

/** A student, and whom staff give them. */
const ASSIGNING = defineWrite<{ studentId: number; staffId: number | null }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ studentId, staffId }) => ({
    student: consulted(studentId),
    staff: row('Staff', { where: { id: staffId }, select: { id: true } }),
  }),
});

/** Who looks after a student, and who else could. */
const SUGGESTING = defineWrite<{ studentId: number }>()({
  facts: ({ studentId }) => ({ student: consulted(studentId), salesPeople: salesPeople() }),
});

/** How far somebody has come with a student. */
const CONTACTING = defineWrite<{ studentId: number }>()({
  facts: ({ studentId }) => ({
    student: row('Student', { where: { id: studentId }, select: { id: true, contactStatus: true }, lock: 'write' }),
  }),
});

/** Throws CONSULTANT_ASSIGNED before CONSULTANT_UNKNOWN (contract: summer-student.user.assign-sales-man). */
export function chooseConsultant({ student, staff }: FactsOf<typeof CHOOSING>): Decision<number> {
  if (student === null) throw new DomainError('NOT_FOUND');
  if (isConsulted(student)) throw new DomainError('CONSULTANT_ASSIGNED');
  if (staff === null) throw new DomainError('CONSULTANT_UNKNOWN', { field: 'staffId' });
  return decision([update('Student', { id: student.id }, newConsultant(consultantOf(staff)))], student.id);
}

/** Whoever looks after the student already goes on where they were. */
export function assignConsultant({ student, staff }: FactsOf<typeof ASSIGNING>, staffId: number | null): Decision<number> {
  if (student === null) throw new DomainError('NOT_FOUND');
  if (staffId !== null && staff === null) throw new DomainError('RELATED_MISSING', { field: 'staffId', params: { id: staffId } });
  if (staff !== null && staff.id === student.ccStaffId) return decision([], student.id);
  return decision([update('Student', { id: student.id }, newConsultant(staff && consultantOf(staff)))], student.id);
}

export function moveContact({ student }: FactsOf<typeof CONTACTING>, status: ContactStatus): Decision<number> {
  if (student === null) throw new DomainError('NOT_FOUND');
  requireContactMove(student.contactStatus, status);
  return decision([update('Student', { id: student.id }, { contactStatus: status })], student.id);
}

/** Who looks after a student before they order: the sales man of one old app, the consultant (cc) of the other. */
export class ConsultantService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  /**
   * The staff id of the student's consultant; where there is none, of somebody of the sales department, drawn anew each
   * time. Null: nobody is there, or the viewer is no student. Assigns nobody (contract: summer-student.user.sales-man).
   */
  async suggested(viewer: Viewer | null): Promise<number | null> {
    requireViewer(viewer);
    if (viewer.realm !== 'STUDENT') return null;
    const { student, salesPeople: all } = await this.core.writer.look(SUGGESTING, { studentId: viewer.profileId });
    return student?.ccStaffId ?? all[Math.floor(Math.random() * all.length)]?.id ?? null;
  }

  /** A student picks a sales man, once. */
  async choose(viewer: Viewer | null, staffId: number): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    return this.core.writer.run(CHOOSING, { studentId: viewer.profileId, staffId }, chooseConsultant);
  }

  /** Staff give a student a consultant, any member of staff, or take the consultant away. */
  async assign(viewer: Viewer | null, studentId: number, staffId: number | null): Promise<number> {
    requireStaff(viewer);
    return this.core.writer.run(ASSIGNING, { studentId, staffId }, (facts) => assignConsultant(facts, staffId));
  }

  /** Staff note whether the consultant has spoken with the student. */
  async setContactStatus(viewer: Viewer | null, studentId: number, status: ContactStatus): Promise<number> {
    requireStaff(viewer);
    return this.core.writer.run(CONTACTING, { studentId }, (facts) => moveContact(facts, status));
  }
}
