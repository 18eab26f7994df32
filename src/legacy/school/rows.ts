import type {
  LineTokenRowFragment,
  PupilRowFragment,
  SchoolBriefRowFragment,
  SchoolRowFragment,
  SchoolStatus,
  TeacherRowFragment,
  TokenRowFragment,
} from '../../generated/operations/school.js';
import { countedPage, type Incoming, lenientPage, pageSizeOf, type PageRequest, refuse, sliceOf, unixSeconds } from '../shim/index.js';
import { identityOf } from './identity.js';
import { statusText } from './texts.js';

const STATUS_NUMBERS: Readonly<Record<SchoolStatus, number>> = { WAITING: 1, APPROVED: 2, REJECTED: 3 };

interface Timed {
  readonly createdAt: string;
  readonly updatedAt: string;
}

function times({ createdAt, updatedAt }: Timed) {
  return { created_at: unixSeconds(createdAt), updated_at: unixSeconds(updatedAt) };
}

/** contract: school, shapes.Token */
export function tokenOf({ token, viewer }: TokenRowFragment) {
  const { id, name, lineId } = profileOf(viewer);
  return { token_type: 'bearer', access_token: token, id, name, bind_line: lineId !== null };
}

/** contract: school, shapes.LineToken */
export function lineTokenOf(session: LineTokenRowFragment) {
  const { realm } = session.viewer;
  return { ...tokenOf(session), identity: identityOf(realm), username: profileOf(session.viewer).username };
}

/** Whoever signs in here has one of the two. */
function profileOf<Profile>({ teacher, pupil }: { readonly teacher?: Profile | null; readonly pupil?: Profile | null }): Profile {
  return teacher ?? pupil ?? refuse('UNAUTHENTICATED');
}

/** contract: school, shapes.School */
export function schoolOf(school: SchoolRowFragment) {
  const status = STATUS_NUMBERS[school.status];
  return {
    id: school.id,
    name: school.name,
    status,
    reject_reason: school.rejectReason ?? '',
    ...times(school),
    status_text: statusText(status),
    is_owner: school.isOwner,
  };
}

/** contract: school, shapes.SchoolBrief */
export function schoolBriefOf(school: SchoolBriefRowFragment) {
  return { id: school.id, name: school.name, ...times(school) };
}

/** contract: school, shapes.Teacher and shapes.Student */
export function personOf(person: TeacherRowFragment | PupilRowFragment) {
  return { id: person.id, name: person.name, username: person.username, ...times(person) };
}

/** contract: school, pagination */
export function pageRequest(request: Pick<Incoming, 'query' | 'pageSize'>): PageRequest {
  return lenientPage(request, pageSizeOf(request));
}

/** Arguments of a connection for the requested page. */
export function slice(request: Pick<Incoming, 'query' | 'pageSize'>) {
  return sliceOf(pageRequest(request));
}

/** A page as the contract shows it. */
export function pageOf<Node, Row>(
  connection: { readonly nodes: readonly Node[]; readonly totalCount: number },
  request: Pick<Incoming, 'query' | 'pageSize'>,
  row: (node: Node) => Row,
) {
  return countedPage(connection, pageRequest(request), row);
}
