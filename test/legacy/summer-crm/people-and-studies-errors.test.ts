import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE, removeTemplate, Studies } from './studies-world.js';
import { contract, type Method, type Person, PICTURE, PIXEL, World } from './world.js';

let world: World;
let studies: Studies;
/** Has a review plan and a confirmed course of `economics`, an address, and unique numbers. */
let student: Person;
let newcomer: Person;
const ids: Record<'address' | 'review' | 'reviewCourse' | 'confirmCourse' | 'change', number> = {
  address: 0,
  review: 0,
  reviewCourse: 0,
  confirmCourse: 0,
  change: 0,
};

const { economics, psychology } = CATALOGUE;
const NOBODY = 999_999;

beforeAll(async () => {
  world = await World.open();
  studies = new Studies(world);
  await removeTemplate(world);
  [student, newcomer] = [await world.student(), await world.student()];
  const plan = await studies.plan(student, [economics]);
  [ids.review, ids.reviewCourse] = [plan.id, plan.course_detail[0].id];
  ids.confirmCourse = (await studies.enrol(student)).id;
  ids.change = (await world.data('GET', '/api/v1/change_course_record/', world.server)).results[0].id;
  ids.address = (await world.data('POST', '/api/v1/student/score_detail/', student, {})).results[0].id;
  await world.data('PUT', `/api/v1/student/info/${student.id}/`, student, { id_number: 'ID-1', student_number: 'NO-1' });
});
afterAll(() => world.close());

type Request = readonly [method: Method, url: string, who?: Person, body?: unknown];

const missingOf =
  (method: Method, url: string, who: () => Person, whole: Record<string, unknown>, ...fields: string[]) =>
  (): Request[] =>
    fields.flatMap((field): Request[] => {
      const rest = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));
      return [
        [method, url, who(), rest],
        [method, url, who(), { ...rest, [field]: '' }],
      ];
    });

const missingInQuery =
  (url: string, who: () => Person, whole: Record<string, string>, methods: readonly Method[] = ['GET']) =>
  (): Request[] =>
    Object.keys(whole).flatMap((field) => {
      const rest = Object.entries(whole).filter(([name]) => name !== field);
      return methods.flatMap((method): Request[] => [
        [method, `${url}?${new URLSearchParams(rest)}`, who()],
        [method, `${url}?${new URLSearchParams([...rest, [field, '']])}`, who()],
      ]);
    });

const withoutStudent = (path: string) => ({
  'query form without student_id': (): Request[] => [
    ['GET', `/api/v1/${path}/`, student],
    ['GET', `/api/v1/${path}?student_id=`, world.server],
  ],
});

const argumentErrors = (path: string, unknown: string, who: () => Person, methods: readonly Method[]) => ({
  'an argument missing': missingInQuery(`/api/v1/${path}/`, who, { course_code: 'ECON1A', student_id: '1' }, methods),
  [unknown]: (): Request[] =>
    methods.map((method) => [method, `/api/v1/${path}/?course_code=${psychology.code}&student_id=${student.id}`, who()]),
});

const NO_REVIEW_COURSE = 'the student has no review course with this code';
const NO_CONFIRMED_COURSE = 'the student has no confirmed course with this code';
const bySelf = (): Person => student;
const byServer = (): Person => world.server;
const byAdmin = (): Person => world.admin;
const newUser = { username: 'new-user', role_id: 1, department_id: 1 };
const certificate = { course_code: economics.code, course_name: `本校${economics.name}`, certificate: PICTURE };
const conversion = { course_code: economics.code, course_name: `本校${economics.name}`, image: PICTURE };
const planned = () => ({ student_id: student.id, course_name: '经济', course_id: economics.id });
const enrolled = () => ({ student_id: student.id, course_code: 'X', course_name: '经济', project_id: 1, course_id: economics.id });
const reviewed = () => ({ student: student.id, student_server_id: String(world.server.id) });

/** What brings each documented failure about, by endpoint and the contract's own words. */
const SCENARIOS: Readonly<Record<string, Readonly<Record<string, () => Request[]>>>> = {
  'department.create': {
    'name missing': () => [['POST', '/api/v1/department/', world.admin, { description: 'x' }]],
    'name empty': () => [
      ['POST', '/api/v1/department/', world.admin, { name: '' }],
      ['POST', '/api/v1/department/', world.admin, { name: ' ' }],
    ],
    'name longer than 30': () => [['POST', '/api/v1/department/', world.admin, { name: '部'.repeat(31) }]],
  },
  'department.get': { 'no such department': () => [['GET', `/api/v1/department/${NOBODY}`, world.server]] },
  'department.update': {
    'no such department': () => [['PUT', `/api/v1/department/${NOBODY}/`, world.admin, { name: '部' }]],
    'name present but empty': () => [['PATCH', '/api/v1/department/1/', world.admin, { name: '' }]],
  },
  'role.get': { 'no such role': () => [['GET', `/api/v1/role/${NOBODY}`, world.server]] },
  'role.create': {
    'name missing': () => [['POST', '/api/v1/role/', world.admin, {}]],
    'name empty': () => [['POST', '/api/v1/role/', world.admin, { name: '' }]],
  },
  'role.update': {
    'no such role': () => [['PATCH', `/api/v1/role/${NOBODY}/`, world.admin, { name: '角' }]],
    'name present but empty': () => [['PUT', '/api/v1/role/1/', world.admin, { name: '' }]],
  },
  'privilege.tree': { 'role_id missing': missingInQuery('/api/v1/privilege/get_current_privilege', byServer, { role_id: '1' }) },
  'privilege.set': {
    'role_id missing': missingOf('POST', '/api/v1/privilege/set_current_privilege/', byAdmin, { role_id: 1, menu_id_list: [2] }, 'role_id'),
    'no such role': () => [['POST', '/api/v1/privilege/set_current_privilege/', world.admin, { role_id: NOBODY, menu_id_list: [2] }]],
    'a menu id does not exist or the list is unreadable': () =>
      [[NOBODY], 'x', '[1', '{}', [[]]].map((menu_id_list) => [
        'POST',
        '/api/v1/privilege/set_current_privilege/',
        world.admin,
        { role_id: 2, menu_id_list },
      ]),
  },
  'user.create': {
    'username missing': () => [['POST', '/api/v1/user_info/', world.admin, { role_id: 1, department_id: 1 }]],
    'username already taken': () => [['POST', '/api/v1/user_info/', world.admin, { ...newUser, username: 'demoadmin' }]],
    'no such role': () => [['POST', '/api/v1/user_info/', world.admin, { ...newUser, role_id: NOBODY }]],
    'no such department': () => [['POST', '/api/v1/user_info/', world.admin, { ...newUser, department_id: NOBODY }]],
  },
  'user.get': { 'no such user': () => [['GET', `/api/v1/user_info/${NOBODY}`, world.server]] },
  'user.update': {
    'id missing': missingOf('PUT', '/api/v1/user_info/basic_info_update/', byAdmin, { id: '1' }, 'id'),
    'no such user': () => [
      ['PUT', '/api/v1/user_info/basic_info_update/', world.admin, { id: String(NOBODY) }],
      ['PATCH', '/api/v1/user_info/basic_info_update/', world.admin, { id: 'x' }],
    ],
    'no such role': () => [['PUT', '/api/v1/user_info/basic_info_update/', world.admin, { id: world.server.id, role_id: NOBODY }]],
    'no such department': () => [
      ['PUT', '/api/v1/user_info/basic_info_update/', world.admin, { id: world.server.id, department_id: NOBODY }],
    ],
  },
  'user.check-url': {
    'visit_url missing or empty': missingOf('POST', '/api/v1/user_info/check_url/', byServer, { visit_url: '/' }, 'visit_url'),
  },
  'user.login': {
    'username or password missing or empty': () =>
      [{}, { username: 'demosales' }, { username: '', password: 'x' }].map((body) => ['POST', '/api/v1/user_info/login/', undefined, body]),
    'unknown user or wrong password or user not active': () =>
      ['demosales', 'nobody'].map((username) => ['POST', '/api/v1/user_info/login/', undefined, { username, password: 'wrong' }]),
  },
  'student.authorize': {
    'code missing or empty': () => ['', '?code='].map((query) => ['GET', `/api/v1/student/info/authorize/${query}`]),
    'WeChat refuses the code': () => [['GET', '/api/v1/student/info/authorize/?code=invalid']],
  },
  'student.get': {
    'no such student': () => [['GET', `/api/v1/student/info/${NOBODY}/`, world.server]],
    'a student asks for another student': () => [student.id, NOBODY].map((id) => ['GET', `/api/v1/student/info/${id}/`, newcomer]),
  },
  'student.update': {
    'no such student': () => [['PUT', `/api/v1/student/info/${NOBODY}/`, world.server, { name: '无' }]],
    'a student changes another student': () => [['PATCH', `/api/v1/student/info/${student.id}/`, newcomer, { name: '我' }]],
    'gender outside the enum': () =>
      ['X', { key: 'X', verbose: '' }].map((gender) => ['PUT', `/api/v1/student/info/${student.id}/`, student, { gender }]),
    'grade outside the enum': () => [['PUT', `/api/v1/student/info/${student.id}/`, student, { grade: 'GRADE_SIX' }]],
    'e-mail malformed': () =>
      ['nobody', 'a@b', 'a b@example.com'].map((email) => ['PUT', `/api/v1/student/info/${student.id}/`, student, { email }]),
    'id_number already used by another student': () => [['PUT', `/api/v1/student/info/${newcomer.id}/`, newcomer, { id_number: 'ID-1' }]],
    'student_number already used by another student': () => [
      ['PUT', `/api/v1/student/info/${newcomer.id}/`, world.server, { student_number: 'NO-1' }],
    ],
    'a text is too long': () => [['PUT', `/api/v1/student/info/${student.id}/`, student, { phone: '123456789012' }]],
  },
  'score-detail.create': {
    'the student already has an address': () => [['POST', '/api/v1/student/score_detail/', student, { city: '北京' }]],
    'staff caller leaves user out': () => [['POST', '/api/v1/student/score_detail/', world.server, { city: '北京' }]],
    'no such student': () => [['POST', '/api/v1/student/score_detail/', world.server, { user: NOBODY }]],
  },
  'score-detail.list': { 'a student names another student': () => [['GET', `/api/v1/student/score_detail/?user=${student.id}`, newcomer]] },
  'score-detail.update': {
    'no such address or (for a student) it belongs to another student': () => [
      ['PUT', `/api/v1/student/score_detail/${NOBODY}/`, world.server, { city: '北京' }],
      ['PATCH', `/api/v1/student/score_detail/${ids.address}/`, newcomer, { city: '北京' }],
    ],
  },
  'agreement.create': {
    'image missing': () => [['POST', '/api/v1/student/agreement/', student, {}]],
    'staff caller leaves user_id out': () => [['POST', '/api/v1/student/agreement/', world.server, { image: PIXEL }]],
    'no such student': () => [['POST', '/api/v1/student/agreement/', world.server, { image: PIXEL, user_id: String(NOBODY) }]],
    'a student signs for another student': () => [['POST', '/api/v1/student/agreement/', newcomer, { image: PIXEL, user_id: student.id }]],
    'the agreement template picture is not installed': () => [['POST', '/api/v1/student/agreement/', student, { image: PIXEL }]],
  },
  'review.get': { 'no such plan': () => [['GET', `/api/v1/review/${NOBODY}/`, world.server]] },
  'review.by-student': withoutStudent('review/get_review'),
  'review.create': {
    'student missing': () => [['POST', '/api/v1/review/', world.server, { student_server_id: '1' }]],
    'no such student': () => [['POST', '/api/v1/review/', world.server, { ...reviewed(), student: NOBODY }]],
    'student_server_id missing': () => [['POST', '/api/v1/review/', world.server, { student: student.id }]],
    'no such staff account': () =>
      [NOBODY, 'x'].map((id) => ['POST', '/api/v1/review/', world.server, { ...reviewed(), student_server_id: id }]),
  },
  'review.update': {
    'no such plan': () => [['PUT', `/api/v1/review/${NOBODY}/`, world.server, { remark: 'x' }]],
    'no such student': () => [['PUT', `/api/v1/review/${ids.review}/`, world.server, { student: NOBODY }]],
    'no such staff account': () => [['PATCH', `/api/v1/review/${ids.review}/`, world.server, { student_server_id: String(NOBODY) }]],
  },
  'review-course.get': { 'no such review course': () => [['GET', `/api/v1/review_course/${NOBODY}/`, world.server]] },
  'review-course.upload-certificate': {
    'course_code or certificate or course_name missing': missingOf(
      'POST',
      '/api/v1/review_course/upload_certificate/',
      bySelf,
      certificate,
      'course_code',
      'certificate',
      'course_name',
    ),
    'the student has no review course with this code and name': () => [
      ['POST', '/api/v1/review_course/upload_certificate/', newcomer, certificate],
      ['POST', '/api/v1/review_course/upload_certificate/', student, { ...certificate, course_name: '别的' }],
    ],
    'certificate is not a readable picture': () =>
      ['%%%', 'aGVsbG8=', 'data:image/png;base64,aGVsbG8='].map((picture) => [
        'POST',
        '/api/v1/review_course/upload_certificate/',
        student,
        { ...certificate, certificate: picture },
      ]),
  },
  'review-course.certificate': argumentErrors('review_course/get_certificate', NO_REVIEW_COURSE, byServer, ['GET']),
  'review-course.by-student': withoutStudent('review_course/get_review_course'),
  'review-course.confirm': argumentErrors('review_course/confirm_review_course', NO_REVIEW_COURSE, byServer, ['GET', 'POST']),
  'review-course.deny': argumentErrors('review_course/deny_review_course', NO_REVIEW_COURSE, byServer, ['GET', 'POST']),
  'review-course.create': {
    'course missing or empty': () =>
      [{}, { course: [] }, { course: '' }].map((body) => ['POST', '/api/v1/review_course/add_review_course/', world.server, body]),
    'student_id missing in the first entry': () => [
      ['POST', '/api/v1/review_course/add_review_course/', world.server, { course: [{ ...planned(), student_id: undefined }] }],
    ],
    'no such student': () => [
      ['POST', '/api/v1/review_course/add_review_course/', world.server, { course: [{ ...planned(), student_id: NOBODY }] }],
    ],
    'no such course': () => [
      ['POST', '/api/v1/review_course/add_review_course/', world.server, { course: [planned(), { ...planned(), course_id: NOBODY }] }],
    ],
    'entries name different students': () => [
      [
        'POST',
        '/api/v1/review_course/add_review_course/',
        world.server,
        { course: [planned(), { ...planned(), student_id: newcomer.id }] },
      ],
    ],
  },
  'review-course.update': {
    'no such review course': () => [['PUT', `/api/v1/review_course/${NOBODY}/`, world.server, { remark: 'x' }]],
    'no such review plan': () => [['PUT', `/api/v1/review_course/${ids.reviewCourse}/`, world.server, { review: NOBODY }]],
    'no such project': () => [['PATCH', `/api/v1/review_course/${ids.reviewCourse}/`, world.server, { project: NOBODY }]],
  },
  'confirm-course.get': { 'no such record': () => [['GET', `/api/v1/confirm_course/${NOBODY}/`, world.server]] },
  'confirm-course.create': {
    'student_id missing': () =>
      [{}, { ...enrolled(), student_id: undefined }].map((body) => ['POST', '/api/v1/confirm_course/add_course/', world.server, body]),
    'no such student': () => [['POST', '/api/v1/confirm_course/add_course/', world.server, { ...enrolled(), student_id: NOBODY }]],
    'no such project': () => [['POST', '/api/v1/confirm_course/add_course/', world.server, { ...enrolled(), project_id: NOBODY }]],
    'no such course': () => [['POST', '/api/v1/confirm_course/add_course/', world.server, { ...enrolled(), course_id: NOBODY }]],
    'the project does not offer the course': () => [
      ['POST', '/api/v1/confirm_course/add_course/', world.server, { ...enrolled(), course_id: psychology.id }],
    ],
  },
  'confirm-course.update': {
    'no such record': () => [['PATCH', `/api/v1/confirm_course/${NOBODY}/`, world.server, { remark: 'x' }]],
    'no such student': () => [['PATCH', `/api/v1/confirm_course/${ids.confirmCourse}/`, world.server, { student: NOBODY }]],
    'no such offering': () => [['PUT', `/api/v1/confirm_course/${ids.confirmCourse}/`, world.server, { project_course: NOBODY }]],
    'score is not a whole number': () =>
      ['A', '90.5', 90.5].map((score) => ['PATCH', `/api/v1/confirm_course/${ids.confirmCourse}/`, world.server, { score }]),
  },
  'confirm-course.by-student': withoutStudent('confirm_course/get_confirm_course'),
  'project-course.projects-by-course': {
    'course_id missing': missingInQuery('/api/v1/project_course/get_project/', bySelf, { course_id: '1' }),
  },
  'confirm-course.review-project': withoutStudent('confirm_course/review_project'),
  'confirm-course.server-time': {
    'student_id missing': missingInQuery('/api/v1/confirm_course/get_server_time/', bySelf, { student_id: '1' }),
  },
  'change-record.delete-course': {
    'course_code or student_id missing': missingOf(
      'POST',
      '/api/v1/change_course_record/del_course/',
      byServer,
      { course_code: 'X', student_id: 1 },
      'course_code',
      'student_id',
    ),
    [NO_CONFIRMED_COURSE]: () => [
      ['POST', '/api/v1/change_course_record/del_course/', world.server, { course_code: psychology.code, student_id: student.id }],
    ],
  },
  'score.by-student': withoutStudent('confirm_course/query_performance'),
  'score.recipients': withoutStudent('confirm_course/get_recipient'),
  'score.confirm': {
    'course_code or course_name missing': missingInQuery(
      '/api/v1/confirm_course/confirm_performance/',
      bySelf,
      { course_code: 'X', course_name: 'Y' },
      ['GET', 'POST'],
    ),
    'the caller has no confirmed course with this code and name': () => [
      ['GET', `/api/v1/confirm_course/confirm_performance/?course_code=${economics.code}&course_name=Y`, student],
    ],
  },
  'score.enter': {
    'student_id or course_code missing': missingOf(
      'PATCH',
      '/api/v1/confirm_course/score_recipient/',
      byServer,
      { student_id: 1, course_code: 'X' },
      'student_id',
      'course_code',
    ),
    [NO_CONFIRMED_COURSE]: () => [
      [
        'PATCH',
        '/api/v1/confirm_course/score_recipient/',
        world.server,
        { student_id: newcomer.id, course_code: economics.code, score: 1 },
      ],
      [
        'PATCH',
        '/api/v1/confirm_course/score_recipient/',
        world.server,
        { student_id: student.id, course_code: economics.code, id: NOBODY, score: 1 },
      ],
    ],
  },
  'convert.by-student': withoutStudent('confirm_course/get_student_convert'),
  'convert.upload': {
    'course_code or course_name or image missing': missingOf(
      'POST',
      '/api/v1/confirm_course/upload_convert/',
      bySelf,
      conversion,
      'course_code',
      'course_name',
      'image',
    ),
    'the caller has no confirmed course with this code and name': () => [
      ['POST', '/api/v1/confirm_course/upload_convert/', newcomer, conversion],
    ],
    'image is not a readable picture': () =>
      ['%%%', 'aGVsbG8='].map((image) => ['POST', '/api/v1/confirm_course/upload_convert/', student, { ...conversion, image }]),
  },
  'convert.image': argumentErrors('confirm_course/get_convert', NO_CONFIRMED_COURSE, byServer, ['GET']),
  'convert.confirm': argumentErrors('confirm_course/confirm_convert', NO_CONFIRMED_COURSE, byServer, ['GET', 'POST']),
  'convert.deny': argumentErrors('confirm_course/deny_convert', NO_CONFIRMED_COURSE, byServer, ['GET', 'POST']),
  'change-record.get': { 'no such record': () => [['GET', `/api/v1/change_course_record/${NOBODY}/`, world.server]] },
  'change-record.by-student': withoutStudent('change_course_record/get_change_record'),
  'change-record.create': {
    'student_id missing': missingOf('POST', '/api/v1/change_course_record/add_change/', byServer, { student_id: 1 }, 'student_id'),
    'no such student': () => [['POST', '/api/v1/change_course_record/add_change/', world.server, { student_id: NOBODY }]],
  },
  'change-record.update': {
    'no such record': () => [['PUT', `/api/v1/change_course_record/${NOBODY}/`, world.server, { extra: 'x' }]],
    'no such student': () => [['PUT', `/api/v1/change_course_record/${ids.change}/`, world.server, { student: NOBODY }]],
    'no such staff account': () =>
      ['student_server_id', 'student_server'].map((name) => [
        'PATCH',
        `/api/v1/change_course_record/${ids.change}/`,
        world.server,
        { [name]: NOBODY },
      ]),
  },
};

/** Needs another gateway; see wechat.test.ts. */
const ELSEWHERE = 'student.authorize: WeChat cannot be reached';

const DOCUMENTED = contract.endpoints.flatMap(({ id, errors }) => errors.map((error) => ({ id: id.replace('summer-crm.', ''), ...error })));

/** A documented text with places to fill, as a pattern. */
function patternOf(msg: string): RegExp {
  const parts = msg.split(/\{\w+\}|<\w+>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`, 's');
}

describe('every documented failure', () => {
  it('has a scenario here', () => {
    const written = Object.entries(SCENARIOS).flatMap(([id, rows]) => Object.keys(rows).map((when) => `${id}: ${when}`));
    expect([...written, ELSEWHERE].sort()).toEqual(DOCUMENTED.map(({ id, when }) => `${id}: ${when}`).sort());
  });

  it.each(DOCUMENTED.filter(({ id, when }) => `${id}: ${when}` !== ELSEWHERE))('$id: $when', async ({ id, when, code, msg, field }) => {
    const requests = SCENARIOS[id]?.[when]?.() ?? [];
    expect(requests.length).toBeGreaterThan(0);
    for (const request of requests) {
      const answer = await world.call(...request);
      expect({ request, ...answer }).toMatchObject({ code, data: {}, ...(field === '<field>' ? {} : { field_name: field }) });
      expect(answer.msg).toMatch(patternOf(msg));
    }
  });

  it('quotes what was sent where the text has a place for it', async () => {
    expect(await world.call('POST', '/api/v1/student/agreement/', world.server, { image: PIXEL, user_id: NOBODY })).toMatchObject({
      msg: `Invalid pk "${NOBODY}" - object does not exist.`,
    });
    expect(await world.call('PUT', `/api/v1/student/info/${student.id}/`, student, { wechat: 'w'.repeat(31) })).toMatchObject({
      msg: 'Ensure this field has no more than 30 characters.',
      field_name: 'wechat',
    });
  });
});
