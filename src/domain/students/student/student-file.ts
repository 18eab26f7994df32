import type { StudentStatus } from '../../../generated/prisma/enums.js';
import { type Change, type Decision, decision, insert, insertAll, type NewId, remove, update } from '../../../write/changes.js';
import { defineWrite, type Places } from '../../../write/define-write.js';
import { type Known, row, rows } from '../../../write/facts.js';
import type { Values } from '../../../write/models.js';
import { DomainError } from '../../errors.js';
import { studentLock } from '../../student-record/student-lock.js';
import { afterSteps, later } from '../../student-record/student-status.js';
import { drawFacts } from '../consultant/consultant-draw.js';
import { type ConsultantOfFile, isConsulted, newConsultant } from '../consultant/consultant-of-file.js';
import { namesIn, personNamed, staffWithId, staffWithName } from '../consultant/named-staff.js';

/** What is to become of a student's file; what is undefined stays. */
export interface FileChange {
  readonly data: Partial<Values<'Student'>>;
  /** The consultant, in words; nobody where there are none. */
  readonly cc?: string | null | undefined;
  /** The student-service teacher, likewise. */
  readonly server?: string | null | undefined;
  /** The promotion channel; null: none. */
  readonly channelId?: number | null | undefined;
  readonly wantedCampusIds?: readonly number[] | null | undefined;
}

const NOBODY: ConsultantOfFile = { ccText: null, ccStaffId: null };

interface Asked {
  readonly studentId: number;
  readonly campusIds: readonly number[];
  readonly ccId: number | null;
  readonly ccName: string | null;
  readonly serverId: number | null;
  readonly serverName: string | null;
  readonly channelId: number | null;
}

/** What a change of a file is to be given. */
export function askedBy(studentId: number, { cc, server, channelId, wantedCampusIds }: FileChange): Asked {
  const [consultant, adviser] = [namesIn(cc), namesIn(server)];
  return {
    studentId,
    campusIds: wantedCampusIds ?? [],
    ccId: consultant.id,
    ccName: consultant.username,
    serverId: adviser.id,
    serverName: adviser.username,
    channelId: channelId ?? null,
  };
}

const namedFacts = ({ campusIds, ccId, ccName, serverId, serverName, channelId }: Places<Asked>) => ({
  campuses: rows('Campus', { where: { id: { in: campusIds } }, select: { id: true } }),
  ccWithId: staffWithId(ccId),
  ccWithName: staffWithName(ccName),
  serverWithId: staffWithId(serverId),
  serverWithName: staffWithName(serverName),
  channel: row('Channel', { where: { id: channelId }, select: { id: true } }),
});

const fileFacts = (asked: Places<Asked>) => ({
  student: row('Student', {
    where: { id: asked.studentId },
    select: { id: true, status: true, signed: true, studentNumber: true, transcriptImg: true, ccText: true, ccStaffId: true },
  }),
  ...namedFacts(asked),
});

type NamedFacts = Known<ReturnType<typeof namedFacts>>;
type FileFacts = Known<ReturnType<typeof fileFacts>>;

/** Whom and what the file of a new student names, and who may become the consultant. */
export const CREATING = defineWrite<Asked>()({ facts: (asked) => ({ ...namedFacts(asked), ...drawFacts(asked.studentId) }) });

/** A student, and whom and what the change names. */
export const UPDATING = defineWrite<Asked>()({ locks: ({ studentId }) => [studentLock(studentId)], facts: fileFacts });

/** As `UPDATING`, and who may become the consultant. */
export const OPENING = defineWrite<Asked>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: (asked) => ({ ...fileFacts(asked), ...drawFacts(asked.studentId) }),
});

/**
 * `opening`: a student without a consultant is given the one who was drawn, if there is one and none is named, and moves on.
 * contract: summer-student.user.update-info, user.update-personal-file, summer-crm.student.update
 */
export function updateFile(
  facts: FileFacts,
  change: FileChange,
  opening: { readonly drawn: ConsultantOfFile | null } | null,
): Decision<number> {
  const { student } = facts;
  if (student === null) throw new DomainError('NOT_FOUND');
  const opens = opening !== null && !isConsulted(student);
  const consultant =
    opens && (change.cc ?? '') === '' ? opening.drawn && newConsultant(opening.drawn) : consultantAfter(facts, student, change);
  const data = { ...change.data, ...consultant, ...adviserAfter(facts, change), ...channelAfter(facts, change) };
  const status = statusAfter({ ...student, status: opens ? later(student.status, 'PERSONAL_FILE') : student.status }, data);
  return decision([update('Student', { id: student.id }, { ...data, status }), ...wishes(facts, student.id, change)], student.id);
}

/** A student who comes by no sign-in of their own; `opening` as in `updateFile` (contract: summer-crm.student.create). */
export function createFile(
  facts: NamedFacts,
  change: FileChange,
  opening: { readonly drawn: ConsultantOfFile | null } | null,
): Decision<NewId> {
  const account = insert('Account', { realm: 'STUDENT' });
  const isDrawn = opening !== null && (change.cc ?? '') === '';
  const consultant = isDrawn ? opening.drawn && newConsultant(opening.drawn) : consultantAfter(facts, NOBODY, change);
  const status = opening === null ? 'NEW' : 'PERSONAL_FILE';
  const student = insert('Student', {
    accountId: account.id,
    ...change.data,
    ...consultant,
    ...adviserAfter(facts, change),
    ...channelAfter(facts, change),
    status,
  });
  return decision([account, student, wished(facts, student.id, change)], student.id);
}

type Numbered = Pick<Partial<Values<'Student'>>, 'signed' | 'studentNumber' | 'transcriptImg'>;

/** The agreement's signature, the first student number and the first transcript each move a student on. */
function statusAfter(
  before: Numbered & { readonly status: StudentStatus },
  { signed, studentNumber, transcriptImg }: Numbered,
): StudentStatus {
  let { status } = before;
  if (before.signed === false && signed === true) status = afterSteps(status, 'signed');
  if (isFirst(before.studentNumber, studentNumber)) status = later(status, 'COMPLETE_FILE');
  if (isFirst(before.transcriptImg, transcriptImg)) status = later(status, 'UPLOAD_FILE');
  return status;
}

function isFirst(before: string | null | undefined, after: string | null | undefined): boolean {
  return (before ?? '') === '' && (after ?? '') !== '';
}

/** Whoever looks after the student already goes on where they were. */
function consultantAfter({ ccWithId, ccWithName }: NamedFacts, before: ConsultantOfFile, { cc }: FileChange): Partial<Values<'Student'>> {
  if (cc === undefined) return {};
  if (cc === null || cc === '') return newConsultant(null);
  const { staffId, text } = personNamed(cc, ccWithId, ccWithName);
  return staffId !== null && staffId === before.ccStaffId ? { ccText: text } : newConsultant({ ccText: text, ccStaffId: staffId });
}

function adviserAfter({ serverWithId, serverWithName }: NamedFacts, { server }: FileChange): Partial<Values<'Student'>> {
  if (server === undefined) return {};
  if (server === null || server === '') return { serverText: null, serverStaffId: null };
  const { staffId, text } = personNamed(server, serverWithId, serverWithName);
  return { serverText: text, serverStaffId: staffId };
}

function channelAfter({ channel }: NamedFacts, { channelId }: FileChange): Partial<Values<'Student'>> {
  if (channelId === undefined) return {};
  if (channelId !== null && channel === null) throw new DomainError('RELATED_MISSING', { field: 'channelId', params: { id: channelId } });
  return { channelId, channelText: null };
}

function wishes(facts: NamedFacts, studentId: number, change: FileChange): Change[] {
  if (change.wantedCampusIds === undefined || change.wantedCampusIds === null) return [];
  return [remove('WantedCampus', { studentId }), wished(facts, studentId, change)];
}

/** In the order given; what is no campus is left out (contract: summer-student.user.update-info, decisions). */
function wished({ campuses }: NamedFacts, studentId: number | NewId, { wantedCampusIds }: FileChange): Change {
  const campusIds = [...new Set(wantedCampusIds)].filter((wanted) => campuses.some(({ id }) => id === wanted));
  return insertAll(
    'WantedCampus',
    campusIds.map((campusId, position) => ({ studentId, campusId, position })),
  );
}
