import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { count, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { agreementTemplate } from '../../files/agreement-template.js';
import { afterSteps } from '../../student-record/student-status.js';
import { namedSubjectOf } from '../../student-record/subject.js';
import { placeSignature } from './agreement-picture.js';
import type { SignAgreementInput } from './agreement.type.js';

/** Who signs, and how far they have come. */
const KNOWING = defineWrite<{ subject: number }>()({ facts: ({ subject }) => ({ students: count('Student', { id: subject }) }) });

const SIGNING = defineWrite<{ studentId: number }>()({
  facts: ({ studentId }) => ({ student: row('Student', { where: { id: studentId }, select: { status: true }, lock: 'write' }) }),
});

/** Each signing is kept; the newest is valid. `path`: where the signed agreement is (contract: summer-crm.agreement.create). */
export function signAgreement({ student }: FactsOf<typeof SIGNING>, studentId: number, path: string): Decision<NewId> {
  if (student === null) throw nobody(studentId);
  const agreement = insert('Agreement', { studentId, agreement: path });
  return decision(
    [agreement, update('Student', { id: studentId }, { signed: true, status: afterSteps(student.status, 'signed') })],
    agreement.id,
  );
}

/** Study agreements. */
export class AgreementService {
  constructor(private readonly core: Pick<Core, 'database' | 'media' | 'uploads' | 'writer'>) {}

  /** Answers the agreement's id. */
  async sign(viewer: Viewer | null, { studentId, signature }: SignAgreementInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const subject = namedSubjectOf(viewer, studentId);
    const { media, uploads, writer } = this.core;
    // Before anything is drawn, and once more when it is written.
    if ((await writer.look(KNOWING, { subject })).students === 0) throw nobody(subject);
    const ink = await uploads.pictureToDraw(viewer, signature, 'signature');
    const template = await agreementTemplate(media, viewer.accountId);
    const path = await uploads.drawn(viewer, 'agreement', () => placeSignature(template, ink));
    return writer.run(SIGNING, { studentId: subject }, (facts) => signAgreement(facts, subject, path));
  }
}

function nobody(id: number): DomainError {
  return new DomainError('RELATED_MISSING', { field: 'studentId', params: { id } });
}
