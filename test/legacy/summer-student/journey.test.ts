import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, paymentBody, profileBody } from './admissions.js';
import { type Client, expectData, expectFailure, PICTURE } from './client.js';

let app: TestApp;
let school: Admissions;
let student: Client;

beforeAll(async () => {
  app = await createTestApp();
  school = await Admissions.open(app);
});
afterAll(() => app.close());

/** Each step goes on where the one before has ended. */
describe('a student, from the first sign-in to transferred credits', () => {
  let project: { id: number; project_course_fee: { course_number: number; course_fee: number }[]; apply_fee: number };
  let order: { id: number; standard_fee: number };
  let coupon: number;
  let courses: { id: number; syllabus: string | null }[];

  it('signs in through WeChat, and is asked to complete the profile', async () => {
    const data = expectData(await school.nobody.get('/auth/user/check_account/?code=demo-traveller'), 'auth.check-account');
    expect(data.need_complete_student_info).toBe(true);
    student = await school.student('demo-traveller');
    expect(student.userId).toBe(data.user_id);
  });

  it('completes the profile', async () => {
    const [{ id: campus }] = expectData(await student.get('/course/campus/'), 'campus.list').results;
    expectData(await student.put(`/auth/user/info/${student.userId}/`, profileBody({ wcampus: [campus] })), 'user.update-info');
    expect(expectData(await student.get('/auth/user/check_user_info/'), 'user.check-info').need_complete_stu_info).toBe(false);
  });

  it('adds the sales man', async () => {
    const sales = expectData(await student.get(`/auth/user/${student.userId}/sales_man/`), 'user.sales-man');
    expectData(await student.post(`/auth/user/${student.userId}/sales_man/`, { sales_man: sales.id }), 'user.assign-sales-man');
    expect(expectData(await student.get(`/auth/user/${student.userId}/sales_man/`), 'user.sales-man').id).toBe(sales.id);
  });

  it('orders two courses of a project', async () => {
    const [first] = expectData(await student.get('/course/campus/'), 'campus.list').results;
    [project] = expectData(await student.get(`/course/campus/${first.id}/all_projects/`), 'campus.projects');
    expectFailure(await student.get('/order/check_order/'), 100, '没有未完成的订单，可以创建', '');
    order = expectData(
      await student.post('/order/', { project: project.id, currency: 'RMB', payment: 'BANK', course_num: 2 }),
      'order.create',
    );

    const fee = project.project_course_fee.find(({ course_number }) => course_number === 2)?.course_fee ?? 0;
    expect(order.standard_fee).toBe(fee + project.apply_fee);
    expect(expectData(await student.get('/order/check_order/'), 'order.check')).toEqual(order);
  });

  it('pays with a coupon', async () => {
    coupon = await school.coupon(student, { amount: 500 });
    expect(expectData(await student.get(`/auth/user/${student.userId}/coupon_list/`), 'user.coupon-list')).toMatchObject([
      { id: coupon, amount: 500 },
    ]);
    expectData(await student.post('/order/order_payment/', paymentBody(order.id, { coupon_list: [coupon] })), 'order.pay');

    expect(expectData(await student.get(`/order/${order.id}/`), 'order.detail')).toMatchObject({
      status: { key: 'PAYED' },
      pay_fee: order.standard_fee - 500,
    });
    expect(expectData(await student.get(`/auth/user/${student.userId}/coupon_list/`), 'user.coupon-list')).toEqual([]);
  });

  it('is confirmed by the administrator', async () => {
    expect(expectData(await school.admin.patch(`/order/${order.id}/`, { status: 'CONFIRMED' }), 'order.update-status').status.key).toBe(
      'CONFIRMED',
    );
    expectFailure(await student.get('/order/check_order/'), 100, '没有未完成的订单，可以创建', '');
    expect(await app.database.prisma.couponGrant.findFirstOrThrow({ where: { couponId: coupon } })).toMatchObject({
      status: 'USED',
      orderId: order.id,
    });
  });

  it('chooses two courses, and no third', async () => {
    const info = expectData(await student.get(`/course/current_courses_info/?project=${project.id}`), 'course.current-info');
    expect(info.current_course_num).toBe(0);
    courses = info.course_info;
    for (const { id } of courses.slice(0, 2))
      expectData(await student.post('/course/create_user_courses/', { course: id, project: project.id }), 'course.select');

    const third = await student.post('/course/create_user_courses/', { course: courses[2]?.id, project: project.id });
    expectFailure(third, 400, '已达到可选课程数量上限', 'non_field_errors');
    const [entry] = expectData(await student.get('/course/my_courses/'), 'course.timetable');
    expect(entry.my_courses).toEqual(courses.slice(0, 2));
    expect(expectData(await student.get('/course/project/my_project/'), 'project.mine')).toMatchObject([
      { id: project.id, current_course_num: 2 },
    ]);
  });

  it('proves the approval of the home university, and says where the transcript goes', async () => {
    expectData(
      await student.put(`/course/${courses[0]?.id}/upload_confirm_photo/`, { confirm_photo: PICTURE }),
      'course.upload-confirm-photo',
    );
    const address = { department: '教务处', phone: '13800000000', country: '中国', post_code: '200433', address: '邯郸路220号' };
    expectData(await student.post('/auth/user/score_detail/', address), 'user.create-score-detail');
    expect(expectData(await student.get(`/auth/user/score_detail/${student.userId}/`), 'user.score-detail')).toMatchObject({
      user: student.userId,
      ...address,
    });
  });

  it('gets scores', async () => {
    for (const { id } of expectData(await student.get('/course/my_scores/'), 'course.scores')) {
      await school.staff(`mutation { enterScore(enrolmentId: ${id}, input: { score: 90, grade: "A-" }) { id } }`);
    }
    expect(expectData(await student.get('/course/my_scores/'), 'course.scores')).toMatchObject([
      { score: 90, score_grade: 'A-' },
      { score: 90 },
    ]);
    expect(expectData(await student.get('/course/project/my_scores/'), 'project.scores')).toMatchObject([
      { id: project.id, course: [{ course_score: { score: 90 } }, {}] },
    ]);
  });

  it('has the credits transferred, and uploads the proof', async () => {
    const { id } = await app.database.prisma.creditTransfer.findFirstOrThrow({ where: { studentId: student.userId } });
    for (const status of ['POSTED', 'RECEIVED', 'SUCCESS']) {
      await school.staff(`mutation { moveCreditTransfer(id: ${id}, input: { status: ${status} }) { id } }`);
      expect(expectData(await student.get('/course/project/project_result/'), 'project.credit-transfers')).toMatchObject([
        { project_result: { status: { key: status }, img: null } },
      ]);
    }
    expectData(await student.put(`/course/project/${project.id}/upload_img/`, { img: PICTURE }), 'project.upload-transfer-image');
    const [{ project_result }] = expectData(await student.get('/course/project/project_result/'), 'project.credit-transfers');
    expect((await app.server.inject(project_result.img)).statusCode).toBe(200);
  });

  it('signs out', async () => {
    expectData(await student.put('/auth/user/logout/', {}), 'auth.logout');
    expectFailure(await student.get('/course/project/my_project/'), 401, '未登陆', '');
  });
});

describe('the demo students', () => {
  it('begin where the design says', async () => {
    const first = await school.student('demo-student1');
    expect(expectData(await first.get('/course/project/my_project/'), 'project.mine')).toMatchObject([
      { order_status: { key: 'CONFIRMED' }, current_course_num: 2 },
    ]);
    expect(expectData(await first.get('/course/my_scores/'), 'course.scores').map(({ score }: { score: number }) => score)).toEqual([
      92, 0,
    ]);
    expect(expectData(await first.get('/course/project/project_result/'), 'project.credit-transfers')).toMatchObject([
      { project_result: { status: { key: 'SUCCESS' }, img: null } },
    ]);

    const second = await school.student('demo-student2');
    expectFailure(await second.get('/order/check_order/'), 100, '没有未完成的订单，可以创建', '');
    expect(expectData(await second.get('/auth/user/1/coupon_list/'), 'user.coupon-list')).toHaveLength(3);
  });
});
