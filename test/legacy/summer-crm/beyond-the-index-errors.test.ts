import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyName, BEYOND_THE_INDEX, Market } from './market.js';
import { FORBIDDEN, invalidPk, type Method, MISSING, type Person, refusal, type World } from './world.js';

const NOBODY = 999_999;

let market: Market;
let world: World;
let student: Person;
let other: Person;
let notice: string;
const made: Record<'channel' | 'offering', number> = { channel: 0, offering: 0 };
const taken = { id_number: anyName('id'), student_number: anyName('sn') };

beforeAll(async () => {
  market = await Market.open();
  world = market.world;
  [student, other] = [await world.student(), await world.student()];
  made.channel = (await market.asAdmin('mutation { createChannel(input: { name: "渠道" }) { id } }')).createChannel.id;
  made.offering = (await market.offering((await market.course()).id, (await market.project()).id)).id;
  notice = `/api/v1/common/${(await world.data('POST', '/api/v1/common/', world.server, { context: '查分' })).id}/`;
  await world.data('POST', '/api/v1/student/info/', world.sales, { gender: 'MALE', ...taken });
});
afterAll(() => world.close());

type Refused = readonly [method: Method, url: string, who: Person, body: unknown, failure: object];

const required = (field: string) => refusal('This field is required.', field);
const choice = (field: string) => refusal('不在枚举范围内', field);

const file = (more: object): unknown => ({ gender: 'MALE', ...more });
const course = (more: object): unknown => ({
  course_code: 'X',
  course_name: 'x',
  student: student.id,
  project_course: made.offering,
  ...more,
});
const NO_PICTURE = 'Upload a valid image. The file you uploaded was either not an image or a corrupted image.';

const channel = (more: object): object => ({
  name: '渠道',
  sales_man: world.sales.id,
  plan_date: '2027-03-01',
  plan_student_number: 1,
  plan_file_student_number: 1,
  plan_payed_student_number: 1,
  ...more,
});
const coupon = (more: object): unknown => ({ balance: 1, start_at: '2027-01-01', end_at: '2028-01-01', type: 1, ...more });

/** Every documented refusal but those of rows that are not there, which the scenarios of the endpoints try. */
const REFUSALS: Readonly<Record<string, Readonly<Record<string, () => readonly Refused[]>>>> = {
  'student.create': {
    'gender missing': () => [post('student/info', world.sales, {}, required('gender'))],
    'gender outside the enum': () => [post('student/info', world.sales, file({ gender: 'X' }), choice('gender'))],
    'grade outside the enum': () => [post('student/info', world.sales, file({ grade: 'X' }), choice('grade'))],
    'e-mail malformed': () => [post('student/info', world.sales, file({ email: 'x' }), refusal('Enter a valid email address.', 'email'))],
    'id_number already used by another student': () => [
      post(
        'student/info',
        world.sales,
        file({ id_number: taken.id_number.toUpperCase() }),
        refusal('student info with this 身份证号 already exists.', 'id_number'),
      ),
    ],
    'student_number already used by another student': () => [
      post(
        'student/info',
        world.sales,
        file({ student_number: taken.student_number }),
        refusal('student info with this 学生证号 already exists.', 'student_number'),
      ),
    ],
  },
  'channel-record.create': {
    'staff caller leaves student_id out': () => [post('record/channel', world.sales, { channel_id: made.channel }, required('student_id'))],
    'channel_id missing': () => [post('record/channel', student, {}, required('channel_id'))],
    'no such student': () => [
      post('record/channel', world.sales, { student_id: NOBODY, channel_id: made.channel }, invalidPk(NOBODY, 'student_id')),
    ],
    'no such channel': () => [
      post('record/channel', student, { channel_id: NOBODY }, invalidPk(NOBODY, 'channel_id')),
      post('record/channel', world.sales, { student_id: student.id, channel_id: NOBODY }, invalidPk(NOBODY, 'channel_id')),
    ],
    'a student names another student': () => [
      post('record/channel', student, { student_id: other.id, channel_id: made.channel }, FORBIDDEN),
    ],
  },
  'record.recommend-create': {
    'inviter missing': () => [post('record/recommend', student, {}, required('inviter'))],
    'staff caller leaves invitee out': () => [post('record/recommend', world.sales, { inviter: student.id }, required('invitee'))],
    'no such inviter': () => [post('record/recommend', student, { inviter: NOBODY }, invalidPk(NOBODY, 'inviter'))],
    'no such invitee': () => [
      post('record/recommend', world.sales, { inviter: student.id, invitee: NOBODY }, invalidPk(NOBODY, 'invitee')),
    ],
    'inviter and invitee are one': () => [post('record/recommend', student, { inviter: student.id }, refusal('Invalid value.', 'invitee'))],
    'a student names another student as invitee': () => [
      post('record/recommend', student, { inviter: student.id, invitee: other.id }, FORBIDDEN),
    ],
  },
  'confirm-course.add': {
    'a mandatory field is missing': () =>
      ['course_code', 'course_name', 'student', 'project_course'].map((field) =>
        post('confirm_course', world.server, course({ [field]: undefined }), required(field)),
      ),
    'no such student': () => [post('confirm_course', world.server, course({ student: NOBODY }), invalidPk(NOBODY, 'student'))],
    'no such offering': () => [
      post('confirm_course', world.server, course({ project_course: NOBODY }), invalidPk(NOBODY, 'project_course')),
    ],
    'a status outside its enum': () => [
      post('confirm_course', world.server, course({ status: 'X' }), choice('status')),
      post('confirm_course', world.server, course({ convert_status: 'X' }), choice('convert_status')),
    ],
  },
  'change-record.add': {
    'student missing': () => [post('change_course_record', world.server, {}, required('student'))],
    'no such student': () => [post('change_course_record', world.server, { student: NOBODY }, invalidPk(NOBODY, 'student'))],
    'no such staff account': () => [
      post('change_course_record', world.server, { student: student.id, student_server: NOBODY }, invalidPk(NOBODY, 'student_server')),
    ],
  },
  'channel.create': {
    'a mandatory field is missing': () =>
      Object.keys(channel({})).map((field) => post('channel', world.sales, channel({ [field]: undefined }), required(field))),
    'no such staff account': () => [post('channel', world.sales, channel({ sales_man: NOBODY }), invalidPk(NOBODY, 'sales_man'))],
    'qr_code is no picture': () => [post('channel', world.sales, channel({ qr_code: 'eHg=' }), refusal(NO_PICTURE, 'qr_code'))],
  },
  'complain.create': {
    'it has neither title nor context nor picture': () => [
      post('complain', student, {}, refusal('This field may not be blank.', 'context')),
      post('complain', student, { title: ' ', context: '', picture: '' }, refusal('This field may not be blank.', 'context')),
    ],
    'picture is no picture': () => [post('complain', student, { title: 'x', picture: 'eHg=' }, refusal(NO_PICTURE, 'picture'))],
    'staff caller leaves student_id out': () => [post('complain', world.sales, { title: 'x' }, required('student_id'))],
    'no such student': () => [post('complain', world.sales, { title: 'x', student_id: NOBODY }, invalidPk(NOBODY, 'student_id'))],
    'a student names another student': () => [post('complain', student, { title: 'x', student_id: other.id }, FORBIDDEN)],
  },
  'common.create': {
    'context missing': () => [post('common', world.server, {}, required('context'))],
    'context empty': () => [post('common', world.server, { context: '' }, refusal('This field may not be blank.', 'context'))],
  },
  'common.update': {
    'context missing': () => [['PATCH', notice, world.server, {}, required('context')]],
    'context empty': () => [['PUT', notice, world.server, { context: '' }, refusal('This field may not be blank.', 'context')]],
    'no such notice': () => [['PUT', `/api/v1/common/${NOBODY}/`, world.server, { context: 'x' }, MISSING]],
  },
  'coupon.create': {
    'a mandatory field is missing': () =>
      ['balance', 'start_at', 'end_at', 'type'].map((field) =>
        post('coupon', world.sales, coupon({ [field]: undefined }), required(field)),
      ),
    'type outside the enum': () => [post('coupon', world.sales, coupon({ type: 4 }), choice('type'))],
  },
};

function post(path: string, who: Person, body: unknown, failure: object): Refused {
  return ['POST', `/api/v1/${path}/`, who, body, failure];
}

const DOCUMENTED = BEYOND_THE_INDEX.flatMap(({ id, addresses, errors }) =>
  addresses[0]?.method === 'GET' ? [] : errors.map(({ when }) => [id.replace('summer-crm.', ''), when] as const),
);

describe('every refusal of a write beyond the index', () => {
  it('has a scenario here', () => {
    const tried = Object.entries(REFUSALS).flatMap(([id, ways]) => Object.keys(ways).map((when) => [id, when]));
    expect(tried.sort()).toEqual([...DOCUMENTED].sort());
  });

  it.each(DOCUMENTED)('summer-crm.%s: %s', async (id, when) => {
    const calls = REFUSALS[id]?.[when]?.() ?? [];
    expect(calls).not.toHaveLength(0);
    for (const [method, url, who, body, failure] of calls) {
      const { headers: _, ...answer } = await world.call(method, url, who, body);
      expect(answer).toEqual(failure);
    }
  });
});
