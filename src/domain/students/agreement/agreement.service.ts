import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { agreementTemplate } from '../../files/agreement-template.js';
import { lockNamedStudent } from '../../student-record/student-lock.js';
import { takeStep } from '../../student-record/student-status.js';
import { namedSubjectOf } from '../../student-record/subject.js';
import { placeSignature } from './agreement-picture.js';
import type { SignAgreementInput } from './agreement.type.js';

/** Study agreements. */
export class AgreementService {
  constructor(private readonly core: Pick<Core, 'database' | 'media' | 'uploads'>) {}

  /** Each signing is kept; the newest is valid. Answers the agreement's id (contract: summer-crm.agreement.create). */
  async sign(viewer: Viewer | null, { studentId, signature }: SignAgreementInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const subject = namedSubjectOf(viewer, studentId);
    const { database, media, uploads } = this.core;
    if ((await database.prisma.student.count({ where: { id: subject } })) === 0) {
      throw new DomainError('RELATED_MISSING', { field: 'studentId', params: { id: subject } });
    }
    const ink = await uploads.pictureToDraw(viewer, signature, 'signature');
    const template = await agreementTemplate(media, viewer.accountId);
    const path = await uploads.drawn(viewer, 'agreement', () => placeSignature(template, ink));
    return database.transaction(async (tx) => {
      await lockNamedStudent(tx, subject);
      const { id } = await tx.agreement.create({ data: { studentId: subject, agreement: path }, select: { id: true } });
      await tx.student.update({ where: { id: subject }, data: { signed: true }, select: { id: true } });
      await takeStep(tx, subject, 'signed');
      return id;
    });
  }
}
