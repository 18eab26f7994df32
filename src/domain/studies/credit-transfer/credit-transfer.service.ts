import { requireRealm, requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireStudent } from '../../student-record/student-lock.js';
import { requireTransferMove } from './credit-transfer-status.js';
import type { MoveCreditTransferInput } from './credit-transfer.type.js';

interface OfProject {
  readonly studentId: number;
  readonly projectId: number;
}

const OPENING = defineWrite<OfProject>()({
  facts: ({ studentId, projectId }) => ({
    student: row('Student', { where: { id: studentId }, select: { id: true } }),
    project: row('Project', { where: { id: projectId }, select: { id: true } }),
  }),
});

const MOVING = defineWrite<{ id: number }>()({
  facts: ({ id }) => ({ transfer: row('CreditTransfer', { where: { id }, lock: 'write', select: { id: true, status: true } }) }),
});

/** What a student's proof depends on: the transfer of the project, if there is one. */
const PROVING = defineWrite<OfProject>()({
  locks: ({ studentId, projectId }) => [lock('CreditTransfer', { studentId, projectId })],
  facts: ({ studentId, projectId }) => ({
    project: row('Project', { where: { id: projectId }, select: { id: true } }),
    transfer: row('CreditTransfer', { where: { studentId, projectId }, select: { id: true, status: true, img: true } }),
  }),
});

export function openTransfer({ student, project }: FactsOf<typeof OPENING>, { studentId, projectId }: OfProject): Decision<NewId> {
  requireStudent(student !== null, studentId);
  if (project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id: projectId } });
  const transfer = insert('CreditTransfer', { studentId, projectId });
  return decision([transfer], transfer.id);
}

export function moveTransfer(
  { transfer }: FactsOf<typeof MOVING>,
  { status, postDate, postChannel, postNumber }: MoveCreditTransferInput,
): Decision<null> {
  if (transfer === null) throw new DomainError('NOT_FOUND');
  if (status !== undefined && status !== null) requireTransferMove(transfer.status, status);
  return decision(
    [update('CreditTransfer', { id: transfer.id }, { status: status ?? undefined, postDate, postChannel, postNumber })],
    null,
  );
}

/** Throws NOT_FOUND without such a project, CREDIT_TRANSFER_PROVEN where the proof is there. */
function requireUnproven({ project, transfer }: Pick<FactsOf<typeof PROVING>, 'project' | 'transfer'>): void {
  if (project === null) throw new DomainError('NOT_FOUND', { field: 'projectId' });
  if ((transfer?.img ?? '') !== '') throw new DomainError('CREDIT_TRANSFER_PROVEN');
}

export function proveTransfer(facts: FactsOf<typeof PROVING>, img: string): Decision<number> {
  requireUnproven(facts);
  const { transfer } = facts;
  if (transfer?.status !== 'SUCCESS') throw new DomainError('CREDIT_TRANSFER_UNFINISHED');
  return decision([update('CreditTransfer', { id: transfer.id }, { img })], transfer.id);
}

/** The transfer of a student's credits from a project. Methods answer its id. */
export class CreditTransferService {
  constructor(private readonly core: Pick<Core, 'uploads' | 'writer'>) {}

  /** Opens one for a student who has not chosen their courses themselves; the first choice does so otherwise. */
  async create(viewer: Viewer | null, studentId: number, projectId: number): Promise<number> {
    requireStaff(viewer);
    const opening = { studentId, projectId };
    const write = this.core.writer.run(OPENING, opening, (facts) => openTransfer(facts, opening));
    return refuseDuplicate(write, 'project_id', () => new DomainError('CREDIT_TRANSFER_EXISTS'));
  }

  /** Staff note how far a transfer is, and what they know of the parcel. */
  async move(viewer: Viewer | null, id: number, input: MoveCreditTransferInput): Promise<number> {
    requireStaff(viewer);
    await this.core.writer.run(MOVING, { id }, (facts) => moveTransfer(facts, input));
    return id;
  }

  /**
   * The student's proof of a finished transfer, once; whether it is wanted is asked before anybody looks at the picture.
   * The checks run in the order of contract: summer-student.project.upload-transfer-image
   */
  async uploadImage(viewer: Viewer | null, projectId: number, image: string): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const { uploads, writer } = this.core;
    const proving = { studentId: viewer.profileId, projectId };
    requireUnproven(await writer.look(PROVING, proving));
    const img = await uploads.picture(viewer, image, { field: 'image' });
    return writer.run(PROVING, proving, (facts) => proveTransfer(facts, img));
  }
}
