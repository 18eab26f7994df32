import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogue, refusal, type Catalogue } from './catalogue.js';

const FIELDS =
  'id name code credit courseId courseName projectId projectName campusId campusName professor startTime endTime address maxNum selectedNum syllabusUrl active';
const CREATE = `mutation ($input: CreateOfferingInput!) { createOffering(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation ($id: Int!, $input: UpdateOfferingInput!) { updateOffering(id: $id, input: $input) { ${FIELDS} } }`;
const NEW = {
  projectId: 1,
  courseId: 1,
  name: '别名',
  professor: '教授',
  startTime: '2027-06-01T08:00:00+08:00',
  endTime: '2027-07-01T10:00:00Z',
  address: '教室',
  maxNum: 20,
};

let app: Catalogue;
beforeAll(async () => {
  app = await openCatalogue();
});
afterAll(() => app.close());

async function create(input: object = {}) {
  return app.asStaff(CREATE, { input: { ...NEW, ...input } });
}

async function created(input: object = {}): Promise<any> {
  return (await create(input)).data.createOffering;
}

async function update(id: number, input: object) {
  return app.asStaff(UPDATE, { id, input });
}

describe('an offering', () => {
  it('takes its campus from the project, and its code from the course', async () => {
    expect(await created()).toMatchObject({
      name: '别名',
      code: 'ECON1A',
      credit: 4,
      courseName: '微观经济学原理',
      projectName: '伯克利暑期第一期',
      campusId: 1,
      campusName: '加州大学伯克利分校',
      startTime: '2027-06-01T00:00:00.000Z',
      endTime: '2027-07-01T10:00:00.000Z',
      maxNum: 20,
      selectedNum: 0,
      syllabusUrl: null,
      active: true,
    });
  });

  it('has a code of its own when it is given one, which others may have too', async () => {
    expect((await created({ code: 'X1' })).code).toBe('X1');
    const { id, code } = await created({ code: 'X1' });
    expect(code).toBe('X1');
    expect((await update(id, { code: null })).data.updateOffering.code).toBe('ECON1A');
  });

  it('follows the project it is moved to, campus included', async () => {
    const { id } = await created();
    expect((await update(id, { projectId: 4 })).data.updateOffering).toMatchObject({
      projectName: '上海国际学分项目',
      campusId: 3,
      campusName: '上海国际暑校',
    });
  });

  it.each([
    ['projectId', 999],
    ['courseId', 999],
  ])('refuses a %s that does not exist', async (field, id) => {
    for (const answer of [await create({ [field]: id }), await update(1, { [field]: id })]) {
      expect(refusal(answer)).toMatchObject({ reason: 'RELATED_MISSING', field, params: { id } });
    }
  });

  it.each([
    ['name', ''],
    ['name', 'x'.repeat(256)],
    ['professor', 'x'.repeat(31)],
    ['address', 'x'.repeat(101)],
    ['code', 'x'.repeat(31)],
    ['maxNum', -1],
  ])('refuses %s %j', async (field, value) => {
    expect(refusal(await create({ [field]: value }))).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('counts its enrolments', async () => {
    const { id } = await created();
    const enrol = () =>
      app.database.prisma.enrolment.create({
        data: { studentId: app.studentId, offeringId: id, courseCode: 'ECON1A', courseName: '别名' },
      });
    await enrol();
    await enrol();
    expect((await app.asStudent(`{ offering(id: ${id}) { selectedNum maxNum } }`)).data.offering).toEqual({ selectedNum: 2, maxNum: 20 });
  });

  it('is made together with a new course', async () => {
    const offering = await created({ courseId: null, course: { name: '新课', credit: 2 } });
    expect(offering).toMatchObject({ courseName: '新课', credit: 2 });
    expect(offering.code).toMatch(/^[A-Z0-9]{10}$/);
  });

  it('leaves no course behind when it cannot be made', async () => {
    const answer = await create({ projectId: 999, courseId: null, course: { name: '孤儿', code: 'ORPHAN' } });
    expect(refusal(answer)).toMatchObject({ reason: 'RELATED_MISSING', field: 'projectId' });
    expect((await app.asStaff('{ courses(filter: { code: { eq: "ORPHAN" } }) { totalCount } }')).data.courses.totalCount).toBe(0);
  });

  it('names one course: by id, or a new one', async () => {
    for (const input of [{ courseId: null }, { course: { name: '两门' } }]) {
      expect(refusal(await create(input))).toMatchObject({ reason: 'COURSE_UNCLEAR', field: 'courseId' });
    }
  });

  it('refuses a new course whose code is taken, or that is no course', async () => {
    expect(refusal(await create({ courseId: null, course: { name: '重复', code: 'MATH53' } }))).toMatchObject({
      reason: 'COURSE_CODE_TAKEN',
      field: 'course.code',
    });
    expect(refusal(await create({ courseId: null, course: { name: '' } }))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'course.name' });
  });

  it('changes its course together with itself', async () => {
    const { id, courseId, code } = await created({ courseId: null, course: { name: '新课', credit: 2 } });
    expect((await update(id, { name: '改名', course: { credit: 5 } })).data.updateOffering).toMatchObject({
      name: '改名',
      courseId,
      courseName: '新课',
      credit: 5,
      code,
    });
  });

  it('has a course outline that browsers save', async () => {
    const { id, syllabusUrl } = await created({ syllabus: Buffer.from('%PDF-1.4 outline').toString('base64') });
    expect(syllabusUrl).toMatch(/\/media\/course\/syllabus\/.+\.pdf$/);
    const response = await app.server.inject({ url: new URL(syllabusUrl).pathname });
    expect(response.body).toBe('%PDF-1.4 outline');
    expect(response.headers['content-disposition']).toBe('attachment');
    expect((await update(id, { name: '留' })).data.updateOffering.syllabusUrl).toBe(syllabusUrl);
    expect((await update(id, { syllabus: null })).data.updateOffering.syllabusUrl).toBeNull();
  });

  it('refuses a course outline that is no base64', async () => {
    expect(refusal(await create({ syllabus: '!' }))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'syllabus' });
  });

  it('that is cancelled is gone for students and takes changes only when it is brought back', async () => {
    const { id } = await created();
    const seen = async () => (await app.asStudent(`{ offering(id: ${id}) { id } }`)).data.offering;
    await app.asStaff(`mutation { deleteOffering(id: ${id}) }`);
    expect(await seen()).toBeNull();
    expect(refusal(await app.asStaff(`mutation { deleteOffering(id: ${id}) }`))).toMatchObject({ code: 'NOT_FOUND' });
    expect(refusal(await update(id, { name: '改' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect((await update(id, { active: true, name: '改' })).data.updateOffering).toMatchObject({ active: true, name: '改' });
    expect(await seen()).toEqual({ id });
  });

  it('is listed by project, course and campus, with everything around it in one statement', async () => {
    const query = `query ($filter: OfferingFilter) { offerings(filter: $filter) { totalCount nodes { ${FIELDS} course { code offerings { nodes { project { campus { campusType { title } } fees { fee } } } } } } } }`;
    for (const filter of [{ projectId: { eq: 3 } }, { courseId: { eq: 5 } }, { project: { campusId: { eq: 2 } }, active: { eq: true } }]) {
      let answer: any;
      const statements = await app.database.statementsOf(async () => {
        answer = await app.asStudent(query, { filter });
      });
      expect(answer.data.offerings.totalCount).toBe('courseId' in filter ? 1 : 2);
      expect(statements.filter((sql) => sql.includes('"offering"'))).toHaveLength(1);
    }
  });
});
