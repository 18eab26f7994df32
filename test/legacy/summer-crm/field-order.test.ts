import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE, removeTemplate, Studies } from './studies-world.js';
import { invalidPk, type Method, MISSING, type Person, refusal, World } from './world.js';

const NOBODY = 999_999;
const TOO_LONG = 'x'.repeat(300);

let world: World;
let student: Person;
const ids = { review: 0, reviewCourse: 0, confirmCourse: 0, change: 0 };

beforeAll(async () => {
  world = await World.open();
  const studies = new Studies(world);
  await removeTemplate(world);
  student = await world.student();
  const plan = await studies.plan(student, [CATALOGUE.economics]);
  [ids.review, ids.reviewCourse] = [plan.id, plan.course_detail[0].id];
  ids.confirmCourse = (await studies.enrol(student)).id;
  ids.change = (await world.data('GET', '/api/v1/change_course_record/', world.server)).results[0].id;
});
afterAll(() => world.close());

/** Two fields are wrong; the one that the contract lists first is reported. */
const firstOfTwo: readonly [method: Method, path: string, body: () => object, field: string][] = [
  ['POST', 'privilege/set_current_privilege/', () => ({ role_id: String(NOBODY) }), 'role_id'],
  ['POST', 'user_info/', () => ({ username: 'somebody', role_id: NOBODY }), 'role_id'],
  ['PUT', 'user_info/basic_info_update/', () => ({ id: world.sales.id, department_id: NOBODY, role_id: NOBODY }), 'department_id'],
  ['POST', 'review/', () => ({ student: NOBODY }), 'student'],
  ['POST', 'review/', () => ({ student: student.id, student_server_id: String(NOBODY), remark: TOO_LONG }), 'student_server_id'],
  ['PUT', 'review/{review}/', () => ({ student: NOBODY, remark: TOO_LONG }), 'student'],
  ['PUT', 'review_course/{reviewCourse}/', () => ({ review: NOBODY, project: 'x' }), 'review'],
  ['PUT', 'review_course/{reviewCourse}/', () => ({ project: NOBODY, review_certificate: 'https://elsewhere.example/a.png' }), 'project'],
  ['POST', 'confirm_course/add_course/', () => ({ course_code: 'C', course_name: 'C', student_id: NOBODY }), 'student_id'],
  ['PATCH', 'confirm_course/{confirmCourse}/', () => ({ student: NOBODY, score: 'x' }), 'student'],
  ['PATCH', 'confirm_course/{confirmCourse}/', () => ({ project_course: NOBODY, score: 'x' }), 'project_course'],
  ['POST', 'change_course_record/add_change/', () => ({ student_id: NOBODY, course_name: TOO_LONG }), 'student_id'],
  ['PUT', 'change_course_record/{change}/', () => ({ student: NOBODY, previous_course_code: TOO_LONG }), 'student'],
];

function withIds(path: string): string {
  return Object.entries(ids).reduce((filled, [name, id]) => filled.replace(`{${name}}`, String(id)), path);
}

describe('the first wrong field in the order of the body list is the one reported', () => {
  it.each(firstOfTwo)('%s %s: an unknown record before the fields after it', async (method, path, body, field) => {
    expect(await world.call(method, `/api/v1/${withIds(path)}`, world.admin, body())).toMatchObject(invalidPk(NOBODY, field));
  });

  it('also when the first is a user name that is taken', async () => {
    expect(await world.call('POST', '/api/v1/user_info/', world.admin, { username: 'demosales' })).toMatchObject(
      refusal('user info with this 用户名 already exists.', 'username'),
    );
  });
});

describe('a record that does not exist is missing whatever is sent', () => {
  it.each([
    ['department', { name: '' }],
    ['role', { name: '' }],
    ['review', { remark: TOO_LONG }],
    ['review_course', { review: 'x' }],
    ['confirm_course', { score: 'x' }],
    ['change_course_record', { student: 'x' }],
    ['student/info', { gender: 'x' }],
    ['student/score_detail', { city: TOO_LONG }],
  ])('%s', async (path, body) => {
    expect(await world.call('PUT', `/api/v1/${path}/${NOBODY}/`, world.admin, body)).toMatchObject(MISSING);
  });

  it('user_info, whose id is in the body', async () => {
    expect(
      await world.call('PUT', '/api/v1/user_info/basic_info_update/', world.admin, { id: String(NOBODY), name: TOO_LONG }),
    ).toMatchObject(MISSING);
  });
});
