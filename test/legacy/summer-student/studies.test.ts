import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions } from './admissions.js';
import { type Client, expectData, expectFailure, expectRefused, FORBIDDEN, NOT_FOUND, PDF, PICTURE, PNG, REQUIRED } from './client.js';

const UNKNOWN = 999_999;
const MISSING = `无效主键 “${UNKNOWN}” － 对象不存在。`;
const NO_FILE = '没有提交任何文件。';
const IMAGE = '请上传有效图片。您上传的该文件不是图片或者图片已经损坏。';

let app: TestApp;
let school: Admissions;

const choose = (student: Client, course: unknown, project: unknown) => student.post('/course/create_user_courses/', { course, project });
const enrolmentOf = (student: Client, offeringId: number) =>
  app.database.prisma.enrolment.findFirstOrThrow({ where: { studentId: student.userId, offeringId } });

beforeAll(async () => {
  app = await createTestApp();
  school = await Admissions.open(app);
});
afterAll(() => app.close());

describe('choosing a course', () => {
  it('takes a paid order for the project, and opens the credit transfer without a status (contract: summer-student.course.select)', async () => {
    const {
      id: project,
      courses: [first = 0, second = 0],
    } = await school.project();
    const student = await school.student();

    expectRefused(await choose(student, first, project), '订单不存在');
    const order = await school.order(student, project);
    expectRefused(await choose(student, first, project), '订单未支付');
    await school.pay(student, order);
    expect(expectData(await choose(student, first, project), 'course.select')).toEqual({});
    await school.confirm(order);
    expectData(await choose(student, String(second), String(project)), 'course.select');
    expect(await app.database.prisma.creditTransfer.findMany({ where: { studentId: student.userId } })).toMatchObject([
      { projectId: project, status: null },
    ]);
  });

  it('is refused in the order of the contract (contract: summer-student.course.select)', async () => {
    const {
      id: project,
      courses: [first = 0, second = 0, third = 0],
    } = await school.project({ seats: [5, 1, 5] });
    const {
      courses: [foreign = 0],
    } = await school.project();
    const student = await school.student();
    await school.bought(student, project, 2);
    await choose(student, first, project);

    expectRefused(await choose(student, first, project), '已选该课程，不能重复选择');
    expectRefused(await choose(student, foreign, project), '该课程不属于所选项目');
    const rival = await school.student();
    await school.bought(rival, project, 1);
    await choose(rival, second, project);
    expectRefused(await choose(student, second, project), '该课程选课人数已满');
    expectData(await choose(student, third, project), 'course.select');
    expectRefused(await choose(student, second, project), '已达到可选课程数量上限');
  });

  it('is limited by what all paid orders of the project cover, and by the project', async () => {
    const { id: project, courses } = await school.project({ seats: [5, 5, 5], courseNum: 2 });
    const student = await school.student();
    await school.confirm(await school.bought(student, project, 1));
    await school.confirm(await school.bought(student, project, 2));

    for (const course of courses.slice(0, 2)) expectData(await choose(student, course, project), 'course.select');
    expectRefused(await choose(student, courses[2], project), '已达到可选课程数量上限');
  });

  it.each([
    ['course', REQUIRED, {}],
    ['course', MISSING, { course: UNKNOWN, project: UNKNOWN }],
    ['course', '类型错误。期望为主键，得到的类型为 bool。', { course: true }],
    ['project', REQUIRED, { course: 1 }],
    ['project', MISSING, { course: 1, project: UNKNOWN }],
  ])('refuses a wrong %s: %s', async (field, msg, body) => {
    expectRefused(await (await school.student()).post('/course/create_user_courses/', body), msg, field);
  });

  it('goes on in a project that was taken off sale, for those who have paid', async () => {
    const {
      id: project,
      courses: [course = 0],
    } = await school.project();
    const student = await school.student();
    await school.bought(student, project);
    await school.staff(`mutation { updateProject(id: ${project}, input: { active: false }) { id } }`);

    expectRefused(await choose(await school.student(), course, project), `无效主键 “${project}” － 对象不存在。`, 'project');
    expectData(await choose(student, course, project), 'course.select');
    expectData(await student.get(`/course/current_courses_info/?project=${project}`), 'course.current-info');
  });

  it('is not for staff', async () => {
    expectFailure(await choose(school.admin, 1, 1), ...FORBIDDEN);
  });
});

describe('current_courses_info', () => {
  it('counts what there is to take and what was chosen, and lists every course (contract: summer-student.course.current-info)', async () => {
    const {
      id: project,
      courses: [course = 0],
    } = await school.project();
    await school.admin.multipart('PATCH', `/course/${course}/`, { syllabus: { name: 'a.pdf', type: 'application/pdf', bytes: PDF } });
    const student = await school.student();
    const path = `/course/current_courses_info/?project=${project}`;

    expectRefused(await student.get(path), '订单不存在');
    const order = await school.order(student, project);
    expectRefused(await student.get(path), '订单未支付');
    await school.pay(student, order);
    await choose(student, course, project);
    const info = expectData(await student.get(path), 'course.current-info');
    expect(info).toMatchObject({ course_num: 3, current_course_num: 1 });
    expect(info.course_info).toHaveLength(3);
    expect(info.course_info[0].syllabus).toMatch(/^\/media\/course\/syllabus\/.+\.pdf$/);
  });

  it('needs a project that there is', async () => {
    const student = await school.student();
    expectRefused(await student.get('/course/current_courses_info/'), REQUIRED, 'project');
    expectRefused(await student.get('/course/current_courses_info/?project=x'), '请填写合法的整数值。', 'project');
    expectRefused(await student.get(`/course/current_courses_info/?project=${UNKNOWN}`), '项目不存在');
    expectRefused(await school.admin.get('/course/current_courses_info/?project=1'), '订单不存在');
  });
});

describe('my projects', () => {
  it('are those with an order, each once, with the newest order that was not canceled (contract: summer-student.project.mine)', async () => {
    const {
      id: project,
      courses: [course = 0],
    } = await school.project();
    const student = await school.student();
    const paid = await school.bought(student, project);
    await school.confirm(paid);
    const canceled = await school.order(student, project);
    await student.patch(`/order/${canceled}/`, { status: 'CANCELED' });
    await school.staff(`mutation { remarkOrder(id: ${paid}, input: { remark: "已核对" }) { id } }`);
    await choose(student, course, project);
    await school.bought(await school.student(), project);

    const [mine, ...more] = expectData(await student.get('/course/project/my_project/'), 'project.mine');
    expect(more).toEqual([]);
    expect(mine).toMatchObject({
      id: project,
      order_status: { key: 'CONFIRMED', verbose: '已确认' },
      order_remark: '已核对',
      current_course_num: 1,
      my_courses: [{ id: course }],
    });
  });

  it('show a canceled order where there is no other', async () => {
    const { id: project } = await school.project();
    const student = await school.student();
    await student.patch(`/order/${await school.order(student, project)}/`, { status: 'CANCELED' });
    expect(expectData(await student.get('/course/project/my_project/'), 'project.mine')).toMatchObject([
      { id: project, order_status: { key: 'CANCELED' }, order_remark: null, my_courses: [] },
    ]);
  });
});

describe('timetable and scores', () => {
  it("show the caller's courses of paid projects (contract: summer-student.course.timetable)", async () => {
    const {
      id: project,
      courses: [first = 0, second = 0],
    } = await school.project({ name: '已付' });
    const { id: unpaid } = await school.project({ name: '未付' });
    const student = await school.student();
    await school.confirm(await school.bought(student, project));
    await choose(student, first, project);
    await school.order(student, unpaid);
    const other = await school.student();
    await school.bought(other, project);
    await choose(other, second, project);

    expect(expectData(await student.get('/course/my_courses/'), 'course.timetable')).toMatchObject([
      { id: project, name: '已付', course_num: 3, current_course_num: 1, my_courses: [{ id: first, project }] },
    ]);
  });

  it('are 0 and null until a score is entered (contract: summer-student.course.scores, summer-student.project.scores)', async () => {
    const {
      id: project,
      courses: [first = 0, second = 0],
    } = await school.project();
    const student = await school.student();
    await school.bought(student, project);
    for (const course of [first, second]) await choose(student, course, project);
    const choice = await enrolmentOf(student, first);
    const scoresBefore = expectData(await student.get('/course/my_scores/'), 'course.scores');
    expect(scoresBefore).toMatchObject([
      { id: choice.id, score: 0, score_grade: null, course: { id: first } },
      { score: 0, course: { id: second } },
    ]);

    await school.staff(`mutation { enterScore(enrolmentId: ${choice.id}, input: { score: 92, grade: "A" }) { id } }`);
    expect(expectData(await student.get('/course/my_scores/'), 'course.scores')[0]).toMatchObject({
      id: choice.id,
      score: 92,
      score_grade: 'A',
    });
    const [entry, ...more] = expectData(await student.get('/course/project/my_scores/'), 'project.scores');
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      id: project,
      course: [
        { id: first, course_score: { score: 92, score_grade: 'A', reporting_time: expect.stringMatching(/Z$/) } },
        { id: second, course_score: { score: 0, score_grade: null, reporting_time: null } },
      ],
    });
  });

  it('leave out projects in which nothing was chosen', async () => {
    const { id: project } = await school.project();
    const student = await school.student();
    await school.bought(student, project);
    expect(expectData(await student.get('/course/project/my_scores/'), 'project.scores')).toEqual([]);
  });
});

describe('the photo of the approval', () => {
  let student: Client;
  let course: number;
  let path: string;

  beforeAll(async () => {
    const project = await school.project();
    [course = 0] = project.courses;
    path = `/course/${course}/upload_confirm_photo/`;
    student = await school.student();
    await school.bought(student, project.id);
    await choose(student, course, project.id);
  });

  it("is kept with the caller's choice; a new one replaces it (contract: summer-student.course.upload-confirm-photo)", async () => {
    expect(
      expectData(await student.put(path, { confirm_photo: `data:image/png;base64,${PICTURE}` }), 'course.upload-confirm-photo'),
    ).toEqual({});
    const { confirmPhoto } = await enrolmentOf(student, course);
    expect(confirmPhoto).toMatch(/\.png$/);
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    expectData(
      await student.multipart('PUT', path, { confirm_photo: { name: 'a.gif', type: 'image/gif', bytes: gif } }),
      'course.upload-confirm-photo',
    );
    expect((await enrolmentOf(student, course)).confirmPhoto).toMatch(/\.gif$/);
  });

  it('is refused when it is no picture, when there is no such course, when the course was not chosen', async () => {
    const other = await school.student();
    expectRefused(await student.put(path, {}), NO_FILE, 'confirm_photo');
    expectRefused(await student.put(path, { confirm_photo: Buffer.from('text').toString('base64') }), IMAGE, 'confirm_photo');
    expectFailure(await student.put(`/course/${UNKNOWN}/upload_confirm_photo/`, { confirm_photo: PICTURE }), ...NOT_FOUND);
    expectRefused(await other.put(path, { confirm_photo: PICTURE }), '未找到用户所选课程，请检查传入参数');
    expectFailure(await school.admin.put(path, { confirm_photo: PICTURE }), ...FORBIDDEN);
    expectFailure(await student.patch(path, { confirm_photo: PICTURE }), 405, '方法 “PATCH” 不被允许。', '');
  });
});

describe('the credit transfer', () => {
  it('is shown once a status is recorded, and its proof is uploaded once, at SUCCESS (contract: summer-student.project.credit-transfers, summer-student.project.upload-transfer-image)', async () => {
    const {
      id: project,
      courses: [course = 0],
    } = await school.project();
    const student = await school.student();
    await school.bought(student, project);
    const result = async () => {
      const [entry, ...more] = expectData(await student.get('/course/project/project_result/'), 'project.credit-transfers');
      expect(more).toEqual([]);
      expect(entry.id).toBe(project);
      return entry.project_result;
    };
    const upload = (img: unknown) => student.put(`/course/project/${project}/upload_img/`, { img });

    expect(await result()).toBeNull();
    await choose(student, course, project);
    expect(await result()).toBeNull();
    expectRefused(await upload(PICTURE), '学分转换未完成，不能上传图片', '');

    const { id } = await app.database.prisma.creditTransfer.findFirstOrThrow({ where: { studentId: student.userId } });
    await school.staff(
      `mutation { moveCreditTransfer(id: ${id}, input: { status: POSTED, postDate: "2027-08-01", postChannel: "顺丰", postNumber: "SF1" }) { id } }`,
    );
    expect(await result()).toEqual({
      id,
      status: { key: 'POSTED', verbose: '成绩单已寄出' },
      post_date: '2027-08-01',
      post_channel: '顺丰',
      post_number: 'SF1',
      img: null,
    });
    await school.staff(`mutation { moveCreditTransfer(id: ${id}, input: { status: RECEIVED }) { id } }`);
    expectRefused(await upload(PICTURE), '学分转换未完成，不能上传图片', '');
    await school.staff(`mutation { moveCreditTransfer(id: ${id}, input: { status: SUCCESS }) { id } }`);

    expectRefused(await upload(undefined), NO_FILE, 'img');
    expectRefused(await upload('aGVsbG8='), IMAGE, 'img');
    expect(expectData(await upload(PICTURE), 'project.upload-transfer-image')).toEqual({});
    const { img } = await result();
    expect(img).toMatch(/^\/media\/.+\.png\?expires=/);
    expect((await app.server.inject(img)).rawPayload).toEqual(PNG);
    expectRefused(await upload(undefined), '学分转换结果证明已经上传了', '');
  });

  it('needs a project that there is', async () => {
    expectFailure(await (await school.student()).put(`/course/project/${UNKNOWN}/upload_img/`, {}), ...NOT_FOUND);
    expectRefused(
      await (await school.student()).put('/course/project/1/upload_img/', { img: PICTURE }),
      '学分转换未完成，不能上传图片',
      '',
    );
    expectFailure(await school.admin.put('/course/project/1/upload_img/', { img: PICTURE }), ...FORBIDDEN);
  });
});

describe('staff, who study nothing', () => {
  it.each(['project/my_project', 'project/project_result', 'project/my_scores', 'my_courses', 'my_scores'])(
    'read an empty list of /course/%s/',
    async (path) => {
      expect((await school.admin.get(`/course/${path}/`)).body).toEqual({ code: 0, msg: '请求成功', data: [], field_name: '' });
    },
  );
});
