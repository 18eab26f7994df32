import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, paymentBody, profileBody } from './admissions.js';
import { type Answer, Client, contract, expectData, expectFailure, FORBIDDEN, PICTURE, UNAUTHENTICATED } from './client.js';

let app: TestApp;
let school: Admissions;
let student: Client;
let project: number;
let courses: readonly number[];
let order: number;

const times = { start_time: '2027-06-01T08:00:00', end_time: '2027-07-01T10:00:00' };
const projectBody = {
  campus: 1,
  name: '新项目',
  start_date: '2027-06-01',
  end_date: '2027-07-01',
  address: '某地',
  info: '说明',
  course_num: 3,
};

beforeAll(async () => {
  app = await createTestApp();
  school = await Admissions.open(app);
  student = await school.student('demo-student2');
  ({ id: project, courses } = await school.project());
});
afterAll(() => app.close());

const put = (path: string, body: object) => () => student.put(path, body);
const read = (path: string | (() => string)) => () => student.get(typeof path === 'string' ? path : path());
const staffPosts = (path: string, body: () => object) => () => school.market.post(path, body());

/** One documented call of each endpoint, in the order of a client's use, so that each finds what it needs. */
const CALLS: Readonly<Record<string, () => Promise<Answer>>> = {
  'common.global-enums': read('/common/global_enums/'),
  'auth.login': () => school.nobody.post('/auth/user/login/', { username: 'demoadmin', password: 'demo123456' }),
  'auth.check-account': () => school.nobody.get('/auth/user/check_account/?code=demo-student2'),
  'user.info': read('/auth/user/info/1/'),
  'user.update-info': put('/auth/user/info/1/', profileBody()),
  'user.personal-file': read('/auth/user/info/1/personal_file/'),
  'user.update-personal-file': put('/auth/user/info/1/personal_file/', { gender: 'FEMALE', gpa: 3.5 }),
  'user.create-score-detail': () =>
    student.post('/auth/user/score_detail/', {
      department: '教务处',
      phone: '138',
      country: '中国',
      post_code: '200433',
      address: '邯郸路',
    }),
  'user.score-detail': read('/auth/user/score_detail/1/'),
  'user.coupon-list': read('/auth/user/1/coupon_list/'),
  'user.sales-man': read('/auth/user/1/sales_man/'),
  'user.assign-sales-man': () => student.post('/auth/user/1/sales_man/', { sales_man: school.market.userId }),
  'user.check-info': read('/auth/user/check_user_info/'),
  'campus-type.create': staffPosts('/course/campus_type/', () => ({ title: '类型' })),
  'campus-type.list': read('/course/campus_type/'),
  'campus-type.detail': read('/course/campus_type/1/'),
  'campus-type.update': () => school.market.put('/course/campus_type/1/', { title: '美国暑校' }),
  'campus.create': staffPosts('/course/campus/', () => ({ name: '新校区', campus_type: 1, info: '说明' })),
  'campus.list': read('/course/campus/'),
  'campus.detail': read('/course/campus/1/'),
  'campus.update': () => school.market.patch('/course/campus/1/', { info: '旧金山湾区' }),
  'campus.projects': read('/course/campus/1/all_projects/'),
  'project.create': staffPosts('/course/project/', () => projectBody),
  'project.list': read('/course/project/'),
  'project.detail': read('/course/project/1/'),
  'project.update': () => school.market.patch('/course/project/1/', { max_num: 61 }),
  'course.create': staffPosts('/course/', () => ({
    project,
    name: '新课',
    max_num: 5,
    credit: 3,
    professor: '教授',
    address: '教室',
    ...times,
  })),
  'course.list': read('/course/'),
  'course.detail': read('/course/1/'),
  'course.update': () => school.market.patch('/course/1/', { max_num: 31 }),
  'project.courses': read(() => `/course/project/${project}/my_course/`),
  'order.create': async () => {
    const answer = await student.post('/order/', { project, currency: 'RMB', payment: 'BANK', course_num: 2 });
    order = answer.body.data.id;
    return answer;
  },
  'order.detail': read(() => `/order/${order}/`),
  'order.check': read('/order/check_order/'),
  'order.pay': () => student.post('/order/order_payment/', paymentBody(order)),
  'order.update-status': () => school.admin.patch(`/order/${order}/`, { status: 'CONFIRMED' }),
  'order.list': read('/order/'),
  'order.payment-list': read('/order/order_payment/'),
  'account-info.list': () => school.market.get('/admin/account_info/'),
  'account-info.create': () => school.admin.post('/admin/account_info/', { account_number: '1', account_name: '公司', payment: 'BANK' }),
  'account-info.detail': () => school.market.get('/admin/account_info/1/'),
  'account-info.update': () => school.admin.patch('/admin/account_info/1/', { opening_bank: '招商银行' }),
  'course.current-info': read(() => `/course/current_courses_info/?project=${project}`),
  'course.select': () => student.post('/course/create_user_courses/', { course: courses[0], project }),
  'course.upload-confirm-photo': () => student.put(`/course/${courses[0]}/upload_confirm_photo/`, { confirm_photo: PICTURE }),
  'project.mine': read('/course/project/my_project/'),
  'course.timetable': read('/course/my_courses/'),
  'course.scores': read('/course/my_scores/'),
  'project.scores': read('/course/project/my_scores/'),
  'project.upload-transfer-image': async () => {
    const { id } = await app.database.prisma.creditTransfer.findFirstOrThrow({ where: { studentId: student.userId } });
    await school.staff(`mutation { moveCreditTransfer(id: ${id}, input: { status: SUCCESS }) { id } }`);
    return student.put(`/course/project/${project}/upload_img/`, { img: PICTURE });
  },
  'project.credit-transfers': read('/course/project/project_result/'),
  'common.campus-list': read('/common/campus/'),
  'coupon.create': staffPosts('/coupon/coupon/', () => ({
    code: 'NEW',
    amount: 1,
    info: '优惠',
    start_time: '2027-01-01',
    end_time: '2027-02-01',
    max_num: 1,
  })),
  'auth.logout': () => student.put('/auth/user/logout/', {}),
};

describe('every endpoint of the contract', () => {
  it('has a call here, all 54', () => {
    expect(
      Object.keys(CALLS)
        .map((id) => `summer-student.${id}`)
        .sort(),
    ).toEqual(contract.endpoints.map(({ id }) => id).sort());
    expect(contract.endpoints).toHaveLength(54);
  });

  it.each(Object.entries(CALLS))('%s answers what it documents', async (id, call) => {
    expectData(await call(), id);
  });
});

describe('who may call what', () => {
  /** An address of the endpoint with ids that nothing has. */
  const addressOf = ({ addresses }: (typeof contract.endpoints)[number]) =>
    addresses.map(({ method, path }) => ({ method, url: path.replace(/\{[^}]+\}/g, '999999') }));
  const guarded = contract.endpoints.filter(({ auth }) => auth !== 'none');
  const REALMS = ['student', 'market', 'admin'] as const;

  it.each(guarded.map((endpoint) => [endpoint.id, endpoint] as const))('%s asks nobody without a ticket', async (_id, endpoint) => {
    for (const { method, url } of addressOf(endpoint)) expectFailure(await school.nobody.json(method, url, {}), ...UNAUTHENTICATED);
  });

  it.each(guarded.filter(({ id }) => id !== 'summer-student.auth.logout').map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s asks the roles of its level',
    async (_id, endpoint) => {
      const clients = { student: await school.student(), market: school.market, admin: school.admin };
      for (const { method, url } of addressOf(endpoint)) {
        for (const realm of REALMS) {
          const answer = await clients[realm].json(method, url, {});
          const write = method !== 'GET';
          const forbidden =
            (endpoint.auth === 'staff' && realm === 'student') || (endpoint.auth === 'student' && write && realm !== 'student');
          if (forbidden) expectFailure(answer, ...FORBIDDEN);
          else expect(answer.body.code).not.toBe(403);
        }
      }
    },
  );
});

describe('the option lists', () => {
  it('are the documented ones, in order (contract: summer-student.common.global-enums)', async () => {
    const lists = expectData(await (await school.student()).get('/common/global_enums/'), 'common.global-enums');
    const said = Object.fromEntries(
      Object.entries<any[]>(lists).map(([list, rows]) => [list, rows.map(({ key, verbose }) => `${key} ${verbose}`).join(', ')]),
    );
    expect(said).toEqual({
      user_info_gender: 'MALE 男, FEMALE 女',
      order_payment: 'ON_LINE 线上支付, TRANSFER_ACCOUNT 转账, OFF_LINE 面付, ALI_PAY 支付宝转账, BANK 银行转账',
      order_currency: 'DOLLAR 美金, RMB 人民币',
      order_status: 'TO_PAY 待支付, PAYED 已支付, CANCELED 已取消, CONFIRMED 已确认',
      user_status: 'NEW 新关注, CONTACTED 已联系',
      project_result: 'POSTED 成绩单已寄出, RECEIVED 学校已收到, SUCCESS 学分转换成功',
    });
  });

  it('say the same as GraphQL where both name a thing', async () => {
    const lists = (await (await school.student()).get('/common/global_enums/')).body.data;
    const { globalEnums } = await school.staff('{ globalEnums { name values { key zh } } }');
    const labels = (name: string) =>
      new Map(globalEnums.find((known: any) => known.name === name).values.map(({ key, zh }: any) => [key, zh]));
    for (const [list, name] of [
      ['user_info_gender', 'Gender'],
      ['project_result', 'CreditTransferStatus'],
      ['user_status', 'ContactStatus'],
    ] as const) {
      expect(lists[list].map(({ key, verbose }: any) => [key, verbose])).toEqual([...labels(name)]);
    }
  });
});
