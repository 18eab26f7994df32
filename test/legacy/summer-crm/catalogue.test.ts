import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyName, expectShape, Market } from './market.js';
import type { Person, World } from './world.js';

let market: Market;
let world: World;
let student: Person;

beforeAll(async () => {
  market = await Market.open();
  world = market.world;
  student = await world.student();
});
afterAll(() => world.close());

const namesIn = (rows: readonly { id: number }[], id: number): boolean => rows.some((row) => row.id === id);

/** Every row of a paged list. */
async function every(path: string, who = student): Promise<any[]> {
  const { results } = await world.data('GET', `/api/v1/${path}${path.includes('?') ? '&' : '?'}page_size=100`, who);
  return results;
}

describe('campuses, courses and projects (contract: summer-crm.campus.get, summer-crm.course.get, summer-crm.project.get)', () => {
  it.each([
    ['campus', () => market.campus()],
    ['course', () => market.course()],
    ['project', () => market.project()],
  ] as const)(
    'a %s taken out of the catalogue is in the list of names only, and comes back (contract: summer-crm.campus.list, summer-crm.campus.all, summer-crm.course.all, summer-crm.project.all)',
    async (path, make) => {
      const { id } = await make();
      expect(namesIn(await every(`${path}/`), id)).toBe(true);

      await world.data('PUT', `/api/v1/${path}/${id}/`, world.sales, { is_active: false });
      for (const who of [student, world.sales]) {
        expect(namesIn(await every(`${path}/`, who), id)).toBe(false);
        expect(await world.call('GET', `/api/v1/${path}/${id}`, who)).toMatchObject({ code: 404, msg: '请求失败' });
        expect(namesIn(await world.data('GET', `/api/v1/${path}/all/`, who), id)).toBe(true);
      }

      await world.data('PUT', `/api/v1/${path}/${id}/`, world.sales, { is_active: 'true' });
      expect(await world.data('GET', `/api/v1/${path}/${id}`, student)).toMatchObject({ id });
    },
  );

  it.each([
    ['campus', () => market.campus(), 'name', 'campus with this 校区名称 already exists.'],
    ['course', () => market.course(), 'course_code', 'course with this 课程代码 already exists.'],
  ] as const)('a %s taken out of the catalogue leaves its name to another', async (path, make, field_name, msg) => {
    const before = await make();
    const named = { ...before, [field_name]: String(before[field_name]) };
    await world.data('PUT', `/api/v1/${path}/${before.id}/`, world.sales, { is_active: false });
    const heir = await world.data('POST', `/api/v1/${path}/`, world.sales, named);
    expect(heir.id).not.toBe(before.id);
    const again = await world.call('PUT', `/api/v1/${path}/${before.id}/`, world.sales, { is_active: true });
    expect(again).toMatchObject({ code: 400, msg, field_name });
  });

  it('are made with what was sent, without blanks at the ends (contract: summer-crm.campus.create, summer-crm.course.create)', async () => {
    const name = anyName();
    const campus = await world.data('POST', '/api/v1/campus/', world.sales, { name: ` ${name} `, info: ' 介绍 ' });
    expect(campus).toMatchObject({ name, info: '介绍' });
    const code = anyName();
    expect(
      await world.data('POST', '/api/v1/course/', world.sales, { course_code: code, name: '只有name', credit: '3', extra: '' }),
    ).toMatchObject({
      course_code: code,
      name: '只有name',
      course_name: '只有name',
      credit: 3,
      extra: '',
    });
  });

  it('course_name wins over name (contract: summer-crm.course.update)', async () => {
    const course = await world.data('POST', '/api/v1/course/', world.sales, { course_code: anyName(), course_name: '一', name: '二' });
    expect(course).toMatchObject({ course_name: '一', name: '一', credit: null, extra: null });
    expect(await world.data('PUT', `/api/v1/course/${course.id}/`, world.sales, { name: '三' })).toMatchObject({
      course_name: '三',
      name: '三',
    });
  });

  it('what is left out of a PUT keeps its value (contract: summer-crm.campus.update, summer-crm.project.update)', async () => {
    const before = await market.project({ address: '某地', info: '说明' });
    const after = await world.data('PUT', `/api/v1/project/${before.id}/`, world.sales, { course_num: 5 });
    expect(after).toEqual({ ...before, course_num: 5 });
    const campus = await market.campus();
    expect(await world.data('PUT', `/api/v1/campus/${campus.id}/`, world.sales, {})).toEqual({
      ...campus,
      update_time: expect.any(String),
    });
  });

  it("a project has its campus's own name, and follows the campus (contract: summer-crm.project.create, summer-crm.project.get-project-by-campus)", async () => {
    const [one, other] = [await market.campus(), await market.campus()];
    const project = await market.project({
      campus: one.id,
      campus_name: '别的',
      start_date: '2027-06-01T23:30:00',
      end_date: '2027-06-30T20:00:00Z',
    });
    expect(project).toMatchObject({
      campus: one.id,
      campus_name: one.name,
      start_date: '2027-06-01',
      end_date: '2027-07-01',
      is_active: true,
    });
    expect(await world.data('PUT', `/api/v1/project/${project.id}/`, world.sales, { campus: other.id, campus_name: '别的' })).toMatchObject(
      { campus: other.id, campus_name: other.name },
    );
    expect(await world.data('GET', `/api/v1/project/get_project_by_campus/${other.id}`, student)).toEqual([project.name]);
    expect(await world.data('GET', `/api/v1/project/get_project_by_campus/${one.id}`, student)).toEqual([]);
    expect(await world.data('GET', '/api/v1/project/get_project_by_campus/999999', student)).toEqual([]);
  });

  it('projects are listed by campus, courses by project (contract: summer-crm.project.list, summer-crm.course.list)', async () => {
    const campus = await market.campus();
    const [project, course] = [await market.project({ campus: campus.id }), await market.course()];
    const { id } = await market.offering(course.id, project.id);
    expect((await every(`project/?campus=${campus.id}`)).map((row) => row.id)).toEqual([project.id]);
    expect((await every(`course/?project=${project.id}`)).map((row) => row.id)).toEqual([course.id]);
    await world.data('DELETE', `/api/v1/project_course/${id}/`, world.sales);
    expect(await every(`course/?project=${project.id}`)).toEqual([]);
  });
});

describe('the fee table', () => {
  const feesOf = async (project: number): Promise<any[]> => {
    const buyer = await world.student();
    const { project: shown } = await world.data('POST', '/api/v1/shopping_chart/', buyer, { project, course_num: 1 });
    return shown.project_course_fee.map(({ course_number, course_fee, course_info }: any) => ({ course_number, course_fee, course_info }));
  };

  it('is set by project_course_fee or by columns, and shown by number of courses', async () => {
    const fee = (course_number: number, course_fee: number) => ({ course_number, course_fee, course_info: `${course_number}门` });
    const { id } = await market.project({
      project_course_fee: [
        { course_number: '3', course_fee: '2700.55' },
        { course_number: 1, course_fee: 1000 },
      ],
      two_course_fee: 1900.5,
    });
    expect(await feesOf(id)).toEqual([fee(1, 1000), fee(2, 1900.5), fee(3, 2700.55)]);

    await world.data('PUT', `/api/v1/project/${id}/`, world.sales, { five_course_fee: 4000, one_course_fee: '999.99' });
    expect(await feesOf(id)).toEqual([fee(1, 999.99), fee(2, 1900.5), fee(3, 2700.55), fee(5, 4000)]);

    await world.data('PUT', `/api/v1/project/${id}/`, world.sales, { project_course_fee: [{ course_number: 1, course_fee: 1 }] });
    expect(await feesOf(id)).toEqual([fee(1, 1)]);
  });

  it('a changed fee does not reach what lies in a cart', async () => {
    const { id } = await market.project();
    const line = await market.put(student, id, 2);
    await world.data('PUT', `/api/v1/project/${id}/`, world.sales, { two_course_fee: 1 });
    const { results } = await world.data('GET', '/api/v1/shopping_chart/', student);
    expect(results.find((row: { id: number }) => row.id === line)).toMatchObject({ course_fee: 2001 });
  });
});

describe('course offerings', () => {
  it('take campus and names from their project and course (contract: summer-crm.project-course.create, summer-crm.project-course.update)', async () => {
    const [campus, course] = [await market.campus(), await market.course()];
    const project = await market.project({ campus: campus.id });
    const offering = await market.offering(course.id, project.id, {
      start_time: '2027-06-01',
      end_time: '2027-07-01T10:30:00Z',
      course_name: '别名',
    });
    expect(offering).toMatchObject({
      campus_id: campus.id,
      campus_name: campus.name,
      project_name: project.name,
      real_name: course.name,
      course_name: '别名',
      course_code: course.course_code,
      start_time: '2027-06-01T00:00:00',
      end_time: '2027-07-01T18:30:00',
      status: true,
      max_select_num: 20,
      select_course_num: 0,
      'select_course_num/max_select_num': '0/20',
    });
    const other = await market.project();
    expect(await world.data('PUT', `/api/v1/project_course/${offering.id}/`, world.sales, { project: other.id })).toMatchObject({
      campus_id: 1,
      project: other.id,
    });
  });

  it('have a code of their own where one is given (contract: summer-crm.project-course.relate-review-course)', async () => {
    const [course, project] = [await market.course(), await market.project()];
    const { id, course_code } = await market.offering(course.id, project.id, { course_code: 'OWN' });
    expect(course_code).toBe('OWN');
    expect((await world.data('GET', `/api/v1/project_course/relate_review_course/?course_id=${course.id}`, world.server))[0]).toEqual({
      id,
      project__campus__name: '加州大学伯克利分校',
      course_name: '别名',
      course__course_code: course.course_code,
      select_course_num: 0,
    });
  });

  it('are listed by project, course and campus together (contract: summer-crm.project-course.list)', async () => {
    const campus = await market.campus();
    const [course, project, elsewhere] = [await market.course(), await market.project({ campus: campus.id }), await market.project()];
    const [one, other] = [(await market.offering(course.id, project.id)).id, (await market.offering(course.id, elsewhere.id)).id];
    const listed = async (query: string): Promise<number[]> => (await every(`project_course/?${query}`)).map(({ id }) => id);
    expect(await listed(`course=${course.id}`)).toEqual([one, other]);
    expect(await listed(`project=${project.id}`)).toEqual([one]);
    expect(await listed(`course=${course.id}&campus_id=${campus.id}`)).toEqual([one]);
    expect(await listed(`project=${elsewhere.id}&campus_id=${campus.id}`)).toEqual([]);
    expect(await listed('project=999999')).toEqual([]);
  });

  it('of a project are told with their course and under their own names (contract: summer-crm.project-course.get-course)', async () => {
    const [project, elsewhere] = [await market.project(), await market.project()];
    const [one, other] = [await market.course(), await market.course()];
    const first = await market.offering(one.id, project.id, { course_name: '甲' });
    const second = await market.offering(other.id, project.id, { course_name: '乙' });
    await market.offering(one.id, elsewhere.id, { course_name: '丙' });
    const offered = () => world.data('GET', `/api/v1/project_course/get_course/${project.id}`, student);
    const both = await offered();
    expectShape(both, 'project-course.get-course');
    expect(both).toMatchObject([
      { course: one.id, course_name: '甲' },
      { course: other.id, course_name: '乙' },
    ]);
    await world.data('DELETE', `/api/v1/project_course/${first.id}/`, world.sales);
    expect(await offered()).toEqual([both[1]]);
    await world.data('PUT', `/api/v1/project_course/${second.id}/`, world.sales, { course_name: '丁' });
    expect(await offered()).toMatchObject([{ course: other.id, course_name: '丁' }]);
    expect(await world.call('GET', '/api/v1/project_course/get_course/', student)).toMatchObject({
      code: 400,
      msg: '参数(project_id)不能为空',
      field_name: '',
    });
  });

  // contract: summer-crm.project-course.cancel-project, whose body documents the id of the path once more.
  it('the path names the one that is cancelled, whatever id the body has', async () => {
    const { id } = await market.offering(1, 1);
    const other = await market.offering(1, 1);
    expect(await world.call('PATCH', `/api/v1/project_course/${id}/`, world.sales, { id: other.id, status: false })).toMatchObject({
      code: 0,
    });
    expect(await world.call('GET', `/api/v1/project_course/${id}`, student)).toMatchObject({ code: 404 });
    expect(await world.call('GET', `/api/v1/project_course/${other.id}`, student)).toMatchObject({ code: 0 });
  });

  it.each(['PATCH', 'DELETE'] as const)(
    'cancelled by %s it is gone for everybody, and stays so (contract: summer-crm.project-course.cancel-project, summer-crm.project-course.delete)',
    async (method) => {
      const [course, project] = [await market.course(), await market.project()];
      const { id } = await market.offering(course.id, project.id);
      const cancel = () =>
        world.call(method, `/api/v1/project_course/${id}/`, world.sales, method === 'PATCH' ? { id, status: 'false' } : undefined);
      expect(await cancel()).toMatchObject({ code: 0, data: null });
      expect(await cancel()).toMatchObject({ code: 404, msg: '请求失败' });
      expect(await world.call('PATCH', `/api/v1/project_course/${id}/`, world.sales, { status: true })).toMatchObject({ code: 404 });
      expect(await world.call('PUT', `/api/v1/project_course/${id}/`, world.sales, { professor: '李' })).toMatchObject({ code: 404 });
      for (const who of [student, world.sales])
        expect(await world.call('GET', `/api/v1/project_course/${id}`, who)).toMatchObject({ code: 404 });
      expect(await every(`project_course/?project=${project.id}`)).toEqual([]);
      expect(await world.data('GET', `/api/v1/project_course/get_course/${project.id}`, student)).toEqual([]);
      expect(await world.data('GET', `/api/v1/project_course/relate_review_course/?course_id=${course.id}`, world.server)).toEqual([]);
    },
  );

  it('a PATCH without status changes what was sent', async () => {
    const { id } = await market.offering((await market.course()).id, (await market.project()).id);
    const patched = await world.data('PATCH', `/api/v1/project_course/${id}/`, world.sales, { professor: '李', max_select_num: 5 });
    expectShape(patched, 'ProjectCourse');
    expect(patched).toMatchObject({ id, professor: '李', max_select_num: 5, status: true });
  });

  it('show who picked them, in slices without a count (contract: summer-crm.confirm-course.get-select-student, summer-crm.project-course.get)', async () => {
    const [course, project] = [await market.course(), await market.project()];
    const { id } = await market.offering(course.id, project.id);
    const people: Person[] = [];
    for (const number of [1, 2, 3]) {
      const one = await world.student();
      await world.data('PUT', `/api/v1/student/info/${one.id}/`, one, { name: `学生${number}`, id_number: `${id}-${number}` });
      const enrolled = {
        course_code: course.course_code,
        course_name: '课',
        student_id: one.id,
        project_id: project.id,
        course_id: course.id,
        school: '复旦大学',
      };
      await world.data('POST', '/api/v1/confirm_course/add_course/', world.server, enrolled);
      people.push(one);
    }
    const roster = (query = '') => world.data('GET', `/api/v1/confirm_course/get_select_student/${id}${query}`, world.server);
    expect((await roster()).map((row: object) => Object.values(row)[1])).toEqual(['学生1', '学生2', '学生3']);
    expect((await roster('?page=2&page_size=2')).map((row: any) => row.confirmcourse__student__id_number)).toEqual([`${id}-3`]);
    expect(await roster('?page=3&page_size=2')).toEqual([]);
    expect(await roster('?page=999999999')).toEqual([]);
    expect(await world.call('GET', `/api/v1/confirm_course/get_select_student/${id}?page=x`, world.server)).toMatchObject({ code: 404 });
    expect(await world.data('GET', '/api/v1/confirm_course/get_select_student/999999', world.server)).toEqual([]);
    expect(await world.data('GET', `/api/v1/project_course/${id}`, people[0])).toMatchObject({
      select_course_num: 3,
      'select_course_num/max_select_num': '3/20',
    });
  });
});
