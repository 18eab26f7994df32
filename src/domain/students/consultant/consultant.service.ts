import { requireRealm, requireStaff, requireViewer } from '../../../access/authorize.js';
import { SALES_DEPARTMENT } from '../../../access/menu-rights.js';
import type { Viewer } from '../../../access/viewer.js';
import type { ContactStatus, Student } from '../../../generated/prisma/client.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';
import { lockRow } from '../../locks.js';
import { requireContactMove } from './contact-status.js';

/** Who looks after a student before they order: the sales man of one old app, the consultant (cc) of the other. */
export class ConsultantService {
  constructor(private readonly database: Database) {}

  /**
   * The staff id of the student's consultant; where there is none, of somebody of the sales department, drawn anew each
   * time. Null: nobody is there, or the viewer is no student. Assigns nobody (contract: summer-student.user.sales-man).
   */
  async suggested(viewer: Viewer | null): Promise<number | null> {
    requireViewer(viewer);
    if (viewer.realm !== 'STUDENT') return null;
    const student = await this.database.prisma.student.findUnique({ where: { id: viewer.profileId }, select: { ccStaffId: true } });
    if (student?.ccStaffId !== null && student?.ccStaffId !== undefined) return student.ccStaffId;
    const [drawn] = await this.database.prisma.$queryRaw<{ id: number }[]>`
      SELECT s."id" FROM "staff" s JOIN "department" d ON d."id" = s."department_id" JOIN "account" a ON a."id" = s."account_id"
      WHERE d."name" = ${SALES_DEPARTMENT} AND a."active" ORDER BY random() LIMIT 1`;
    return drawn?.id ?? null;
  }

  /**
   * A student picks a sales man, once. Throws CONSULTANT_ASSIGNED before CONSULTANT_UNKNOWN.
   * contract: summer-student.user.assign-sales-man
   */
  async choose(viewer: Viewer | null, staffId: number): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const id = viewer.profileId;
    await this.database.transaction(async (tx) => {
      const student = await lockConsulted(tx, id);
      if (student.ccStaffId !== null || (student.ccText ?? '') !== '') throw new DomainError('CONSULTANT_ASSIGNED');
      const where = { id: staffId, department: { name: SALES_DEPARTMENT }, account: { active: true } };
      const staff = await tx.staff.findFirst({ where, select: { account: { select: { username: true } } } });
      if (staff === null) throw new DomainError('CONSULTANT_UNKNOWN', { field: 'staffId' });
      await assign(tx, id, staffId, staff.account.username);
    });
    return id;
  }

  /** Staff give a student a consultant, any member of staff, or take the consultant away. */
  async assign(viewer: Viewer | null, studentId: number, staffId: number | null): Promise<number> {
    requireStaff(viewer);
    await this.database.transaction(async (tx) => {
      const { ccStaffId } = await lockConsulted(tx, studentId);
      if (staffId === null) {
        await tx.student.update({
          where: { id: studentId },
          data: { ccText: null, ccStaffId: null, contactStatus: null },
          select: { id: true },
        });
        return;
      }
      const staff = await tx.staff.findUnique({ where: { id: staffId }, select: { account: { select: { username: true } } } });
      if (staff === null) throw new DomainError('RELATED_MISSING', { field: 'staffId', params: { id: staffId } });
      if (ccStaffId !== staffId) await assign(tx, studentId, staffId, staff.account.username);
    });
    return studentId;
  }

  /** Staff note whether the consultant has spoken with the student. */
  async setContactStatus(viewer: Viewer | null, studentId: number, status: ContactStatus): Promise<number> {
    requireStaff(viewer);
    await this.database.transaction(async (tx) => {
      const { contactStatus } = await lockConsulted(tx, studentId);
      requireContactMove(contactStatus, status);
      await tx.student.update({ where: { id: studentId }, data: { contactStatus: status }, select: { id: true } });
    });
    return studentId;
  }
}

/** The student, locked, and who looks after them. Throws NOT_FOUND. */
async function lockConsulted(tx: Transaction, id: number): Promise<Pick<Student, 'ccText' | 'ccStaffId' | 'contactStatus'>> {
  const student = await lockRow(tx, 'Student', id, ['ccText', 'ccStaffId', 'contactStatus']);
  if (student === null) throw new DomainError('NOT_FOUND');
  return student;
}

/** The text is the user name, by which the summer CRM finds the consultant as well; without one, clients read the id. */
async function assign(tx: Transaction, studentId: number, staffId: number, username: string | null): Promise<void> {
  const data = { ccText: username, ccStaffId: staffId, contactStatus: 'NEW' } as const;
  await tx.student.update({ where: { id: studentId }, data, select: { id: true } });
}
