import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { DomainError } from '../../errors.js';
import { lockNamedStudent } from '../../student-record/student-lock.js';
import { namedSubjectOf, subjectOf } from '../../student-record/subject.js';
import { changeRow } from '../../values/change-row.js';
import { withoutNulls } from '../../values/input.js';
import type { MailingAddressInput, UpdateMailingAddressInput } from './mailing-address.type.js';

/** What the back office notes about the parcel. */
const STAFF_ONLY = ['recipientNumber', 'sendingDate', 'postStatus'] as const satisfies readonly (keyof UpdateMailingAddressInput)[];

const BLANK: Required<MailingAddressInput> = {
  department: null,
  country: null,
  region: null,
  city: null,
  address1: null,
  address2: null,
  postCode: null,
  recipient: null,
  recipientPhone: null,
};

/** Where transcripts are posted: one address for each student. Methods answer the id of the address. */
export class MailingAddressService {
  constructor(private readonly database: Database) {}

  /** Replaces the whole address, whose id stays; what is left out becomes empty (contract: summer-student.user.create-score-detail). */
  async save(viewer: Viewer | null, studentId: number | null | undefined, input: MailingAddressInput): Promise<number> {
    const subject = subjectOf(viewer, studentId);
    const data = { ...BLANK, ...withoutNulls(input) };
    return this.database.transaction(async (tx) => {
      await lockNamedStudent(tx, subject);
      const where = { studentId: subject };
      const known = await tx.mailingAddress.findUnique({ where, select: { id: true } });
      const written =
        known === null ? tx.mailingAddress.create({ data: { ...data, studentId: subject } }) : tx.mailingAddress.update({ where, data });
      return (await written).id;
    });
  }

  /** A first address. Throws STUDENT_UNNAMED, MAILING_ADDRESS_EXISTS (contract: summer-crm.score-detail.create). */
  async create(viewer: Viewer | null, studentId: number | null | undefined, input: MailingAddressInput): Promise<number> {
    const subject = namedSubjectOf(viewer, studentId);
    return this.database.transaction(async (tx) => {
      await lockNamedStudent(tx, subject);
      const write = tx.mailingAddress.create({ data: { ...input, studentId: subject }, select: { id: true } });
      return (await refuseDuplicate(write, 'student_id', () => new DomainError('MAILING_ADDRESS_EXISTS', { field: 'studentId' }))).id;
    });
  }

  /** Changes what is given. Another student's address is NOT_FOUND (contract: summer-crm.score-detail.update). */
  async update(viewer: Viewer | null, id: number, input: UpdateMailingAddressInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const own = viewer.realm === 'STUDENT';
    const field = own ? STAFF_ONLY.find((name) => input[name] !== undefined) : undefined;
    if (field !== undefined) throw new DomainError('FORBIDDEN', { field });
    const where = own ? { id, studentId: viewer.profileId } : { id };
    const data = { ...input };
    const write = (): Promise<{ count: number }> => this.database.write((tx) => tx.mailingAddress.updateMany({ where, data }));
    if (!(await changeRow({ data, write, find: () => this.database.prisma.mailingAddress.count({ where }) })))
      throw new DomainError('NOT_FOUND');
    return id;
  }
}
