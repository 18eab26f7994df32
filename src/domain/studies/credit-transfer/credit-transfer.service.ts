import { requireRealm, requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Transaction } from '../../../platform/database/database.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { lockRow } from '../../locks.js';
import { requireTransferMove } from './credit-transfer-status.js';
import type { MoveCreditTransferInput } from './credit-transfer.type.js';

/** The transfer of a student's credits from a project. Methods answer its id. */
export class CreditTransferService {
  constructor(private readonly core: Pick<Core, 'database' | 'uploads'>) {}

  /** Opens one for a student who has not chosen their courses themselves; the first choice does so otherwise. */
  async create(viewer: Viewer | null, studentId: number, projectId: number): Promise<number> {
    requireStaff(viewer);
    return this.core.database.transaction(async (tx) => {
      const student = await tx.student.findUnique({ where: { id: studentId }, select: { id: true } });
      if (student === null) throw new DomainError('RELATED_MISSING', { field: 'studentId', params: { id: studentId } });
      const project = await tx.project.findUnique({ where: { id: projectId }, select: { id: true } });
      if (project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id: projectId } });
      const write = tx.creditTransfer.create({ data: { studentId, projectId }, select: { id: true } });
      return (await refuseDuplicate(write, 'project_id', () => new DomainError('CREDIT_TRANSFER_EXISTS'))).id;
    });
  }

  /** Staff note how far a transfer is, and what they know of the parcel. */
  async move(viewer: Viewer | null, id: number, { status, ...parcel }: MoveCreditTransferInput): Promise<number> {
    requireStaff(viewer);
    await this.core.database.transaction(async (tx) => {
      const transfer = await lockRow(tx, 'CreditTransfer', id, ['status']);
      if (transfer === null) throw new DomainError('NOT_FOUND');
      if (status !== undefined && status !== null) requireTransferMove(transfer.status, status);
      await tx.creditTransfer.update({ where: { id }, data: { ...parcel, status: status ?? undefined }, select: { id: true } });
    });
    return id;
  }

  /**
   * The student's proof of a finished transfer, once. The checks run in the order of
   * contract: summer-student.project.upload-transfer-image
   */
  async uploadImage(viewer: Viewer | null, projectId: number, image: string): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const { database, uploads } = this.core;
    const where = { studentId: viewer.profileId, projectId };
    await requireUnproven(database.prisma, where);
    const img = await uploads.picture(viewer, image, { field: 'image' });
    return database.transaction(async (tx) => {
      const [transfer] = await tx.creditTransfer.updateManyAndReturn({
        where: { ...where, status: 'SUCCESS', img: null },
        data: { img },
        select: { id: true },
      });
      if (transfer !== undefined) return transfer.id;
      await requireUnproven(tx, where);
      throw new DomainError('CREDIT_TRANSFER_UNFINISHED');
    });
  }
}

/** Throws NOT_FOUND without such a project, CREDIT_TRANSFER_PROVEN where the proof is there. */
async function requireUnproven(tx: Transaction, { studentId, projectId }: { studentId: number; projectId: number }): Promise<void> {
  const project = await tx.project.findUnique({ where: { id: projectId }, select: { id: true } });
  if (project === null) throw new DomainError('NOT_FOUND', { field: 'projectId' });
  const transfer = await tx.creditTransfer.findUnique({ where: { studentId_projectId: { studentId, projectId } }, select: { img: true } });
  if ((transfer?.img ?? '') !== '') throw new DomainError('CREDIT_TRANSFER_PROVEN');
}
