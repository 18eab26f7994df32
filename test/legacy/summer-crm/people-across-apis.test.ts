import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Admissions } from '../summer-student/admissions.js';
import { type Client, expectData } from '../summer-student/client.js';
import { Studies } from './studies-world.js';
import { type Person, World } from './world.js';

let world: World;
let studies: Studies;
let school: Admissions;

beforeAll(async () => {
  world = await World.open();
  studies = new Studies(world);
  school = await Admissions.open(world.app);
});
afterAll(() => world.close());

/** One person, signed in to both student apps. */
async function both(): Promise<{ here: Person; there: Client }> {
  const name = randomUUID().slice(0, 20);
  return { here: await world.student(name), there: await school.student(`demo-${name}`) };
}

/** The person as a caller of GraphQL. */
async function graphql(query: string): Promise<any> {
  const { data, errors } = await world.app.graphql(query, {}, await world.app.login('STAFF', 'demoadmin'));
  expect(errors).toBeUndefined();
  return data;
}

describe('a student', () => {
  it('is one person in both apps', async () => {
    const { here, there } = await both();
    expect(there.userId).toBe(here.id);
    await world.data('PUT', `/api/v1/student/info/${here.id}/`, here, {
      name: '张三',
      wechat: 'zs',
      cschool: '复旦大学',
      first_name: 'San',
      gpa: 3.5,
      gender: 'MALE',
    });
    expect(expectData(await there.get(`/auth/user/info/${here.id}/`), 'user.info')).toMatchObject({
      name: '张三',
      wechat: 'zs',
      cschool: '复旦大学',
    });
    expectData(await there.patch(`/auth/user/info/${here.id}/personal_file/`, { major: '数学', gpa: 3.75 }), 'user.update-personal-file');
    expect(await world.data('GET', `/api/v1/student/info/${here.id}/`, world.server)).toMatchObject({
      major: '数学',
      gpa: 3.75,
      gender: { key: 'MALE' },
    });
    expect(await graphql(`{ student(id: ${here.id}) { major gpa status } }`)).toEqual({
      student: { major: '数学', gpa: '3.75', status: 'PERSONAL_FILE' },
    });
  });

  it('has one mailing address', async () => {
    const { here, there } = await both();
    const address = { department: '教务处', phone: '138', country: '中国', post_code: '200433', address: '邯郸路220号' };
    expectData(await there.post('/auth/user/score_detail/', address), 'user.create-score-detail');
    const {
      results: [row],
    } = await world.data('GET', '/api/v1/student/score_detail/', here);
    expect(row).toMatchObject({ user: here.id, country: '中国', post_code: '200433', address1: '邯郸路220号', recipient_phone: '138' });
    await world.data('PATCH', `/api/v1/student/score_detail/${row.id}/`, here, { country: '美国' });
    expect(expectData(await there.get(`/auth/user/score_detail/${here.id}/`), 'user.score-detail')).toMatchObject({
      country: '美国',
      department: '教务处',
    });
  });

  it('has the consultant that staff name here', async () => {
    const { here, there } = await both();
    await world.data('PUT', `/api/v1/student/info/${here.id}/`, world.sales, { cc: 'demosales' });
    expect(expectData(await there.get(`/auth/user/${here.id}/sales_man/`), 'user.sales-man')).toMatchObject({ id: world.sales.id });
  });
});

describe('a course', () => {
  it('chosen in the other app is a confirmed course here, and a score entered here is the one shown there', async () => {
    const { here, there } = await both();
    const {
      id: project,
      courses: [offering = 0],
    } = await school.project({ name: '跨界项目' });
    await school.bought(there, project);
    expectData(await there.post('/course/create_user_courses/', { course: offering, project }), 'course.select');

    const [course] = await world.data('GET', `/api/v1/confirm_course/get_confirm_course/${here.id}`, here);
    expect(course).toMatchObject({ course_name: '课程1', project_course__project__name: '跨界项目' });
    await studies.record(here, course.course_code, { score: 91, grade: 'A' });
    expect(expectData(await there.get('/course/my_scores/'), 'course.scores')).toMatchObject([
      { id: course.id, score: 91, score_grade: 'A' },
    ]);
    expect(await studies.status(here)).toBe('AFTER_SCORE');
    expect(
      (await graphql(`{ enrolments(filter: {studentId: {eq: ${here.id}}}) { nodes { id score scoreStatus } } }`)).enrolments.nodes,
    ).toEqual([{ id: course.id, score: 91, scoreStatus: 'SCORE_WAIT' }]);
  });

  it('confirmed here is a chosen course there, until it is removed here', async () => {
    const { here, there } = await both();
    await studies.enrol(here);
    expect(expectData(await there.get('/course/my_scores/'), 'course.scores')).toHaveLength(1);
    await world.data('POST', '/api/v1/change_course_record/del_course/', world.server, { course_code: 'ECON1A', student_id: here.id });
    expect(expectData(await there.get('/course/my_scores/'), 'course.scores')).toEqual([]);
  });

  it('scored in GraphQL waits here for the student', async () => {
    const { here } = await both();
    const { id } = await studies.enrol(here);
    await graphql(`mutation { enterScore(enrolmentId: ${id}, input: {score: 60, grade: "D"}) { id } }`);
    expect(await studies.performances(here)).toMatchObject([{ score: 60, grade: 'D', status: 'SCORE_WAIT' }]);
  });
});

describe('the back office', () => {
  it('made here is the one of GraphQL, with the same rights', async () => {
    const user = await world.staff([10], { name: '部门经理' });
    const { staffMember } = await graphql(`{ staffMember(id: ${user.id}) { name role { id menuIds } } }`);
    expect(staffMember).toEqual({ name: '部门经理', role: { id: user.roleId, menuIds: [1, 2, 10] } });
    const asUser = (query: string) => world.app.graphql(query, {}, user.token);
    expect((await asUser('mutation { createDepartment(input: {name: "经理部"}) { id } }')).errors).toBeUndefined();
    expect(
      (await asUser(`mutation { setRolePrivileges(roleId: ${user.roleId}, menuIds: [8, 9]) { id } }`)).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    expect(await world.data('GET', '/api/v1/department/?name=经理部', user)).toMatchObject({ count: 1 });
  });
});
