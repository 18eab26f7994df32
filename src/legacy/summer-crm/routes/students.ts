import {
  type StudentStatus,
  StudentAuthorizeDocument,
  StudentCreateDocument,
  StudentGetDocument,
  StudentListDocument,
  StudentUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { CHINA_OFFSET } from '../../../platform/scalars/index.js';
import { type ChoicesOf, type Input, type LegacyRequest, refuse, route, type Route } from '../../shim/index.js';
import { decimal } from '../../summer/amounts.js';
import { base64Of } from '../../summer/base64.js';
import { existingIn } from '../../summer/existence.js';
import { containing, keyInAnyCase, narrowed } from '../fields.js';
import { pageOfShown } from '../pages.js';
import { RECORDS } from '../records.js';
import { deliverToken } from '../renewal.js';
import { STUDENT, STUDENT_ROW, STUDENT_STATUSES } from '../student-rows.js';
import { refused } from '../texts.js';

const unreachable = refused('连接微信服务器异常');

/** contract: student.list, rules */
const PAID = [
  'PAYMENT_CONFIRMED',
  'COMPLETE_FILE',
  'UPLOAD_FILE',
  'TO_CHOOSE_COURSE',
  'UPLOAD_CONFIRM',
  'CONFIRM_POSTIL',
  'PICKUP_COURSE',
  'IN_CLASS',
  'AFTER_SCORE',
  'POSTING',
  'SWITCHED_COURSE',
] as const satisfies readonly StudentStatus[];

export const studentRoutes: readonly Route[] = [
  route('summer-crm.student.authorize', {
    operation: StudentAuthorizeDocument,
    variables: (input) => ({ code: input.text('code') }),
    data: ({ loginWithWechat: { token, viewer } }, request) => {
      deliverToken(request, token);
      const { id, status } = viewer.student ?? refuse('NOT_FOUND');
      return { user_id: String(id), student_status: status };
    },
    reasons: {
      WECHAT_REFUSED: refused('微信认证异常： {errcode}'),
      WECHAT_UNREACHABLE: unreachable,
      WECHAT_NOT_CONFIGURED: unreachable,
    },
  }),

  route('summer-crm.student.list', {
    operations: [StudentListDocument],
    handle: ({ input, request, show }) => {
      const filter = narrowed(input, studentFilter(input));
      return pageOfShown(request, (slice) => show.rows(StudentListDocument, { ...slice, filter }, STUDENT_ROW));
    },
  }),

  route('summer-crm.student.get', {
    operation: StudentGetDocument,
    variables: (input) => ({ id: input.int('user_id') }),
    row: STUDENT,
  }),

  route('summer-crm.student.create', {
    operation: StudentCreateDocument,
    fields: { gender: keyInAnyCase, grade: keyInAnyCase },
    variables: (input, request) => ({ file: file(input, request) }),
    row: STUDENT,
  }),

  route('summer-crm.student.update', {
    operation: StudentUpdateDocument,
    before: existingIn('user_id', RECORDS.student),
    fields: { gender: keyInAnyCase, grade: keyInAnyCase },
    variables: (input, request) => ({ id: input.int('user_id'), input: { ...file(input, request), openFile: true } }),
    row: STUDENT,
  }),
];

function studentFilter(input: Input) {
  const status = input.maybe.text('student_status')?.toUpperCase() ?? '';
  const year = input.maybe.int('create_year') ?? null;
  return {
    name: containing(input.maybe.text('name')),
    email: containing(input.maybe.text('email')),
    wechat: containing(input.maybe.text('wechat')),
    cc: containing(input.maybe.text('cc')),
    createdAt: year === null ? undefined : { gte: newYear(year), lt: newYear(year + 1) },
    and: [
      ...(status === '' ? [] : [{ status: { in: STUDENT_STATUSES.filter((key) => key.includes(status)) } }]),
      ...(input.maybe.bool('all_payment_student') === true ? [{ status: { in: PAID } }] : []),
    ],
  };
}

/** The first moment of a year in Shanghai; a year that no date can hold lies after every record. */
function newYear(year: number): string {
  return `${Math.min(Math.max(year, 1000), 9000)}-01-01T00:00:00${CHINA_OFFSET}`;
}

function file(input: Input<ChoicesOf<'summer-crm.student.update'>>, { viewer }: LegacyRequest) {
  const { text } = input.maybe;
  return {
    name: text('name'),
    firstName: text('first_name'),
    lastName: text('last_name'),
    email: text('email'),
    gender: input.maybe.choice('gender'),
    idNumber: text('id_number'),
    major: text('major'),
    gpa: decimal(input.maybe.float('gpa')),
    birthDate: input.maybe.date('birth_date'),
    grade: input.maybe.choice('grade'),
    cschool: text('cschool'),
    wechat: text('wechat'),
    phone: text('phone'),
    cc: input.maybe.text('cc'),
    server: input.maybe.text('server'),
    schoolEmail: text('school_email'),
    enrollmentYear: text('enrollment_year'),
    studentNumber: text('student_number'),
    contact: text('contact'),
    contactRelation: text('contact_relation'),
    contactWechat: text('contact_wechat'),
    contactEmail: text('contact_email'),
    intention: input.maybe.int('intention'),
    ccSign: input.maybe.bool('cc_sign'),
    serverSign: input.maybe.bool('server_sign'),
    wechatSign: input.maybe.choice('wechat_sign'),
    oldStudent: text('old_student') === '' ? null : text('old_student'),
    // A student who sends the own record back does not take a signature back.
    signed: viewer?.realm === 'STAFF' || input.maybe.bool('sign_agreement') === true ? input.maybe.bool('sign_agreement') : undefined,
    cardFront: base64Of(input.maybe.file('card_img1')) ?? undefined,
    cardBack: base64Of(input.maybe.file('card_img2')) ?? undefined,
    transcript: base64Of(input.maybe.file('transcript_img')) ?? undefined,
  };
}
