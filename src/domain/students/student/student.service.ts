import { AUDIENCES } from '../../../access/audiences.js';
import { requireRealm, requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { Prisma } from '../../../generated/prisma/client.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import type { Values } from '../../../write/models.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { contactsOf, numberOf } from '../../values/identifiers.js';
import { withoutNulls } from '../../values/input.js';
import { drawnConsultant } from '../consultant/consultant-draw.js';
import { askedBy, CREATING, createFile, type FileChange, OPENING, UPDATING, updateFile } from './student-file.js';
import type { UpdateStudentInput } from './student.input.js';

/** Fields of the file that are the back office's to write. */
const STAFF_ONLY = ['cc', 'server', 'channelId'] as const satisfies readonly (keyof UpdateStudentInput)[];

/** Its marks, which one old app lets students write, too. */
const MARKS = ['ccSign', 'serverSign', 'intention', 'wechatSign'] as const satisfies readonly (keyof UpdateStudentInput)[];

/** The id of no row: a student who is yet to be made was recommended by nobody. */
const NO_STUDENT = 0;

const PICTURES = { cardFront: 'cardImg1', cardBack: 'cardImg2', transcript: 'transcriptImg' } as const;

type Picture = keyof typeof PICTURES;

/** The files of students. */
export class StudentService {
  constructor(private readonly core: Pick<Core, 'uploads' | 'writer'>) {}

  /** Staff make a student whom WeChat does not know. Throws what `update` throws. Answers the student's id. */
  async create(viewer: Viewer | null, input: UpdateStudentInput): Promise<number> {
    requireStaff(viewer);
    const change = await this.changeBy(viewer, input);
    return this.written(
      this.core.writer.run(CREATING, askedBy(NO_STUDENT, change), (facts) =>
        createFile(facts, change, input.openFile === true ? { drawn: drawnConsultant(facts, Math.random()) } : null),
      ),
    );
  }

  /**
   * Students write their own file, staff anybody's. Throws FORBIDDEN (also for a student's write to a field of the back
   * office), NOT_FOUND, RELATED_MISSING, ID_NUMBER_TAKEN, STUDENT_NUMBER_TAKEN, and what Uploads throw.
   */
  async update(viewer: Viewer | null, id: number, input: UpdateStudentInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    if (viewer.realm === 'STUDENT') requireOwnFields(viewer, id, input);
    const change = await this.changeBy(viewer, input);
    const asked = askedBy(id, change);
    const { writer } = this.core;
    return this.written(
      input.openFile === true
        ? writer.run(OPENING, asked, (facts) => updateFile(facts, change, { drawn: drawnConsultant(facts, Math.random()) }))
        : writer.run(UPDATING, asked, (facts) => updateFile(facts, change, null)),
    );
  }

  private written(write: Promise<number>): Promise<number> {
    return refuseDuplicate(refuseDuplicate(write, 'id_number', idNumberTaken), 'student_number', studentNumberTaken);
  }

  /** What an input makes of a file; its pictures are stored by then. */
  private async changeBy(viewer: Viewer, input: UpdateStudentInput): Promise<FileChange> {
    const { cardFront, cardBack, transcript, wantedCampusIds, cc, server, channelId, openFile: _, ...columns } = input;
    const spelled = spelledOut(columns);
    const data = { ...spelled, ...(await this.store(viewer, { cardFront, cardBack, transcript })) };
    return { data, cc, server, channelId, wantedCampusIds };
  }

  /** The paths of the pictures that were sent; null removes one, undefined leaves it. */
  private async store(
    viewer: Viewer,
    sent: Pick<UpdateStudentInput, Picture>,
  ): Promise<{ [Column in (typeof PICTURES)[Picture]]?: string | null }> {
    const paths: { [Column in (typeof PICTURES)[Picture]]?: string | null } = {};
    for (const [field, column] of Object.entries(PICTURES) as [Picture, (typeof PICTURES)[Picture]][]) {
      const picture = sent[field];
      if (picture === undefined) continue;
      paths[column] = picture === null ? null : await this.core.uploads.picture(viewer, picture, { field });
    }
    return paths;
  }
}

function requireOwnFields(viewer: Viewer, id: number, input: UpdateStudentInput): void {
  if (viewer.profileId !== id) throw new DomainError('FORBIDDEN', { field: 'id' });
  const theirs = AUDIENCES[viewer.audience].ownMarksWritten ? STAFF_ONLY : [...STAFF_ONLY, ...MARKS];
  const field = theirs.find((name) => input[name] !== undefined);
  if (field !== undefined) throw new DomainError('FORBIDDEN', { field });
  // Nobody takes a signature back by themselves.
  if (input.signed === false) throw new DomainError('FORBIDDEN', { field: 'signed' });
}

const CONTACTS = { phone: 11, email: 30, schoolEmail: 30, contactEmail: 60 } as const;

/** The columns as they are kept: names and ways to reach the student in their one spelling. */
function spelledOut({
  wantedSchools,
  ccSign,
  serverSign,
  wechatSign,
  signed,
  gpa,
  ...texts
}: Omit<UpdateStudentInput, Picture | 'wantedCampusIds' | 'cc' | 'server' | 'channelId' | 'openFile'>): Partial<Values<'Student'>> {
  return {
    ...texts,
    ...withoutNulls({ wantedSchools, ccSign, serverSign, wechatSign, signed }),
    ...contactsOf(texts, CONTACTS),
    idNumber: numberOf(texts.idNumber, { field: 'idNumber', max: 30 }),
    studentNumber: numberOf(texts.studentNumber, { field: 'studentNumber', max: 30 }),
    gpa: twoDecimals(gpa),
  };
}

function twoDecimals(gpa: string | null | undefined): Prisma.Decimal | null | undefined {
  if (gpa === null || gpa === undefined) return gpa;
  const rounded = new Prisma.Decimal(gpa).toDecimalPlaces(2);
  if (rounded.isNegative() || rounded.greaterThan('9999.99')) throw new DomainError('BAD_USER_INPUT', { field: 'gpa' });
  return rounded;
}

function idNumberTaken(): DomainError {
  return new DomainError('ID_NUMBER_TAKEN', { field: 'idNumber' });
}

function studentNumberTaken(): DomainError {
  return new DomainError('STUDENT_NUMBER_TAKEN', { field: 'studentNumber' });
}
