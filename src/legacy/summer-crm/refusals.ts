import { type Endpoint, type Failure, type Field, type LegacyRequest, type ReasonRow, type Refusal, shownInput } from '../shim/index.js';
import { namesIn } from '../summer/field-path.js';
import { snakeCase } from '../summer/snake-case.js';
import { documentedFailure, message, refused, refusedCall } from './texts.js';

/** What an input field of GraphQL is called here, where that is more than its name in snake case; the endpoint's own name counts. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  campusId: ['campus'],
  orderId: ['order'],
  fees: ['project_course_fee'],
  changedFees: ['project_course_fee'],
  studentId: ['student_id', 'student', 'user_id', 'user'],
  staffId: ['student_server_id', 'student_server', 'sales_man'],
  content: ['context'],
  url: ['channel_url'],
  plannedStudents: ['plan_student_number'],
  plannedFiles: ['plan_file_student_number'],
  plannedPayers: ['plan_payed_student_number'],
  inviterId: ['inviter'],
  inviteeId: ['invitee'],
  courseId: ['course_id', 'course'],
  projectId: ['project_id', 'project'],
  reviewId: ['review'],
  offeringId: ['project_course'],
  menuIds: ['menu_id_list'],
  cardFront: ['card_img1'],
  cardBack: ['card_img2'],
  transcript: ['transcript_img'],
  image: ['certificate', 'img'],
  signature: ['image'],
  conversionImage: ['image'],
  scoreStatus: ['status'],
  conversionStatus: ['convert_credit_status'],
  certificate: ['review_certificate'],
  catalogueCourseName: ['course'],
  projectName: ['project'],
  courierNumber: ['recipient_number'],
  scoreEnteredAt: ['score_enter_time'],
  courseName: ['course_name', 'name'],
};

/** contract: user.create, student.update, campus.create, course.create: what the unique texts call a record and its field. */
const UNIQUE = {
  record: { user: 'user info', student: 'student info', campus: 'campus', course: 'course' },
  label: { username: '用户名', idNumber: '身份证号', studentNumber: '学生证号', campusName: '校区名称', courseCode: '课程代码' },
} as const;

/** A field of GraphQL as the client of this endpoint knows it. */
export function legacyField(field: string | undefined, { endpoint }: Pick<LegacyRequest, 'endpoint'>): string {
  if (field === undefined) return '';
  const names = namesIn(field);
  const known = inputNames(endpoint);
  return (
    names.flatMap((name) => [...(NAMES[name] ?? []), snakeCase(name)]).find((name) => known.has(name)) ?? snakeCase(names.at(-1) ?? field)
  );
}

function inputNames({ pathParams, query, body }: Endpoint): ReadonlySet<string> {
  return new Set([...pathParams, ...query, ...body].flatMap((field) => [field.name, ...itemFields(field).map(({ name }) => name)]));
}

function itemFields({ type }: Field): readonly Field[] {
  return type.kind === 'list' && type.item?.kind === 'object' ? type.item.fields : [];
}

/** No record has the id that was given. */
const relatedMissing: ReasonRow = ({ details }, request) =>
  refused(message('relation', { input: shownInput(details.params?.['id'] ?? '') }), legacyField(details.field, request));

const notAnImage: ReasonRow = ({ details }, request) => {
  const field = legacyField(details.field, request);
  return documentedFailure(request.endpoint, 'unreadable', field) ?? refused(message('image'), field);
};

const fileTooLarge: ReasonRow = ({ details }, request) =>
  refused(message('too_large', { max: details.params?.['maxBytes'] }), legacyField(details.field, request));

/** The student, or the project, has no such course. */
const unknownCourse = refused('该课程不存在');

/** Refused for a reason that has no documented text, with the field where one is at fault. */
function invalid({ details }: Refusal, request: LegacyRequest): Failure {
  return { ...refusedCall, field: legacyField(details.field, request) };
}

function taken(record: keyof typeof UNIQUE.record, label: keyof typeof UNIQUE.label, field: string): Failure {
  return refused(message('unique', { record: UNIQUE.record[record], label: UNIQUE.label[label] }), field);
}

/** What the domain's reasons are called here; routes have rows of their own where the endpoint has a text of its own. */
export const REASONS: Readonly<Record<string, ReasonRow>> = {
  RELATED_MISSING: relatedMissing,
  STUDENT_UNNAMED: ({ details }, request) => refused(message('required'), legacyField(details.field, request)),
  NOT_AN_IMAGE: notAnImage,
  PICTURE_TOO_LARGE: notAnImage,
  FILE_TOO_LARGE: fileTooLarge,
  UPLOAD_QUOTA_EXCEEDED: refused(message('too_many_uploads')),
  BAD_USER_INPUT: invalid,
  USERNAME_TAKEN: taken('user', 'username', 'username'),
  ID_NUMBER_TAKEN: taken('student', 'idNumber', 'id_number'),
  STUDENT_NUMBER_TAKEN: taken('student', 'studentNumber', 'student_number'),
  CAMPUS_NAME_TAKEN: taken('campus', 'campusName', 'name'),
  COURSE_CODE_TAKEN: taken('course', 'courseCode', 'course_code'),
  FEE_REPEATED: invalid,
  AMOUNT_INVALID: invalid,
  MAILING_ADDRESS_EXISTS: refused(message('relation_unique'), 'user'),
  REVIEW_COURSE_UNKNOWN: unknownCourse,
  ENROLMENT_UNKNOWN: unknownCourse,
  COURSE_NOT_OFFERED: unknownCourse,
};
