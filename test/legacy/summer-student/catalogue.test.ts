import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Client, expectData, expectFailure, expectRefused, NOT_FOUND, PDF, PICTURE, REQUIRED } from './client.js';

const UNKNOWN = 999_999;
const MISSING = `无效主键 “${UNKNOWN}” － 对象不存在。`;

let app: TestApp;
let market: Client;
let student: Client;
let campusType: number;
let campus: number;
let project: number;

const projectBody = (more: object = {}) => ({
  campus,
  name: '第一期',
  start_date: '2027-06-01',
  end_date: '2027-07-01',
  address: '洛杉矶',
  info: '五周',
  course_num: 3,
  ...more,
});
const courseBody = (more: object = {}) => ({
  project,
  name: '微积分',
  max_num: 20,
  credit: 4,
  professor: 'Euler',
  start_time: '2027-06-01T08:00:00',
  end_time: '2027-07-01 10:30',
  address: 'A101',
  ...more,
});

beforeAll(async () => {
  app = await createTestApp();
  market = await new Client(app).staff('demosales');
  student = await new Client(app).student('demo-student1');
  campusType = (await market.post('/course/campus_type/', { title: '英国暑校' })).body.data.id;
  campus = (await market.post('/course/campus/', { name: '剑桥', campus_type: campusType, info: '河边' })).body.data.id;
  project = (await market.post('/course/project/', projectBody())).body.data.id;
});
afterAll(() => app.close());

describe('campus types', () => {
  it('are made and changed by staff, and keep their time of creation (contract: summer-student.campus-type.create, summer-student.campus-type.update, summer-student.campus-type.detail)', async () => {
    const created = expectData(await market.post('/course/campus_type/', { title: ' 法国暑校 ' }), 'campus-type.create');
    const updated = expectData(await market.put(`/course/campus_type/${created.id}/`, { title: '德国暑校' }), 'campus-type.update');
    const patched = expectData(await market.patch(`/course/campus_type/${created.id}/`, {}), 'campus-type.update');

    expect(created.title).toBe('法国暑校');
    expect(updated).toEqual({ ...created, title: '德国暑校' });
    expect(patched).toEqual(updated);
    expect(expectData(await student.get(`/course/campus_type/${created.id}/`), 'campus-type.detail')).toEqual(updated);
  });

  it.each([
    [{}, REQUIRED],
    [{ title: '  ' }, '该字段不能为空。'],
    [{ title: null }, '该字段不能为 null。'],
    [{ title: '长'.repeat(31) }, '请确保这个字段不能超过 30 个字符。'],
  ])('refuse %j', async (body, msg) => {
    expectRefused(await market.post('/course/campus_type/', body), msg, 'title');
    expectRefused(await market.put(`/course/campus_type/${campusType}/`, body), msg, 'title');
  });

  it('refuse a blank title on PATCH too (contract: summer-student.campus-type.update)', async () => {
    expectRefused(await market.patch(`/course/campus_type/${campusType}/`, { title: '' }), '该字段不能为空。', 'title');
  });

  it('that do not exist are not found, before the body is looked at (contract: summer-student.campus-type.detail, summer-student.campus-type.update)', async () => {
    expectFailure(await student.get(`/course/campus_type/${UNKNOWN}/`), ...NOT_FOUND);
    expectFailure(await market.put(`/course/campus_type/${UNKNOWN}/`, {}), ...NOT_FOUND);
    expectFailure(await student.get('/course/campus_type/99999999999999/'), ...NOT_FOUND);
  });
});

describe('campuses', () => {
  it('are made and changed by staff (contract: summer-student.campus.create, summer-student.campus.update, summer-student.campus.detail)', async () => {
    const created = expectData(
      await market.post('/course/campus/', { name: '牛津', campus_type: String(campusType), info: '古老' }),
      'campus.create',
    );
    const put = expectData(
      await market.put(`/course/campus/${created.id}/`, { name: '牛津大学', campus_type: campusType, info: '很古老' }),
      'campus.update',
    );
    const patched = expectData(await market.patch(`/course/campus/${created.id}/`, { info: '八百年' }), 'campus.update');

    expect(created).toMatchObject({ name: '牛津', campus_type: { id: campusType, title: '英国暑校' }, info: '古老' });
    expect(put).toEqual({ ...created, name: '牛津大学', info: '很古老' });
    expect(patched).toEqual({ ...put, info: '八百年' });
    expect(expectData(await student.get(`/course/campus/${created.id}/`), 'campus.detail')).toEqual(patched);
  });

  it.each([
    [{}, REQUIRED, 'name'],
    [{ name: '某地', campus_type: UNKNOWN }, MISSING, 'campus_type'],
    [{ name: '某地', campus_type: 99_999_999_999 }, '无效主键 “99999999999” － 对象不存在。', 'campus_type'],
    [{ name: '某地', campus_type: 'first' }, '类型错误。期望为主键，得到的类型为 str。', 'campus_type'],
    [{ name: '某地', campus_type: [1] }, '类型错误。期望为主键，得到的类型为 list。', 'campus_type'],
    [{ name: '某地' }, REQUIRED, 'campus_type'],
    [{ name: '某地', campus_type: 1, info: 'x'.repeat(101) }, '请确保这个字段不能超过 100 个字符。', 'info'],
    [{ name: '剑桥', campus_type: 1, info: '又一个' }, '该字段必须唯一。', 'name'],
  ])('refuse %j', async (body, msg, field) => {
    expectRefused(await market.post('/course/campus/', body), msg, field);
  });

  it('that do not exist are not found', async () => {
    expectFailure(await student.get(`/course/campus/${UNKNOWN}/`), ...NOT_FOUND);
    expectFailure(await market.patch(`/course/campus/${UNKNOWN}/`, { name: '' }), ...NOT_FOUND);
    expectFailure(await student.get(`/course/campus/${UNKNOWN}/all_projects/`), ...NOT_FOUND);
    expectRefused(await market.patch(`/course/campus/${campus}/`, { campus_type: UNKNOWN }), MISSING, 'campus_type');
  });

  it('answer all their projects at once, by id (contract: summer-student.campus.projects)', async () => {
    const [first] = expectData(await student.get('/course/campus/?page=1'), 'campus.list').results;
    const projects = expectData(await student.get(`/course/campus/${first.id}/all_projects/`), 'campus.projects');

    expect(projects.map(({ name }: { name: string }) => name)).toEqual(['伯克利暑期第一期', '伯克利暑期第二期']);
    expect(projects[0]).toMatchObject({
      apply_fee: 2000,
      max_num: 60,
      project_course_fee: [{ course_number: 1, course_fee: 16800, course_info: '1门' }, { course_number: 2 }, { course_number: 3 }],
    });
  });

  it('that staff took out of the catalogue are gone for everybody (contract: summer-student.campus.list, summer-student.campus.detail)', async () => {
    const { id } = (await market.post('/course/campus/', { name: '关门', campus_type: campusType, info: '已关' })).body.data;
    await app.graphql(`mutation { updateCampus(id: ${id}, input: { active: false }) { id } }`, {}, await app.login('STAFF', 'demoadmin'));

    for (const client of [market, student]) {
      expectFailure(await client.get(`/course/campus/${id}/`), ...NOT_FOUND);
      expect((await client.get('/course/campus/?page=last')).body.data.results.map((row: { id: number }) => row.id)).not.toContain(id);
    }
    expectRefused(await market.post('/course/project/', projectBody({ campus: id })), `无效主键 “${id}” － 对象不存在。`, 'campus');
    expectFailure(await market.patch(`/course/campus/${id}/`, { info: '又开' }), ...NOT_FOUND);
  });
});

describe('projects', () => {
  // contract: summer-student.project.update, course.create; the schema would do all of it, for the summer CRM brings projects back.
  it('that staff took out of the catalogue can neither be changed nor have courses', async () => {
    const { id } = (await market.post('/course/project/', projectBody())).body.data;
    const course = (await market.post('/course/', courseBody({ project: 1 }))).body.data.id;
    await app.graphql(`mutation { updateProject(id: ${id}, input: { active: false }) { id } }`, {}, await app.login('STAFF', 'demoadmin'));

    expectFailure(await market.patch(`/course/project/${id}/`, { info: '又开' }), ...NOT_FOUND);
    const gone = [`无效主键 “${id}” － 对象不存在。`, 'project'] as const;
    expectRefused(await market.post('/course/', courseBody({ project: id })), ...gone);
    expectRefused(await market.patch(`/course/${course}/`, { project: id }), ...gone);
    expect((await market.get(`/course/${course}/`)).body).toMatchObject({ code: 0 });
  });

  it('are made without a fee table, or with one (contract: summer-student.project.create)', async () => {
    const plain = expectData(await market.post('/course/project/', projectBody()), 'project.create');
    const fees = [
      { course_number: 2, course_fee: 1800.5 },
      { course_number: '1', course_fee: '1000' },
    ];
    const full = expectData(
      await market.post('/course/project/', projectBody({ max_num: 60, apply_fee: 2000, project_course_fee: fees })),
      'project.create',
    );

    expect(plain).toMatchObject({
      campus: { id: campus },
      max_num: null,
      apply_fee: null,
      course_num: 3,
      project_course_fee: [],
      start_date: '2027-06-01',
    });
    expect(full).toMatchObject({ max_num: 60, apply_fee: 2000 });
    expect(
      full.project_course_fee.map(({ course_number, course_fee, course_info }: any) => [course_number, course_fee, course_info]),
    ).toEqual([
      [1, 1000, '1门'],
      [2, 1800.5, '2门'],
    ]);
  });

  it('change as a whole by PUT and in part by PATCH; the fee table is replaced when it is sent (contract: summer-student.project.update, summer-student.project.detail)', async () => {
    const body = projectBody({ apply_fee: 100, max_num: 5, project_course_fee: [{ course_number: 1, course_fee: 10 }] });
    const created = expectData(await market.post('/course/project/', body), 'project.create');
    const put = expectData(await market.put(`/course/project/${created.id}/`, projectBody({ name: '第二期' })), 'project.update');
    const patched = expectData(
      await market.patch(`/course/project/${created.id}/`, { project_course_fee: [{ course_number: 2, course_fee: 20 }], apply_fee: null }),
      'project.update',
    );

    expect(put).toEqual({ ...created, name: '第二期' });
    expect(patched).toMatchObject({
      name: '第二期',
      apply_fee: null,
      max_num: 5,
      project_course_fee: [{ course_number: 2, course_fee: 20 }],
    });
    expect(expectData(await student.get(`/course/project/${created.id}/`), 'project.detail')).toEqual(patched);
  });

  it.each([
    ['campus', REQUIRED, { campus: undefined }],
    ['campus', MISSING, { campus: UNKNOWN, name: '' }],
    ['campus', '该字段不能为 null。', { campus: null, project: undefined }],
    ['name', '该字段不能为空。', { name: '' }],
    ['start_date', '日期格式错误。请从这些格式中选择：YYYY-MM-DD。', { start_date: '2027-02-30' }],
    ['start_date', '日期格式错误。请从这些格式中选择：YYYY-MM-DD。', { start_date: '2027-06-01T00:00:00Z' }],
    ['end_date', REQUIRED, { end_date: undefined }],
    ['address', '请确保这个字段不能超过 30 个字符。', { address: 'x'.repeat(31) }],
    ['max_num', '请填写合法的整数值。', { max_num: 'many' }],
    ['info', REQUIRED, { info: undefined }],
    ['info', '请确保这个字段不能超过 255 个字符。', { info: 'x'.repeat(256) }],
    ['apply_fee', '请填写合法的数字。', { apply_fee: 'free' }],
    ['apply_fee', '请确保该值大于或者等于 0。', { apply_fee: -1 }],
    ['apply_fee', '请填写合法的数字。', { apply_fee: 1e12 }],
    ['course_num', '请填写合法的整数值。', { course_num: 1.5 }],
    ['course_num', REQUIRED, { course_num: undefined }],
    ['project_course_fee', '期望为一个包含物件的列表，得到的类型是“dict”。', { project_course_fee: {} }],
    ['project_course_fee', REQUIRED, { project_course_fee: [{ course_number: 1 }] }],
    ['project_course_fee', '请确保该值大于或者等于 0。', { project_course_fee: [{ course_number: 1, course_fee: -1 }] }],
    ['max_num', '请确保该值大于或者等于 0。', { max_num: -1 }],
    ['max_num', '请确保该值小于或者等于 2147483647。', { max_num: 2147483648 }],
    ['course_num', '请确保该值小于或者等于 2147483647。', { course_num: '99999999999' }],
    ['project_course_fee', '请填写合法的数字。', { project_course_fee: [{ course_number: 1, course_fee: 'x' }] }],
    [
      'project_course_fee',
      '该字段必须唯一。',
      {
        project_course_fee: [
          { course_number: 1, course_fee: 1 },
          { course_number: 1, course_fee: 2 },
        ],
      },
    ],
  ])('refuse a wrong %s: %s', async (field, msg, wrong) => {
    expectRefused(await market.post('/course/project/', projectBody(wrong)), msg, field);
    if (msg !== REQUIRED || field === 'project_course_fee')
      expectRefused(await market.patch(`/course/project/${project}/`, projectBody(wrong)), msg, field);
  });

  it('that do not exist are not found', async () => {
    expectFailure(await student.get(`/course/project/${UNKNOWN}/`), ...NOT_FOUND);
    expectFailure(await student.get(`/course/project/${UNKNOWN}/my_course/`), ...NOT_FOUND);
    expectFailure(await market.put(`/course/project/${UNKNOWN}/`, {}), ...NOT_FOUND);
  });
});

describe('courses', () => {
  it('are made at both addresses; the body tells a course from a project (contract: summer-student.course.create)', async () => {
    const here = expectData(await market.post('/course/', courseBody()), 'course.create');
    const there = expectData(await market.post('/course/project/', courseBody({ name: '线性代数' })), 'course.create');
    const both = expectData(await market.post('/course/project/', projectBody({ project })), 'project.create');

    expect(here).toMatchObject({ project, name: '微积分', max_num: 20, credit: 4, professor: 'Euler', address: 'A101', syllabus: null });
    expect(here.course_code).toMatch(/^[A-Z0-9]{10}$/);
    expect(there.course_code).not.toBe(here.course_code);
    expect(both.name).toBe('第一期');
    expectRefused(await market.post('/course/project/', {}), REQUIRED, 'campus');
    expectRefused(await market.form('POST', '/course/project/', { project: String(UNKNOWN) }), MISSING, 'project');
  });

  it('read a time without a zone in UTC+8, and answer UTC with a Z', async () => {
    const zoneless = expectData(await market.post('/course/', courseBody()), 'course.create');
    const zoned = expectData(
      await market.post('/course/', courseBody({ start_time: '2027-06-01T08:00:00.123456Z', end_time: '2027-06-30T08:00+05:30' })),
      'course.create',
    );

    expect(zoneless).toMatchObject({ start_time: '2027-06-01T00:00:00Z', end_time: '2027-07-01T02:30:00Z' });
    expect(zoned).toMatchObject({ start_time: '2027-06-01T08:00:00.123000Z', end_time: '2027-06-30T02:30:00Z' });
  });

  it('take an outline as a multipart file, which an update replaces, keeps or removes (contract: summer-student.course.create, summer-student.course.update)', async () => {
    const body = Object.fromEntries(Object.entries(courseBody()).map(([name, value]) => [name, String(value)]));
    const file = { name: 'outline.pdf', type: 'application/pdf', bytes: PDF };
    const created = expectData(await market.multipart('POST', '/course/', { ...body, syllabus: file }), 'course.create');
    const kept = expectData(await market.multipart('PUT', `/course/${created.id}/`, { ...body, name: '高等数学' }), 'course.update');
    const text = { name: 'outline.txt', type: 'text/plain', bytes: Buffer.from('第一周') };
    const replaced = expectData(await market.multipart('PATCH', `/course/${created.id}/`, { syllabus: text }), 'course.update');
    const removed = expectData(await market.patch(`/course/${created.id}/`, { syllabus: null }), 'course.update');

    expect(created.syllabus).toMatch(/^http:\/\/127\.0\.0\.1:4000\/media\/course\/syllabus\/.+\.pdf$/);
    expect((await app.server.inject(new URL(created.syllabus).pathname)).rawPayload).toEqual(PDF);
    expect(kept).toEqual({ ...created, name: '高等数学' });
    expect(replaced.syllabus).toMatch(/\.txt$/);
    expect(removed.syllabus).toBeNull();
  });

  it('answer their outline with the host here, and without it by project (contract: summer-student.course.detail, summer-student.course.list, summer-student.project.courses)', async () => {
    const body = Object.fromEntries(Object.entries(courseBody()).map(([name, value]) => [name, String(value)]));
    const { id, syllabus } = (
      await market.multipart('POST', '/course/', { ...body, syllabus: { name: 'a.pdf', type: 'application/pdf', bytes: PDF } })
    ).body.data;

    expect(expectData(await student.get(`/course/${id}/`), 'course.detail').syllabus).toBe(syllabus);
    expect(
      expectData(await student.get('/course/?page=last'), 'course.list').results.find((row: { id: number }) => row.id === id).syllabus,
    ).toBe(syllabus);
    const courses = expectData(await student.get(`/course/project/${project}/my_course/`), 'project.courses');
    expect(courses.find((course: { id: number }) => course.id === id).syllabus).toBe(new URL(syllabus).pathname);
  });

  it('change in part by PATCH; the code stays (contract: summer-student.course.update)', async () => {
    const created = expectData(await market.post('/course/', courseBody()), 'course.create');
    const updated = expectData(
      await market.patch(`/course/${created.id}/`, { credit: 2, max_num: '9', course_code: 'MINE' }),
      'course.update',
    );
    expect(updated).toEqual({ ...created, credit: 2, max_num: 9 });
    expect(expectData(await market.put(`/course/${created.id}/`, courseBody()), 'course.update')).toEqual(created);
  });

  it.each([
    ['project', MISSING, { project: UNKNOWN, name: '' }],
    ['project', '类型错误。期望为主键，得到的类型为 dict。', { project: {} }],
    ['name', '请确保这个字段不能超过 30 个字符。', { name: 'x'.repeat(31) }],
    ['max_num', '请填写合法的整数值。', { max_num: {} }],
    ['max_num', '请确保该值大于或者等于 0。', { max_num: -1 }],
    ['credit', '请填写合法的整数值。', { credit: '四' }],
    ['credit', '请确保该值大于或者等于 0。', { credit: -5 }],
    ['credit', '请确保该值小于或者等于 2147483647。', { credit: 2147483648 }],
    ['professor', '该字段不能为空。', { professor: ' ' }],
    ['start_time', '日期时间格式错误。请从这些格式中选择：YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]。', { start_time: 'tomorrow' }],
    ['start_time', '日期时间格式错误。请从这些格式中选择：YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]。', { start_time: '2027-06-01' }],
    ['end_time', '该字段不能为 null。', { end_time: null }],
    ['address', '请确保这个字段不能超过 30 个字符。', { address: 'x'.repeat(31) }],
    ['syllabus', '提交的数据不是一个文件。请检查表单的编码类型。', { syllabus: 'http://example.com/a.pdf' }],
    ['syllabus', '提交的数据不是一个文件。请检查表单的编码类型。', { syllabus: 'abc' }],
    ['syllabus', '提交的数据不是一个文件。请检查表单的编码类型。', { syllabus: `data:image/png;base64,${PICTURE}` }],
  ])('refuse a wrong %s: %s', async (field, msg, wrong) => {
    expectRefused(await market.post('/course/', courseBody(wrong)), msg, field);
    const { id } = (await market.post('/course/', courseBody())).body.data;
    expectRefused(await market.patch(`/course/${id}/`, wrong), msg, field);
  });

  it('are read by ids of digits only (contract: summer-student.course.detail)', async () => {
    expectFailure(await student.get('/course/abc/'), ...NOT_FOUND);
    expectFailure(await student.get(`/course/${UNKNOWN}/`), ...NOT_FOUND);
    expectFailure(await market.put(`/course/${UNKNOWN}/`, {}), ...NOT_FOUND);
    expectData(await student.get('/course/my_courses/'), 'course.timetable');
  });
});

describe('pages', () => {
  beforeAll(async () => {
    const present = await app.database.prisma.campusType.count();
    for (let count = present; count < 23; count += 1) await market.post('/course/campus_type/', { title: `类型${count}` });
  });

  const page = async (query: string, client = student) => expectData(await client.get(`/course/campus_type/${query}`), 'campus-type.list');

  it('hold ten rows by id, and link to their neighbours with the other parameters kept (contract: summer-student.campus-type.list)', async () => {
    const first = await page('?x=1&page_size=3');
    const second = await page('?page=2&x=1&x=2');
    const third = await page('?page=3');

    const base = 'http://127.0.0.1:4000/course/campus_type/';
    expect(first).toMatchObject({ count: 23, next: `${base}?x=1&page_size=3&page=2`, previous: null });
    expect(first.results).toHaveLength(10);
    expect(second).toMatchObject({ next: `${base}?x=1&x=2&page=3`, previous: `${base}?x=1&x=2` });
    expect(third).toMatchObject({ next: null, previous: `${base}?page=2` });
    expect(third.results).toHaveLength(3);
    const ids = [first, second, third].flatMap(({ results }) => results.map(({ id }: { id: number }) => id));
    expect(ids).toEqual([...ids].sort((one, other) => one - other));
  });

  it('are linked under the prefix where they were asked for there', async () => {
    const { data } = (await student.get('/legacy/summer-student/course/campus_type')).body;
    expect(data.next).toBe('http://127.0.0.1:4000/legacy/summer-student/course/campus_type?page=2');
  });

  it('end with page=last', async () => {
    expect(await page('?page=last')).toEqual(await page('?page=3'));
  });

  it.each(['0', '-1', '4', 'two', '1.5', '99999999999', ''])('have no page "%s"', async (number) => {
    expectFailure(await student.get(`/course/campus_type/?page=${number}`), 404, '无效页。', '');
  });

  it('of projects list every project once, by id (contract: summer-student.project.list)', async () => {
    const { count } = expectData(await student.get('/course/project/'), 'project.list');
    const last = expectData(await student.get('/course/project/?page=last'), 'project.list');
    const { id } = (await market.post('/course/project/', projectBody())).body.data;
    const after = expectData(await student.get('/course/project/?page=last'), 'project.list');
    expect(after.count).toBe(count + 1);
    expect(after.results.at(-1).id).toBe(id);
    expect(last.results.every((row: { id: number }) => row.id < id)).toBe(true);
  });

  it('are the same at both addresses of the campuses (contract: summer-student.campus.list, summer-student.common.campus-list)', async () => {
    const { count, results } = expectData(await student.get('/course/campus/'), 'campus.list');
    expect(expectData(await student.get('/common/campus/'), 'common.campus-list')).toMatchObject({ count, results });
  });
});
