import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../support/app.js';
import { CATALOGUE, channelRecord, Studies } from './studies-world.js';
import { type Answer, contract, expectShape, type Method, type Person, PICTURE, PIXEL, World } from './world.js';

let world: World;
let studies: Studies;
let student: Person;
/** Ids of rows that the scenarios address. */
const ids: Record<'address' | 'review' | 'reviewCourse' | 'confirmCourse' | 'change', number> = {
  address: 0,
  review: 0,
  reviewCourse: 0,
  confirmCourse: 0,
  change: 0,
};

const { economics, mathematics } = CATALOGUE;

beforeAll(async () => {
  world = await World.open();
  studies = new Studies(world);
  student = await world.student();
  await channelRecord(world, student);
  const plan = await studies.plan(student, [economics, mathematics]);
  ids.review = plan.id;
  ids.reviewCourse = plan.course_detail[0].id;
  await studies.prove(student, economics);
  await studies.decide('confirm', student, economics.code);
  ids.confirmCourse = (await studies.enrol(student)).id;
  await studies.enrol(student, mathematics);
  await studies.record(student, economics.code, { score: 90, grade: 'A', recipient_number: 'SF1', sending_date: '2027-08-01' });
  await studies.uploadConversion(student, economics);
  ids.change = (await world.data('GET', '/api/v1/change_course_record/', world.server)).results[0].id;
  const somebody = await world.student();
  ids.address = (
    await world.data('POST', '/api/v1/student/score_detail/', world.server, { user: somebody.id, city: '上海' })
  ).results[0].id;
});
afterAll(() => world.close());

type Request = readonly [method: Method, url: string, who?: Person, body?: unknown];

const own = `本校${economics.name}`;
const named = (code: string) => `course_code=${code}&student_id=${student.id}`;

/** One successful call of each endpoint, in an order in which they do not disturb each other. */
const SUCCESSES: Readonly<Record<string, () => Request>> = {
  'department.list': () => ['GET', '/api/v1/department/', world.server],
  'department.create': () => ['POST', '/api/v1/department/', world.admin, { name: '端点部', description: '' }],
  'department.get': () => ['GET', '/api/v1/department/1', world.server],
  'department.update': () => ['PUT', '/api/v1/department/1/', world.admin, { description: '市场' }],
  'role.list': () => ['GET', '/api/v1/role/', world.server],
  'role.get': () => ['GET', '/api/v1/role/1', world.server],
  'role.create': () => ['POST', '/api/v1/role/', world.admin, { name: '端点角色' }],
  'role.update': () => ['PATCH', '/api/v1/role/1/', world.admin, { description: '全部' }],
  'privilege.tree': () => ['GET', '/api/v1/privilege/get_current_privilege?role_id=1', world.server],
  'privilege.set': () => ['POST', '/api/v1/privilege/set_current_privilege/', world.admin, { role_id: '2', menu_id_list: '[1,4,15]' }],
  'user.create': () => ['POST', '/api/v1/user_info/', world.admin, { username: randomUUID(), role_id: 1, department_id: 1 }],
  'user.list': () => ['GET', '/api/v1/user_info/', world.server],
  'user.get': () => ['GET', `/api/v1/user_info/${world.admin.id}`, world.server],
  'user.update': () => ['PUT', '/api/v1/user_info/basic_info_update/', world.server, { id: String(world.server.id), wechat: 'w' }],
  'user.check-url': () => ['POST', '/api/v1/user_info/check_url/', world.server, { visit_url: '/x' }],
  'user.login': () => ['POST', '/api/v1/user_info/login/', undefined, { username: 'demosales', password: DEMO_PASSWORD }],
  'user.sales-list': () => ['GET', '/api/v1/user_info/cc_list/', world.server],
  'student.authorize': () => ['GET', '/api/v1/student/info/authorize/?code=demo-endpoint'],
  'student.list': () => ['GET', '/api/v1/student/info/', world.server],
  'student.get': () => ['GET', `/api/v1/student/info/${student.id}/`, student],
  'student.update': () => ['PUT', `/api/v1/student/info/${student.id}/`, student, { name: '张三', card_img1: PICTURE }],
  'score-detail.create': () => ['POST', '/api/v1/student/score_detail/', student, { city: '北京' }],
  'score-detail.list': () => ['GET', '/api/v1/student/score_detail/', student],
  'score-detail.update': () => ['PATCH', `/api/v1/student/score_detail/${ids.address}/`, world.server, { sending_date: '2027-08-01' }],
  'agreement.create': () => ['POST', '/api/v1/student/agreement/', student, { image: PICTURE }],
  'channel-record.list': () => ['GET', '/api/v1/record/', world.server],
  'review.list': () => ['GET', '/api/v1/review/', world.server],
  'review.get': () => ['GET', `/api/v1/review/${ids.review}/`, world.server],
  'review.create': () => ['POST', '/api/v1/review/', world.server, { student: student.id, student_server_id: String(world.server.id) }],
  'review.update': () => ['PUT', `/api/v1/review/${ids.review}/`, world.server, { remark: '备注' }],
  'review-course.list': () => ['GET', '/api/v1/review_course/', world.server],
  'review-course.get': () => ['GET', `/api/v1/review_course/${ids.reviewCourse}/`, world.server],
  'review-course.upload-certificate': () => [
    'POST',
    '/api/v1/review_course/upload_certificate/',
    student,
    { course_code: economics.code, course_name: own, certificate: PIXEL },
  ],
  'review-course.certificate': () => ['GET', `/api/v1/review_course/get_certificate/?${named(economics.code)}`, student],
  'review-course.by-student': () => ['GET', `/api/v1/review_course/get_review_course/${student.id}`, student],
  'review-course.confirm': () => ['GET', `/api/v1/review_course/confirm_review_course/?${named(economics.code)}`, world.server],
  'confirm-course.review-project': () => ['GET', `/api/v1/confirm_course/review_project/${student.id}`, student],
  'review-course.deny': () => ['GET', `/api/v1/review_course/deny_review_course/?${named(mathematics.code)}`, world.server],
  'review-course.create': () => [
    'POST',
    '/api/v1/review_course/add_review_course/',
    world.server,
    { course: [{ student_id: student.id, course_name: '数学', course_id: mathematics.id }] },
  ],
  'review-course.update': () => ['PATCH', `/api/v1/review_course/${ids.reviewCourse}/`, world.server, { project: 1, status: true }],
  'confirm-course.list': () => ['GET', '/api/v1/confirm_course/', world.server],
  'confirm-course.get': () => ['GET', `/api/v1/confirm_course/${ids.confirmCourse}/`, world.server],
  'confirm-course.create': () => [
    'POST',
    '/api/v1/confirm_course/add_course/',
    world.server,
    { course_code: 'E1', course_name: '经济', student_id: student.id, project_id: 1, course_id: 1 },
  ],
  'confirm-course.update': () => [
    'PATCH',
    `/api/v1/confirm_course/${ids.confirmCourse}/`,
    world.server,
    { remark: '备注', score_enter_time: '2027-08-01 10:00:00' },
  ],
  'confirm-course.by-student': () => ['GET', `/api/v1/confirm_course/get_confirm_course/${student.id}`, student],
  'project-course.projects-by-course': () => ['GET', '/api/v1/project_course/get_project/?course_id=1', student],
  'confirm-course.server-time': () => ['GET', `/api/v1/confirm_course/get_server_time/?student_id=${student.id}`, student],
  'score.by-student': () => ['GET', `/api/v1/confirm_course/query_performance/${student.id}`, student],
  'score.recipients': () => ['GET', `/api/v1/confirm_course/get_recipient/${student.id}`, student],
  'score.enter': () => [
    'PATCH',
    '/api/v1/confirm_course/score_recipient/',
    world.server,
    { student_id: student.id, course_code: mathematics.code, score: '0', grade: 'F' },
  ],
  'score.confirm': () => [
    'GET',
    `/api/v1/confirm_course/confirm_performance/?course_code=${economics.code}&course_name=${encodeURIComponent(own)}`,
    student,
  ],
  'convert.by-student': () => ['GET', `/api/v1/confirm_course/get_student_convert/${student.id}`, student],
  'convert.upload': () => [
    'POST',
    '/api/v1/confirm_course/upload_convert/',
    student,
    { course_code: economics.code, course_name: own, image: PIXEL, remark: '' },
  ],
  'convert.image': () => ['GET', `/api/v1/confirm_course/get_convert/?${named(economics.code)}`, student],
  'convert.confirm': () => ['GET', `/api/v1/confirm_course/confirm_convert/?${named(economics.code)}`, world.server],
  'convert.deny': () => ['GET', `/api/v1/confirm_course/deny_convert/?${named(economics.code)}`, world.server],
  'change-record.list': () => ['GET', '/api/v1/change_course_record/', world.server],
  'change-record.get': () => ['GET', `/api/v1/change_course_record/${ids.change}/`, world.server],
  'change-record.by-student': () => ['GET', `/api/v1/change_course_record/get_change_record/${student.id}`, student],
  'change-record.create': () => [
    'POST',
    '/api/v1/change_course_record/add_change/',
    world.server,
    { student_id: student.id, change_type: '转课' },
  ],
  'change-record.update': () => [
    'PUT',
    `/api/v1/change_course_record/${ids.change}/`,
    world.server,
    { aim_course_code: 'X1', student_server: world.sales.id },
  ],
  'change-record.delete-course': () => [
    'POST',
    '/api/v1/change_course_record/del_course/',
    world.server,
    { course_code: 'E1', student_id: student.id },
  ],
};

/** Answers a documented failure where others answer a success. */
const ANSWERS_FAILURE = 'review.by-student';

const ANSWERED_NULL = ['user.update'];

function expectSuccess(id: string, { code, msg, data, field_name }: Answer): void {
  expect({ code, msg, field_name }).toEqual({ code: 0, msg: '请求成功', field_name: '' });
  if (ANSWERED_NULL.includes(id)) expect(data).toBeNull();
  else expectShape(id, data);
}

describe('every endpoint of the contract', () => {
  it('has a scenario here', () => {
    const documented = contract.endpoints.map(({ id }) => id.replace('summer-crm.', ''));
    expect(documented).toHaveLength(63);
    expect([...Object.keys(SUCCESSES), ANSWERS_FAILURE].sort()).toEqual(documented.sort());
  });

  it.each(Object.entries(SUCCESSES))('%s answers what it documents', async (id, request) => {
    expectSuccess(id, await world.call(...request()));
  });

  it('summer-crm.review.by-student answers its documented failure for a student with a plan, and an empty list without', async () => {
    const path = `/api/v1/review/get_review/${student.id}`;
    expect(await world.call('GET', path, student)).toMatchObject({ code: 400, msg: '已有审课方案', data: {}, field_name: '' });
    const newcomer = await world.student();
    expect(await world.data('GET', `/api/v1/review/get_review/${newcomer.id}`, newcomer)).toEqual([]);
  });
});

describe('every other form of a call', () => {
  it.each([
    ['review-course.by-student', 'review_course/get_review_course'],
    ['confirm-course.by-student', 'confirm_course/get_confirm_course'],
    ['confirm-course.review-project', 'confirm_course/review_project'],
    ['score.by-student', 'confirm_course/query_performance'],
    ['score.recipients', 'confirm_course/get_recipient'],
    ['convert.by-student', 'confirm_course/get_student_convert'],
    ['change-record.by-student', 'change_course_record/get_change_record'],
  ])('%s takes the student in the query too, with and without trailing slash', async (id, path) => {
    const documented = await world.data('GET', `/api/v1/${path}/${student.id}`, student);
    for (const other of [`${path}/${student.id}/`, `${path}/?student_id=${student.id}`, `${path}?student_id=${student.id}`]) {
      expect(await world.data('GET', `/api/v1/${other}`, student)).toEqual(documented);
    }
    expectShape(id, documented);
  });

  it('review.by-student lists the plans when the student stands in the query', async () => {
    const plans = await world.data('GET', `/api/v1/review/get_review/?student_id=${student.id}`, student);
    expect(plans.length).toBeGreaterThan(0);
    expect(Object.keys(plans[0]).sort()).toEqual(['create_time', 'id', 'modified_time', 'remark', 'student_id', 'student_server_id']);
    expect(plans[0]).toMatchObject({ id: ids.review, student_id: student.id, student_server_id: world.server.id });
  });

  it('channel records are found at the path of the source', async () => {
    const documented = await world.data('GET', '/api/v1/record/', world.server);
    expect((await world.data('GET', '/api/v1/record/channel/', world.server)).results).toEqual(documented.results);
    const [{ id }] = documented.results;
    for (const path of ['record', 'record/channel'])
      expect(await world.data('GET', `/api/v1/${path}/?id=${id}`, world.server)).toMatchObject({ count: 1, results: [{ id }] });
    for (const unknown of ['999999', '99999999999'])
      expect(await world.data('GET', `/api/v1/record/?id=${unknown}`, world.server)).toEqual({
        count: 0,
        next: null,
        previous: null,
        results: [],
      });
  });

  it('a change is a PUT or a PATCH', async () => {
    const updates = contract.endpoints.filter(({ addresses }) => addresses.some(({ method }) => method === 'PUT' || method === 'PATCH'));
    expect(updates).toHaveLength(10);
    for (const { id } of updates) {
      const scenario = SUCCESSES[id.replace('summer-crm.', '')];
      if (scenario === undefined) throw new Error(`${id} has no scenario.`);
      const [, ...rest] = scenario();
      for (const method of ['PUT', 'PATCH'] as const) expectSuccess(id.replace('summer-crm.', ''), await world.call(method, ...rest));
    }
  });

  it('a GET that changes something is a POST too, with its arguments in query or body', async () => {
    const somebody = await world.student();
    await studies.plan(somebody, [economics]);
    await studies.enrol(somebody);
    const body = { course_code: economics.code, student_id: String(somebody.id) };
    for (const path of [
      'review_course/confirm_review_course',
      'review_course/deny_review_course',
      'confirm_course/confirm_convert',
      'confirm_course/deny_convert',
    ]) {
      const query = new URLSearchParams(body).toString();
      expect(await world.data('GET', `/api/v1/${path}/?${query}`, world.server)).toBe('操作成功!');
      expect(await world.data('POST', `/api/v1/${path}?${query}`, world.server)).toBe('操作成功!');
      expect(await world.data('POST', `/api/v1/${path}/`, world.server, body)).toBe('操作成功!');
      expect(await world.form('POST', `/api/v1/${path}/`, world.server, body)).toMatchObject({ code: 0, data: '操作成功!' });
    }
    const course = { course_code: economics.code, course_name: own };
    expect(await world.data('POST', '/api/v1/confirm_course/confirm_performance/', somebody, course)).toMatchObject({ status: true });
    expect(await world.multipart('POST', '/api/v1/confirm_course/confirm_performance/', somebody, course)).toMatchObject({
      code: 0,
      data: { status: true },
    });
    const { data, headers } = await world.call('POST', '/api/v1/student/info/authorize/', undefined, { code: 'demo-posted' });
    expectShape('student.authorize', data);
    expect(headers['token']).toBeTypeOf('string');
  });

  it('is under the prefix of the surface as well', async () => {
    const page = await world.data('GET', '/legacy/summer-crm/api/v1/department/?page_size=2', world.server);
    expect(page.next).toMatch(/^http:\/\/.+\/legacy\/summer-crm\/api\/v1\/department\/\?page_size=2&page=2$/);
  });
});
