import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlyWords, type Question } from '../../src/legacy/shim/question.js';
import type { Route } from '../../src/legacy/shim/route.js';
import { surfaces } from '../../src/legacy/surfaces.js';
import { World as School } from './school/world.js';
import { anyName, Market, proofOf } from './summer-crm/market.js';
import { CATALOGUE, Studies } from './summer-crm/studies-world.js';
import { type Method, type Person, PICTURE, World } from './summer-crm/world.js';
import { Admissions, paymentBody } from './summer-student/admissions.js';
import type { Client } from './summer-student/client.js';

/**
 * The statements that a change sends only to find the contract's first complaint, when there is nothing to complain about: `first`, if
 * every question were asked before the operation, and `now`. What is left belongs to calls that bring a file and to the
 * surface's own rules.
 */
type Row = readonly [endpoint: string, first: number, now: number, prepare: () => Promise<() => Promise<{ readonly code: number }>>];

let crm: World;
let market: Market;
let studies: Studies;
let admissions: Admissions;
let schools: School;

beforeAll(async () => {
  market = await Market.open();
  crm = market.world;
  studies = new Studies(crm);
  admissions = await Admissions.open(crm.app);
  schools = await School.open();
});
afterAll(async () => {
  await crm.close();
  await schools.close();
});

/** A check that asks the schema, as the routes hold it. */
type Asking = { -readonly [Key in keyof Question]: Question[Key] } & { check?: (...call: never[]) => unknown };

const questionsOf = ({ before, fields }: Route): Asking[] =>
  ([before, ...Object.values(fields)] as (Asking | undefined)[]).filter(
    (rule) => rule !== undefined && (rule.operations ?? []).length > 0,
  ) as Asking[];

/** Routes share rules; each is there once. */
const questions = [...new Set(surfaces.flatMap(({ routes }) => routes.flatMap(questionsOf)))];
const asDeclared = questions.map((question) => ({ ...question }));
let sentByQuestions = 0;

beforeAll(() => {
  for (const question of questions) {
    const { check } = question;
    question.check = async (...call) => {
      const before = sentSoFar();
      const complaint = await check?.(...call);
      sentByQuestions += sentSoFar() - before;
      return complaint;
    };
  }
});
afterAll(() => {
  for (const [at, question] of questions.entries()) Object.assign(question, asDeclared[at]);
});

/** Lets the routes ask everything before the operation, or what they declare. */
function askFirst(everything: boolean): void {
  for (const [at, question] of questions.entries()) question.everyCall = everything ? true : asDeclared[at]?.everyCall;
  for (const route of surfaces.flatMap(({ routes }) => routes))
    Object.assign(route, { asks: questionsOf(route).some((question) => onlyWords(question)) });
}

const sentSoFar = (): number => crm.app.database.sent.length + schools.app.database.sent.length;

async function statementsOfQuestions(call: () => Promise<{ readonly code: number }>): Promise<number> {
  sentByQuestions = 0;
  expect([0, 200]).toContain((await call()).code);
  return sentByQuestions;
}

const staffCalls = (method: Method, path: string, body: object) => async () => crm.call(method, `/api/v1${path}`, crm.admin, body);

const SUMMER_CRM: readonly Row[] = [
  ['user.create', 3, 0, async () => staffCalls('POST', '/user_info/', { username: anyName(), role_id: 1, department_id: 1 })],
  [
    'user.update',
    3,
    0,
    async () =>
      staffCalls('PUT', '/user_info/basic_info_update/', { id: String(crm.server.id), wechat: anyName(), role_id: 3, department_id: 1 }),
  ],
  ['department.update', 1, 0, async () => staffCalls('PUT', '/department/1/', { description: anyName() })],
  ['role.update', 1, 0, async () => staffCalls('PATCH', '/role/1/', { description: anyName() })],
  ['privilege.set', 1, 0, async () => staffCalls('POST', '/privilege/set_current_privilege/', { role_id: '2', menu_id_list: '[1,4,15]' })],
  ['student.update', 1, 0, async () => staffCalls('PUT', `/student/info/${(await crm.student()).id}/`, { name: '张三' })],
  [
    'score-detail.update',
    1,
    0,
    async () => {
      const { results } = await crm.data('POST', '/api/v1/student/score_detail/', crm.admin, { user: (await crm.student()).id });
      return staffCalls('PATCH', `/student/score_detail/${results[0].id}/`, { city: '上海' });
    },
  ],
  [
    'review.create',
    2,
    0,
    async () => staffCalls('POST', '/review/', { student: (await crm.student()).id, student_server_id: String(crm.server.id) }),
  ],
  [
    'review.update',
    3,
    0,
    async () => {
      const student = await crm.student();
      const { id } = await studies.plan(student, [CATALOGUE.economics]);
      return staffCalls('PUT', `/review/${id}/`, { student: student.id, student_server_id: String(crm.server.id), remark: '备注' });
    },
  ],
  [
    'review-course.update',
    3,
    0,
    async () => {
      const plan = await studies.plan(await crm.student(), [CATALOGUE.economics]);
      return staffCalls('PATCH', `/review_course/${plan.course_detail[0].id}/`, { project: 1, review: plan.id, remark: '备注' });
    },
  ],
  [
    'confirm-course.create',
    3,
    0,
    async () =>
      staffCalls('POST', '/confirm_course/add_course/', {
        course_code: 'E1',
        course_name: '经济',
        student_id: (await crm.student()).id,
        project_id: 1,
        course_id: 1,
      }),
  ],
  [
    'confirm-course.update',
    3,
    0,
    async () => {
      const student = await crm.student();
      const { id } = await studies.enrol(student);
      return staffCalls('PATCH', `/confirm_course/${id}/`, { student: student.id, project_course: 1, remark: '备注' });
    },
  ],
  [
    'change-record.create',
    1,
    0,
    async () => staffCalls('POST', '/change_course_record/add_change/', { student_id: (await crm.student()).id, change_type: '转课' }),
  ],
  [
    'change-record.update',
    3,
    0,
    async () => {
      const student = await crm.student();
      const { id } = await crm.data('POST', '/api/v1/change_course_record/add_change/', crm.admin, { student_id: student.id });
      return staffCalls('PUT', `/change_course_record/${id}/`, { student: student.id, student_server_id: String(crm.sales.id) });
    },
  ],
  ['campus.create', 1, 0, async () => staffCalls('POST', '/campus/', { name: anyName(), info: '介绍' })],
  [
    'campus.update',
    2,
    0,
    async () => {
      const { id, name } = await market.campus();
      return staffCalls('PUT', `/campus/${id}/`, { name, info: '新的介绍' });
    },
  ],
  ['course.create', 1, 0, async () => staffCalls('POST', '/course/', { course_code: anyName(), course_name: '课程', credit: '4' })],
  [
    'course.update',
    2,
    0,
    async () => {
      const { id, course_code } = await market.course();
      return staffCalls('PUT', `/course/${id}/`, { course_code, course_name: '改名', credit: 2 });
    },
  ],
  [
    'project.create',
    1,
    0,
    async () =>
      staffCalls('POST', '/project/', {
        campus: 1,
        project_name: anyName(),
        start_date: '2027-06-01',
        end_date: '2027-07-01',
        address: '',
        info: '',
        apply_fee: 0,
        course_num: 3,
      }),
  ],
  [
    'project.update',
    2,
    0,
    async () => staffCalls('PUT', `/project/${(await market.project()).id}/`, { campus: 1, project_name: anyName() }),
  ],
  ['project-course.create', 2, 0, async () => staffCalls('POST', '/project_course/', offeringBody())],
  ['project-course.update', 3, 0, async () => staffCalls('PUT', `/project_course/${(await market.offering(1, 1)).id}/`, offeringBody())],
  [
    'project-course.cancel-project',
    1,
    0,
    async () => staffCalls('PATCH', `/project_course/${(await market.offering(1, 1)).id}/`, { status: false }),
  ],
  [
    'shopping-chart.create',
    1,
    0,
    async () => {
      const [student, project] = [await crm.student(), await market.project()];
      return () => crm.call('POST', '/api/v1/shopping_chart/', student, { project: project.id, course_num: 2 });
    },
  ],
  [
    'shopping-chart.update',
    2,
    0,
    async () => {
      const [student, project] = [await crm.student(), await market.project()];
      const line = await market.put(student, project.id);
      return () => crm.call('PUT', `/api/v1/shopping_chart/${line}/`, student, { project: project.id, course_num: 3 });
    },
  ],
  ['order.update', 1, 0, async () => staffCalls('PATCH', `/order/${(await market.order(await crm.student())).id}/`, { remark: '备注' })],
  [
    'order-payment.create',
    1,
    1,
    async () => {
      const student = await crm.student();
      const { id } = await market.order(student);
      return () => crm.call('POST', '/api/v1/order_payment/', student, proofOf(id));
    },
  ],
  [
    'order-additional-payment.create',
    2,
    0,
    async () => {
      const [student, project] = [await crm.student(), await market.project()];
      const { id } = await market.bought(student, { project: project.id });
      return staffCalls('POST', '/order_additional_payment/', {
        type: 'REPLENISH',
        replenish_type: 'ADD_COURSE',
        order: id,
        user: student.id,
        project: project.id,
        course_num: 3,
        amount: 12.5,
        currency: 'RMB',
      });
    },
  ],
  ['order-additional-payment.update', 1, 0, async () => adjusts({ student_remark: '已付' })],
  ['order-additional-payment.update', 1, 1, async () => adjusts({ img: PICTURE })],
  ['message.create', 1, 0, async () => staffCalls('POST', '/message/student/', { student: (await crm.student()).id, message: '消息' })],
  [
    'message.update',
    1,
    0,
    async () => {
      const student = await crm.student();
      const { id } = await crm.data('POST', '/api/v1/message/student/', crm.admin, { student: student.id, message: '消息' });
      return () => crm.call('PATCH', `/api/v1/message/student/${id}/`, student, { status: 1 });
    },
  ],
  ['change-record.add', 1, 0, async () => staffCalls('POST', '/change_course_record/', { student: (await crm.student()).id })],
  [
    'channel-record.create',
    1,
    0,
    async () => {
      const { createChannel } = await market.asAdmin(`mutation { createChannel(input: { name: "${anyName()}" }) { id } }`);
      return staffCalls('POST', '/record/channel/', { student_id: (await crm.student()).id, channel_id: createChannel.id });
    },
  ],
  [
    'channel.create',
    1,
    0,
    async () =>
      staffCalls('POST', '/channel/', {
        name: anyName(),
        sales_man: crm.sales.id,
        plan_date: '2027-03-01',
        plan_student_number: 50,
        plan_file_student_number: 20,
        plan_payed_student_number: 5,
      }),
  ],
  [
    'common.update',
    1,
    0,
    async () => {
      const { id } = await crm.data('POST', '/api/v1/common/', crm.admin, { context: '七月查分' });
      return staffCalls('PUT', `/common/${id}/`, { context: '八月查分' });
    },
  ],
  [
    'complain.create',
    1,
    1,
    async () => staffCalls('POST', '/complain/', { student_id: (await crm.student()).id, context: '宿舍太吵', picture: PICTURE }),
  ],
  [
    'confirm-course.add',
    2,
    0,
    async () => {
      const project = (await market.project()).id as number;
      const offering = (await market.offering((await market.course()).id, project)).id as number;
      const student = (await crm.student()).id;
      return staffCalls('POST', '/confirm_course/', { course_code: 'X', course_name: '本校课程', student, project_course: offering });
    },
  ],
];

async function adjusts(body: object) {
  const student: Person = await crm.student();
  const { id } = await market.replenish(await market.bought(student));
  return () => crm.call('PUT', `/api/v1/order_additional_payment/${id}/`, student, body);
}

const offeringBody = () => ({
  professor: '王',
  start_time: '2027-06-01',
  end_time: '2027-07-01T10:00:00',
  address: '一号楼',
  course: 1,
  project: 1,
  course_name: '别名',
  max_select_num: 30,
});

const clientCalls = (client: Client, method: Method, path: string, body: object) => async () =>
  (await client.json(method, path, body)).body;
const times = { start_time: '2027-06-01T08:00:00', end_time: '2027-07-01T10:00:00' };

const SUMMER_STUDENT: readonly Row[] = [
  [
    'account-info.update',
    1,
    0,
    async () => {
      const account = { account_number: anyName(), account_name: '公司', payment: 'BANK' };
      const { id } = (await admissions.admin.post('/admin/account_info/', account)).body.data;
      return clientCalls(admissions.admin, 'PATCH', `/admin/account_info/${id}/`, { opening_bank: '招商银行' });
    },
  ],
  ['campus-type.update', 1, 0, async () => clientCalls(admissions.market, 'PUT', '/course/campus_type/1/', { title: '美国暑校' })],
  [
    'campus.create',
    1,
    0,
    async () => clientCalls(admissions.market, 'POST', '/course/campus/', { name: anyName(), campus_type: 1, info: '说明' }),
  ],
  ['campus.update', 2, 1, async () => clientCalls(admissions.market, 'PATCH', '/course/campus/1/', { campus_type: 1, info: '旧金山湾区' })],
  [
    'project.create',
    1,
    1,
    async () =>
      clientCalls(admissions.market, 'POST', '/course/project/', {
        campus: 1,
        name: '新项目',
        start_date: '2027-06-01',
        end_date: '2027-07-01',
        address: '某地',
        info: '说明',
        course_num: 3,
      }),
  ],
  ['project.update', 2, 2, async () => clientCalls(admissions.market, 'PATCH', '/course/project/1/', { campus: 1, max_num: 61 })],
  [
    'course.create',
    1,
    1,
    async () =>
      clientCalls(admissions.market, 'POST', '/course/', {
        project: 1,
        name: '新课',
        max_num: 5,
        credit: 3,
        professor: '教授',
        address: '教室',
        ...times,
      }),
  ],
  ['course.update', 1, 0, async () => clientCalls(admissions.market, 'PATCH', '/course/1/', { max_num: 31 })],
  [
    'order.create',
    1,
    0,
    async () => {
      const [student, { id }] = [await admissions.student(), await admissions.project()];
      return clientCalls(student, 'POST', '/order/', { project: id, currency: 'RMB', payment: 'BANK', course_num: 2 });
    },
  ],
  [
    'order.pay',
    1,
    1,
    async () => {
      const [student, { id }] = [await admissions.student(), await admissions.project()];
      return clientCalls(student, 'POST', '/order/order_payment/', paymentBody(await admissions.order(student, id)));
    },
  ],
  [
    'order.update-status',
    1,
    0,
    async () => {
      const [student, { id }] = [await admissions.student(), await admissions.project()];
      return clientCalls(student, 'PATCH', `/order/${await admissions.order(student, id)}/`, { status: 'CANCELED' });
    },
  ],
  [
    'course.select',
    3,
    0,
    async () => {
      const { student, project, courses } = await payer();
      return clientCalls(student, 'POST', '/course/create_user_courses/', { course: courses[0], project });
    },
  ],
  [
    'project.upload-transfer-image',
    2,
    2,
    async () => {
      const { student, project, courses } = await payer();
      await student.post('/course/create_user_courses/', { course: courses[0], project });
      const { id } = await crm.app.database.prisma.creditTransfer.findFirstOrThrow({ where: { student: { id: studentOf(student) } } });
      await admissions.staff(`mutation { moveCreditTransfer(id: ${id}, input: { status: SUCCESS }) { id } }`);
      return clientCalls(student, 'PUT', `/course/project/${project}/upload_img/`, { img: PICTURE });
    },
  ],
];

const studentOf = ({ userId }: Client): number => userId;

async function payer() {
  const [student, { id: project, courses }] = [await admissions.student(), await admissions.project()];
  await admissions.confirm(await admissions.bought(student, project));
  return { student, project, courses };
}

const SCHOOL: readonly Row[] = [
  [
    'teacher.register',
    1,
    0,
    async () => () =>
      schools.call('POST', '/v1/teacher/register', undefined, {
        name: '李老师',
        username: `${anyName()}@example.com`,
        password: 'secret-1',
      }),
  ],
  [
    'school.update',
    1,
    0,
    async () => {
      const { token, school } = await owner();
      return () => schools.call('PUT', `/v1/teacher/schools/${school}`, token, { name: '第二中学' });
    },
  ],
  [
    'member.invite',
    1,
    0,
    async () => {
      const [{ token, school }, { username }] = [await owner(), await schools.teacher()];
      return () => schools.call('POST', `/v1/teacher/schools/${school}/teachers`, token, { username });
    },
  ],
  [
    'student.create',
    2,
    0,
    async () => {
      const { token, school } = await owner();
      return () => schools.call('POST', `/v1/teacher/schools/${school}/students`, token, { username: anyName(), name: '小明' });
    },
  ],
  [
    'student.update',
    1,
    0,
    async () => {
      const { token, school, teacher } = await owner();
      const { id } = await schools.pupil(teacher, school);
      return () => schools.call('PUT', `/v1/teacher/schools/${school}/students/${id}`, token, { name: '小红' });
    },
  ],
];

async function owner() {
  const teacher = await schools.teacher();
  return { teacher, token: teacher.token, school: await schools.school(teacher) };
}

const TABLES = { 'summer-crm': SUMMER_CRM, 'summer-student': SUMMER_STUDENT, school: SCHOOL } as const;

it('every route that asks the schema about its input has a row', () => {
  const asking = surfaces.flatMap(({ routes }) => routes.filter((route) => questionsOf(route).length > 0));
  const rows = Object.entries(TABLES).flatMap(([surface, table]) => table.map(([endpoint]) => `${surface}.${endpoint}`));
  expect([...new Set(rows)].sort()).toEqual(asking.map(({ endpoint }) => endpoint).sort());
});

describe.each(Object.entries(TABLES))('%s', (_surface, table) => {
  it.each(table)('%s would send %i statements for its questions, and sends %i', async (_endpoint, first, now, prepare) => {
    expect(await statementsOfQuestions(await prepare())).toBe(now);
    const call = await prepare();
    askFirst(true);
    try {
      expect(await statementsOfQuestions(call)).toBe(first);
    } finally {
      askFirst(false);
    }
  });
});
