import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { Prisma } from '../../../generated/prisma/client.js';
import { StudentStatus } from '../../../generated/prisma/enums.js';
import type { Transaction } from '../../../platform/database/database.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { lockRow } from '../../locks.js';
import { later } from '../../student-record/student-status.js';
import { contactsOf, numberOf } from '../../values/identifiers.js';
import { withoutNulls } from '../../values/input.js';
import { drawConsultant } from '../consultant/consultant-draw.js';
import { personNamed } from '../consultant/named-staff.js';
import type { UpdateStudentInput } from './student.input.js';

/** Fields of the file that are the back office's to write. */
const STAFF_ONLY = [
  'cc',
  'ccSign',
  'server',
  'serverSign',
  'intention',
  'wechatSign',
] as const satisfies readonly (keyof UpdateStudentInput)[];

const PICTURES = { cardFront: 'cardImg1', cardBack: 'cardImg2', transcript: 'transcriptImg' } as const;

/** The files of students. */
export class StudentService {
  constructor(private readonly core: Pick<Core, 'database' | 'uploads'>) {}

  /**
   * Students write their own file, staff anybody's. Throws FORBIDDEN (also for a student's write to a field of the back
   * office), NOT_FOUND, ID_NUMBER_TAKEN, STUDENT_NUMBER_TAKEN, and what Uploads throw.
   * contract: summer-student.user.update-info, user.update-personal-file, summer-crm.student.update
   */
  async update(viewer: Viewer | null, id: number, input: UpdateStudentInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    if (viewer.realm === 'STUDENT') requireOwnFields(viewer, id, input);
    const {
      cardFront,
      cardBack,
      transcript,
      wantedCampusIds,
      wantedSchools,
      cc,
      server,
      gpa,
      ccSign,
      serverSign,
      wechatSign,
      openFile,
      ...texts
    } = input;
    const plain = {
      ...texts,
      ...withoutNulls({ wantedSchools, ccSign, serverSign, wechatSign }),
      ...spelled(input),
      gpa: twoDecimals(gpa),
    };
    const pictures = await this.store(viewer, { cardFront, cardBack, transcript });
    await this.core.database.transaction(async (tx) => {
      const before = await lockRow(tx, 'Student', id, ['status', 'studentNumber', 'transcriptImg', 'ccText', 'ccStaffId']);
      if (before === null) throw new DomainError('NOT_FOUND');
      const opens = openFile === true && before.ccStaffId === null && (before.ccText ?? '') === '';
      const consultants = opens && (cc ?? '') === '' ? await drawn(tx, id) : await consultant(tx, cc, before.ccStaffId);
      const data = { ...plain, ...pictures, ...consultants, ...(await adviser(tx, server)) };
      const status = statusAfter({ ...before, status: opens ? later(before.status, 'PERSONAL_FILE') : before.status }, data);
      const write = tx.student.update({ where: { id }, data: { ...data, status }, select: { id: true } });
      await refuseDuplicate(refuseDuplicate(write, 'id_number', idNumberTaken), 'student_number', studentNumberTaken);
      if (wantedCampusIds !== undefined && wantedCampusIds !== null) await writeWishes(tx, id, wantedCampusIds);
    });
    return id;
  }

  /** The paths of the pictures that were sent; null removes one, undefined leaves it. */
  private async store(viewer: Viewer, sent: Pick<UpdateStudentInput, keyof typeof PICTURES>): Promise<Record<string, string | null>> {
    const paths: Record<string, string | null> = {};
    for (const [field, column] of Object.entries(PICTURES) as [keyof typeof PICTURES, string][]) {
      const picture = sent[field];
      if (picture === undefined) continue;
      paths[column] = picture === null ? null : await this.core.uploads.picture(viewer, picture, { field });
    }
    return paths;
  }
}

function requireOwnFields(viewer: Viewer, id: number, input: UpdateStudentInput): void {
  if (viewer.profileId !== id) throw new DomainError('FORBIDDEN', { field: 'id' });
  const field = STAFF_ONLY.find((name) => input[name] !== undefined);
  if (field !== undefined) throw new DomainError('FORBIDDEN', { field });
}

const CONTACTS = { phone: 11, email: 30, schoolEmail: 30, contactEmail: 60 } as const;

/** What names the student and ways to reach them, in the spelling that they are kept in. */
function spelled(input: UpdateStudentInput) {
  return {
    ...contactsOf(input, CONTACTS),
    idNumber: numberOf(input.idNumber, { field: 'idNumber', max: 30 }),
    studentNumber: numberOf(input.studentNumber, { field: 'studentNumber', max: 30 }),
  };
}

function twoDecimals(gpa: string | null | undefined): Prisma.Decimal | null | undefined {
  if (gpa === null || gpa === undefined) return gpa;
  const rounded = new Prisma.Decimal(gpa).toDecimalPlaces(2);
  if (rounded.isNegative() || rounded.greaterThan('9999.99')) throw new DomainError('BAD_USER_INPUT', { field: 'gpa' });
  return rounded;
}

interface StudentData {
  studentNumber?: string | null;
  transcriptImg?: string | null;
}

/** The first student number and the first transcript each move a student on (contract: summer-crm.student.update). */
function statusAfter(before: StudentData & { status: StudentStatus }, { studentNumber, transcriptImg }: StudentData): StudentStatus {
  let { status } = before;
  if (isFirst(before.studentNumber, studentNumber)) status = later(status, 'COMPLETE_FILE');
  if (isFirst(before.transcriptImg, transcriptImg)) status = later(status, 'UPLOAD_FILE');
  return status;
}

function isFirst(before: string | null | undefined, after: string | null | undefined): boolean {
  return (before ?? '') === '' && (after ?? '') !== '';
}

async function consultant(tx: Transaction, cc: string | null | undefined, before: number | null): Promise<object> {
  if (cc === undefined) return {};
  if (cc === null || cc === '') return { ccText: null, ccStaffId: null, contactStatus: null };
  const { staffId, text } = await personNamed(tx, cc);
  if (staffId === before && before !== null) return { ccText: text };
  return { ccText: text, ccStaffId: staffId, contactStatus: staffId === null ? null : 'NEW' };
}

/** The consultant stays empty while there is nobody to become one. */
async function drawn(tx: Transaction, studentId: number): Promise<object> {
  const found = await drawConsultant(tx, studentId);
  return found === null ? {} : { ...found, contactStatus: found.ccStaffId === null ? null : 'NEW' };
}

async function adviser(tx: Transaction, server: string | null | undefined): Promise<object> {
  if (server === undefined) return {};
  if (server === null || server === '') return { serverText: null, serverStaffId: null };
  const { staffId, text } = await personNamed(tx, server);
  return { serverText: text, serverStaffId: staffId };
}

/** In the order given; what is no campus is left out (contract: summer-student.user.update-info, decisions). */
async function writeWishes(tx: Transaction, studentId: number, ids: readonly number[]): Promise<void> {
  const wanted = [...new Set(ids)];
  const known = new Set((await tx.campus.findMany({ where: { id: { in: wanted } }, select: { id: true } })).map(({ id }) => id));
  await tx.wantedCampus.deleteMany({ where: { studentId } });
  const campusIds = wanted.filter((id) => known.has(id));
  await tx.wantedCampus.createMany({ data: campusIds.map((campusId, position) => ({ studentId, campusId, position })) });
}

function idNumberTaken(): DomainError {
  return new DomainError('ID_NUMBER_TAKEN', { field: 'idNumber' });
}

function studentNumberTaken(): DomainError {
  return new DomainError('STUDENT_NUMBER_TAKEN', { field: 'studentNumber' });
}
