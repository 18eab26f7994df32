import {
  AssignSalesManDocument,
  CreateScoreDetailDocument,
  PersonalFileDocument,
  SalesManDocument,
  ScoreDetailDocument,
  UpdatePersonalFileDocument,
  UpdateUserInfoDocument,
  UserCouponsDocument,
  UserInfoDocument,
} from '../../../generated/operations/summer-student.js';
import {
  answerFailure,
  anyInt,
  type FieldRule,
  type Input,
  type LegacyRequest,
  refuse,
  route,
  type Route,
  utcIso,
} from '../../shim/index.js';
import { noProfile, withProfile } from '../profile.js';
import { personalFileOf, scoreDetailOf, userInfoOf } from '../rows/students.js';
import { refused } from '../texts.js';

/** Names of schools contain commas, so a single text of a form is one name, unless it is a list written as JSON. */
const schoolNames: FieldRule = {
  read: (raw) => {
    if (!Array.isArray(raw)) return raw;
    const names: unknown[] = raw.map((name: unknown) => (typeof name === 'string' ? name.trim() : name));
    const [only] = names;
    if (names.length !== 1 || typeof only !== 'string') return names;
    return only === '' ? [] : only.startsWith('[') ? only : names;
  },
  check: (value) => (Array.isArray(value) && value.includes('') ? { kind: 'blank' } : null),
};

export const studentRoutes: readonly Route[] = [
  route('summer-student.user.info', {
    operation: UserInfoDocument,
    data: ({ viewer }) => userInfoOf(viewer?.student ?? answerFailure(noProfile)),
  }),

  route('summer-student.user.update-info', {
    before: withProfile,
    fields: { wschool: schoolNames },
    operation: UpdateUserInfoDocument,
    variables: (input, request) => ({
      id: callerId(request),
      input: {
        name: input.maybe.text('name'),
        email: input.maybe.text('email'),
        wechat: input.maybe.text('wechat'),
        wantedSchools: input.maybe.texts('wschool'),
        wantedCampusIds: input.maybe.ints('wcampus'),
        cschool: input.maybe.text('cschool'),
      },
    }),
    data: ({ updateStudent }) => userInfoOf(updateStudent),
  }),

  route('summer-student.user.personal-file', {
    operation: PersonalFileDocument,
    data: ({ viewer }) => personalFileOf(viewer?.student ?? answerFailure(noProfile)),
  }),

  route('summer-student.user.update-personal-file', {
    before: withProfile,
    operation: UpdatePersonalFileDocument,
    variables: (input, request) => ({
      id: callerId(request),
      input: {
        firstName: input.maybe.text('first_name'),
        lastName: input.maybe.text('last_name'),
        gender: input.maybe.choice('gender'),
        idNumber: input.maybe.text('id_number'),
        major: input.maybe.text('major'),
        graduateYear: input.maybe.text('graduate_year'),
        gpa: gradePoints(input),
      },
    }),
    data: ({ updateStudent }) => personalFileOf(updateStudent),
  }),

  route('summer-student.user.create-score-detail', {
    operation: CreateScoreDetailDocument,
    variables: (input) => ({
      input: {
        department: input.text('department'),
        recipientPhone: input.text('phone'),
        country: input.text('country'),
        postCode: input.text('post_code'),
        address1: input.text('address'),
      },
    }),
    data: ({ saveMailingAddress }) => scoreDetailOf(saveMailingAddress),
  }),

  route('summer-student.user.score-detail', {
    operation: ScoreDetailDocument,
    data: ({ viewer }) =>
      scoreDetailOf(viewer?.student?.mailingAddress ?? answerFailure(refused('暂未找到该用户的成绩单详情，请先创建。', ''))),
  }),

  route('summer-student.user.coupon-list', {
    operation: UserCouponsDocument,
    data: ({ viewer }) =>
      (viewer?.student?.coupons.nodes ?? []).map(({ usableUntil, coupon: { id, code, amount, info, startTime } }) => ({
        id,
        code,
        amount: Number(amount),
        info,
        start_time: utcIso(startTime),
        end_time: utcIso(usableUntil),
      })),
  }),

  route('summer-student.user.sales-man', {
    operation: SalesManDocument,
    data: ({ suggestedConsultant: found }) => found && { id: found.id, name: found.name, email: found.email, qr_code: found.qrCodeUrl },
  }),

  route('summer-student.user.assign-sales-man', {
    fields: { sales_man: anyInt },
    operation: AssignSalesManDocument,
    variables: (input) => ({ staffId: input.int('sales_man') }),
  }),
];

/** The number in the path chooses nobody: the call is always about the ticket's owner. */
function callerId({ viewer }: LegacyRequest): number {
  return viewer?.profileId ?? refuse('UNAUTHENTICATED');
}

/** With more decimals than the database keeps, which does the rounding. */
function gradePoints(input: Input): string | null | undefined {
  const gpa = input.maybe.float('gpa');
  return typeof gpa === 'number' ? gpa.toFixed(6) : gpa;
}
