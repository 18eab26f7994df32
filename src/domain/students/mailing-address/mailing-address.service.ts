import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireStudent, studentLock } from '../../student-record/student-lock.js';
import { namedSubjectOf, subjectOf } from '../../student-record/subject.js';
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
  email: null,
  university: null,
  transferDepartment: null,
  transferOffice: null,
};

/** A student, and the address they have. */
const WRITING = defineWrite<{ studentId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ studentId }) => ({ address: row('MailingAddress', { where: { studentId }, select: { id: true } }) }),
});

/** Replaces the whole address, whose id stays; what is left out becomes empty (contract: summer-student.user.create-score-detail). */
export function saveAddress(
  { locked, address }: FactsOf<typeof WRITING>,
  studentId: number,
  input: MailingAddressInput,
): Decision<number | NewId> {
  requireStudent(locked[0], studentId);
  const data = { ...BLANK, ...withoutNulls(input) };
  if (address !== null) return decision([update('MailingAddress', { id: address.id }, data)], address.id);
  const first = insert('MailingAddress', { ...data, studentId });
  return decision([first], first.id);
}

/** A first address (contract: summer-crm.score-detail.create). */
export function createAddress(
  { locked, address }: FactsOf<typeof WRITING>,
  studentId: number,
  input: MailingAddressInput,
): Decision<NewId> {
  requireStudent(locked[0], studentId);
  if (address !== null) throw new DomainError('MAILING_ADDRESS_EXISTS', { field: 'studentId' });
  const first = insert('MailingAddress', { ...input, studentId });
  return decision([first], first.id);
}

/** Where transcripts are posted: one address for each student. Methods answer the id of the address. */
export class MailingAddressService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async save(viewer: Viewer | null, studentId: number | null | undefined, input: MailingAddressInput): Promise<number> {
    const subject = subjectOf(viewer, studentId);
    return this.core.writer.run(WRITING, { studentId: subject }, (facts) => saveAddress(facts, subject, input));
  }

  /** Throws STUDENT_UNNAMED, MAILING_ADDRESS_EXISTS. */
  async create(viewer: Viewer | null, studentId: number | null | undefined, input: MailingAddressInput): Promise<number> {
    const subject = namedSubjectOf(viewer, studentId);
    return this.core.writer.run(WRITING, { studentId: subject }, (facts) => createAddress(facts, subject, input));
  }

  /** Changes what is given. Another student's address is NOT_FOUND (contract: summer-crm.score-detail.update). */
  async update(viewer: Viewer | null, id: number, input: UpdateMailingAddressInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const own = viewer.realm === 'STUDENT';
    const field = own ? STAFF_ONLY.find((name) => input[name] !== undefined) : undefined;
    if (field !== undefined) throw new DomainError('FORBIDDEN', { field });
    const where = own ? { id, studentId: viewer.profileId } : { id };
    const [count] = await this.core.writer.apply(update('MailingAddress', where, { ...input }));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }
}
