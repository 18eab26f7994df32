import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { targetOf } from '../../support/addresses.js';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, paymentBody } from './admissions.js';
import { type Client, expectData, expectFailure, expectRefused, FORBIDDEN, NOT_FOUND, PICTURE, PNG, REQUIRED } from './client.js';

const UNKNOWN = 999_999;
const NO_FILE = '没有提交任何文件。';
const IMAGE = '请上传有效图片。您上传的该文件不是图片或者图片已经损坏。';

let app: TestApp;
let school: Admissions;
let project: number;

const orderBody = (more: object = {}) => ({ project, currency: 'RMB', payment: 'BANK', course_num: 3, ...more });

beforeAll(async () => {
  app = await createTestApp();
  school = await Admissions.open(app);
  ({ id: project } = await school.project({ seats: [] }));
});
afterAll(() => app.close());

describe('placing an order', () => {
  it('fixes application fee and course fee, and waits for payment (contract: summer-student.order.create)', async () => {
    const student = await school.student();
    const order = expectData(await student.post('/order/', orderBody()), 'order.create');

    expect(order).toMatchObject({
      user: student.userId,
      project: { id: project },
      currency: { key: 'RMB', verbose: '人民币' },
      payment: { key: 'BANK', verbose: '银行转账' },
      status: { key: 'TO_PAY', verbose: '待支付' },
      course_num: 3,
      standard_fee: 4700,
      pay_fee: null,
      payment_info: { account_number: '6222020000000000001', payment: { key: 'BANK', verbose: '银行转账' } },
    });
    expect(order.project).not.toHaveProperty('max_num');
    expect(expectData(await student.get(`/order/${order.id}/`), 'order.detail')).toEqual(order);

    await school.admin.patch(`/course/project/${project}/`, { apply_fee: 1 });
    expect((await student.get(`/order/${order.id}/`)).body.data.standard_fee).toBe(4700);
    await school.admin.patch(`/course/project/${project}/`, { apply_fee: 2000 });
  });

  it('accepts an enumerated value as a key or as key and label, and numbers as texts', async () => {
    const student = await school.student();
    const body = {
      project: String(project),
      currency: { key: 'DOLLAR', verbose: '美金' },
      payment: { key: 'OFF_LINE', verbose: '面付' },
      course_num: '1',
    };

    expect(expectData(await student.post('/order/', body), 'order.create')).toMatchObject({
      currency: { key: 'DOLLAR', verbose: '美金' },
      payment: { key: 'OFF_LINE', verbose: '面付' },
      payment_info: null,
      standard_fee: 3000,
    });
  });

  // contract: summer-student.order.create, shapes.PaymentAccount
  it('answers all that a payer has to state of the account', async () => {
    const student = await school.student();
    const { prisma } = app.database;
    const { id } = await prisma.paymentAccount.findFirstOrThrow({ where: { payment: 'BANK' }, orderBy: { id: 'asc' } });
    const bank = { bankName: 'Demo Bank', companyAddress: '1 Example Plaza', swiftCode: 'DEMOUS00', swiftCodeForeignCurrency: 'DEMOUS01' };
    const routing = { routingNumberPaper: '000000001', routingNumberWires: '000000002', payLink: 'https://pay.example/1' };
    await prisma.paymentAccount.update({ where: { id }, data: { ...bank, ...routing } });
    expect(expectData(await student.post('/order/', orderBody()), 'order.create').payment_info).toEqual({
      id,
      account_number: '6222020000000000001',
      account_name: '暑校国际教育（演示）有限公司',
      opening_bank: '中国工商银行上海徐汇支行',
      payment: { key: 'BANK', verbose: '银行转账' },
      currency: 'RMB',
      bank_name: 'Demo Bank',
      company_address: '1 Example Plaza',
      swift_code: 'DEMOUS00',
      swift_code_foreign_currency: 'DEMOUS01',
      routing_number_paper: '000000001',
      routing_number_wires: '000000002',
      pay_link: 'https://pay.example/1',
      create_time: expect.stringMatching(/Z$/),
    });
  });

  it('accepts forms', async () => {
    const student = await school.student();
    const fields = { project: String(project), currency: 'RMB', payment: 'ALI_PAY', course_num: '1' };
    expect(expectData(await student.form('POST', '/order/', fields), 'order.create').payment_info).toMatchObject({
      account_number: 'pay@example.com',
      opening_bank: null,
    });
  });

  it('costs the application fee alone where the fee table has no entry, and nothing without one', async () => {
    const { id } = (
      await school.admin.post('/course/project/', {
        campus: 1,
        name: '无价',
        start_date: '2027-06-01',
        end_date: '2027-07-01',
        address: '某地',
        info: '说明',
        course_num: 3,
        project_course_fee: [{ course_number: 2, course_fee: 500 }],
      })
    ).body.data;

    expect((await (await school.student()).post('/order/', orderBody({ project: id, course_num: 2 }))).body.data.standard_fee).toBe(500);
    expect((await (await school.student()).post('/order/', orderBody({ project: id, course_num: 1 }))).body.data.standard_fee).toBe(0);
  });

  it('ignores a status and a user that are sent along', async () => {
    const student = await school.student();
    const order = expectData(await student.post('/order/', orderBody({ status: 'CONFIRMED', user: 1, pay_fee: 1 })), 'order.create');
    expect(order).toMatchObject({ status: { key: 'TO_PAY' }, user: student.userId, pay_fee: null });
  });

  it.each([
    ['project', REQUIRED, { project: undefined }],
    ['project', `无效主键 “${UNKNOWN}” － 对象不存在。`, { project: UNKNOWN, currency: 'EURO' }],
    ['currency', '“EURO” 不是合法选项。', { currency: 'EURO', payment: 'GIFT' }],
    ['currency', '“FOREIGN_CURRENCY” 不是合法选项。', { currency: { key: 'FOREIGN_CURRENCY' } }],
    ['payment', '“PAY_PAL” 不是合法选项。', { payment: 'PAY_PAL', course_num: 0 }],
    ['payment', '“["BANK"]” 不是合法选项。', { payment: ['BANK'] }],
    ['course_num', REQUIRED, { course_num: undefined }],
    ['course_num', '请确保该值大于或者等于 1。', { course_num: 0 }],
    ['course_num', '请填写合法的整数值。', { course_num: 'two' }],
    ['non_field_errors', '所选课程数大于项目最大课程数, 项目最大选课数3', { course_num: 4 }],
  ])('refuses a wrong %s: %s', async (field, msg, wrong) => {
    const student = await school.student();
    expectRefused(await student.post('/order/', orderBody(wrong)), msg, field);
  });

  it('is refused while another order is unfinished', async () => {
    const student = await school.student();
    const order = await school.order(student, project);

    expectRefused(await student.post('/order/', orderBody()), '有未完成的订单，不能创建新的订单');
    await school.pay(student, order);
    expectRefused(await student.post('/order/', orderBody()), '有未完成的订单，不能创建新的订单');
    await school.confirm(order);
    expectData(await student.post('/order/', orderBody()), 'order.create');
  });
});

describe('check_order', () => {
  it('answers code 100 while nothing is unfinished, else the newest unfinished order (contract: summer-student.order.check)', async () => {
    const student = await school.student();
    expectFailure(await student.get('/order/check_order/'), 100, '没有未完成的订单，可以创建', '');

    const order = await school.order(student, project);
    expect(expectData(await student.get('/order/check_order/'), 'order.check')).toMatchObject({ id: order, status: { key: 'TO_PAY' } });
    await school.pay(student, order);
    expect(expectData(await student.get('/order/check_order/'), 'order.check')).toMatchObject({ id: order, status: { key: 'PAYED' } });
    await school.confirm(order);
    expectFailure(await student.get('/order/check_order/'), 100, '没有未完成的订单，可以创建', '');

    const canceled = await school.order(student, project);
    await student.patch(`/order/${canceled}/`, { status: 'CANCELED' });
    expectFailure(await student.get('/order/check_order/'), 100, '没有未完成的订单，可以创建', '');
  });
});

describe('reading an order', () => {
  it('is for its student and for staff (contract: summer-student.order.detail)', async () => {
    const student = await school.student();
    const order = await school.order(student, project);

    expectFailure(await (await school.student()).get(`/order/${order}/`), ...NOT_FOUND);
    expectFailure(await student.get(`/order/${UNKNOWN}/`), ...NOT_FOUND);
    expectFailure(await student.get('/order/mine/'), ...NOT_FOUND);
    for (const client of [student, school.admin, school.market]) expectData(await client.get(`/order/${order}/`), 'order.detail');
  });

  it('goes on when the project was taken off sale', async () => {
    const { id } = await school.project({ seats: [], name: '将下架' });
    const student = await school.student();
    const order = await school.order(student, id);
    await school.staff(`mutation { updateProject(id: ${id}, input: { active: false }) { id } }`);

    expect(expectData(await student.get(`/order/${order}/`), 'order.detail').project.name).toBe('将下架');
    expectRefused(
      await (await school.student()).post('/order/', orderBody({ project: id })),
      `无效主键 “${id}” － 对象不存在。`,
      'project',
    );
  });

  it("shows orders of the later revision in this surface's terms", async () => {
    const student = await school.student();
    const order = await school.order(student, project);
    await app.database.prisma.order.update({
      where: { id: order },
      data: { status: 'CONFIRM_FAILED', currency: 'FOREIGN_CURRENCY', payment: 'PAY_PAL' },
    });
    expect(expectData(await student.get(`/order/${order}/`), 'order.detail')).toMatchObject({
      status: { key: 'CANCELED', verbose: '已取消' },
      currency: { key: 'DOLLAR' },
      payment: { key: 'ON_LINE' },
    });
    expectRefused(await student.patch(`/order/${order}/`, { status: 'CANCELED' }), '该订单已被取消，不能进行更新任何操作');
    expectRefused(await student.post('/order/order_payment/', paymentBody(order)), '该订单已被取消，不能进行更新任何操作');

    await app.database.prisma.order.update({ where: { id: order }, data: { currency: null, payment: null } });
    expect(expectData(await student.get(`/order/${order}/`), 'order.detail')).toMatchObject({
      currency: null,
      payment: null,
      payment_info: null,
    });
  });
});

describe('paying an order', () => {
  let student: Client;
  let order: number;
  const pay = (more: object = {}) => student.post('/order/order_payment/', paymentBody(order, more));

  beforeAll(async () => {
    student = await school.student();
    order = await school.order(student, project);
  });

  it.each([
    ['order', REQUIRED, { order: undefined }],
    ['order', `无效主键 “${UNKNOWN}” － 对象不存在。`, { order: UNKNOWN, account_number: '' }],
    ['order', '类型错误。期望为主键，得到的类型为 str。', { order: 'mine' }],
    ['account_number', '该字段不能为空。', { account_number: '', account_name: '' }],
    ['account_number', '请确保这个字段不能超过 30 个字符。', { account_number: '6'.repeat(31) }],
    ['account_name', REQUIRED, { account_name: undefined }],
    ['opening_bank', '请确保这个字段不能超过 30 个字符。', { opening_bank: '行'.repeat(31) }],
    ['pay_date', '日期格式错误。请从这些格式中选择：YYYY-MM-DD。', { pay_date: 'yesterday' }],
    ['coupon_list', REQUIRED, { coupon_list: undefined, img: undefined }],
    ['coupon_list', '期望为一个包含物件的列表，得到的类型是“int”。', { coupon_list: 1 }],
    ['coupon_list', '请填写合法的整数值。', { coupon_list: [1, 'two'] }],
    ['img', NO_FILE, { img: undefined }],
    ['img', '该字段不能为 null。', { img: null }],
    ['img', IMAGE, { img: 'not a picture' }],
    ['img', IMAGE, { img: 5 }],
    ['img', IMAGE, { img: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64') }],
    ['non_field_errors', `无效的优惠券, coupon_id: ${UNKNOWN}`, { coupon_list: [UNKNOWN] }],
  ])('refuses a wrong %s: %s', async (field, msg, wrong) => {
    expectRefused(await pay(wrong), msg, field);
    expect((await student.get(`/order/${order}/`)).body.data).toMatchObject({ status: { key: 'TO_PAY' }, pay_fee: null });
  });

  it('refuses a picture that is too large on its own field', async () => {
    const large = Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]).toString('base64');
    expectRefused(await pay({ img: large }), '上传的文件过大。', 'img');
    expectRefused(await pay({ img: 'A'.repeat(16 * 1024 * 1024) }), '请求体过大。', 'img');
  });

  it("is only for the order's student, after the input is in order", async () => {
    const other = await school.student();
    expectRefused(await other.post('/order/order_payment/', paymentBody(order)), '您无权限操作他人的订单');
    expectRefused(await other.post('/order/order_payment/', paymentBody(order, { img: 'x' })), IMAGE, 'img');
    expectFailure(await school.admin.post('/order/order_payment/', paymentBody(order)), ...FORBIDDEN);
  });

  it.each([
    ['used by nobody but another', async () => school.coupon(await school.student())],
    ['inactive', () => school.coupon(student, { is_active: false })],
    ['over', () => school.coupon(student, { end_time: '2021-01-01' })],
    ['not valid yet', () => school.coupon(student, { start_time: '2098-01-01' })],
  ])('refuses a coupon that is %s', async (_why, make) => {
    const coupon = await make();
    expectRefused(await pay({ coupon_list: [coupon] }), `无效的优惠券, coupon_id: ${coupon}`);
    expect((await student.get(`/order/${order}/`)).body.data).toMatchObject({ status: { key: 'TO_PAY' } });
  });

  it('takes the coupons off, each once, and answers the proof (contract: summer-student.order.pay)', async () => {
    const coupons = [await school.coupon(student, { amount: 300 }), await school.coupon(student, { amount: '0.5' })];
    const payment = expectData(
      await pay({ coupon_list: [coupons[0], coupons[1], coupons[0]], img: `data:image/png;base64,${PICTURE}` }),
      'order.pay',
    );

    expect(payment).toMatchObject({
      order,
      account_number: '6222',
      account_name: '李明',
      opening_bank: '工商银行',
      pay_date: '2027-03-01',
    });
    expect(payment.img).toMatch(/^http:\/\/127\.0\.0\.1:4000\/media\/.+\.png\?expires=/);
    expect((await app.server.inject(targetOf(payment.img))).rawPayload).toEqual(PNG);
    expect((await student.get(`/order/${order}/`)).body.data).toMatchObject({
      status: { key: 'PAYED', verbose: '已支付' },
      standard_fee: 3900,
      pay_fee: 3599.5,
    });
    expect((await student.get('/auth/user/1/coupon_list/')).body.data.map(({ id }: { id: number }) => id)).not.toEqual(
      expect.arrayContaining(coupons),
    );
  });

  it('is done once', async () => {
    expectRefused(await pay(), '当前订单已经上传过支付信息');
    await school.confirm(order);
    expectRefused(await pay(), '管理员已确认该订单，不能进行任何更新操作');
  });

  it('is refused for a canceled order', async () => {
    const canceled = await school.order(student, project);
    await student.patch(`/order/${canceled}/`, { status: 'CANCELED' });
    expectRefused(await pay({ order: canceled }), '该订单已被取消，不能进行更新任何操作');
  });

  it('never goes below 0, does without a bank, and takes a multipart picture', async () => {
    const next = await school.order(student, project, 1);
    const coupon = await school.coupon(student, { amount: 100_000 });
    const fields = { order: String(next), account_number: '1', account_name: '李明', pay_date: '2027-03-02', coupon_list: String(coupon) };
    const payment = expectData(
      await student.multipart('POST', '/order/order_payment/', { ...fields, img: { name: 'a.png', type: 'image/png', bytes: PNG } }),
      'order.pay',
    );

    expect(payment.opening_bank).toBeNull();
    expect((await student.get(`/order/${next}/`)).body.data).toMatchObject({ pay_fee: 0 });
  });

  it('spends a coupon only once', async () => {
    const other = await school.student();
    const coupon = await school.coupon(other);
    await school.pay(other, await school.order(other, project), [coupon]);
    await school.confirm((await other.get('/order/check_order/')).body.data.id);
    const second = await school.order(other, project);
    expectRefused(
      await other.post('/order/order_payment/', paymentBody(second, { coupon_list: [coupon] })),
      `无效的优惠券, coupon_id: ${coupon}`,
    );
  });
});

describe('cancelling and confirming', () => {
  it('lets the student and the administrator cancel what is not paid (contract: summer-student.order.update-status)', async () => {
    const student = await school.student();
    const own = await school.order(student, project);
    expect(expectData(await student.patch(`/order/${own}/`, { status: 'CANCELED' }), 'order.update-status').status).toEqual({
      key: 'CANCELED',
      verbose: '已取消',
    });
    const next = await school.order(student, project);
    expect(
      expectData(await school.admin.patch(`/order/${next}/`, { status: { key: 'CANCELED', verbose: '已取消' } }), 'order.update-status')
        .status.key,
    ).toBe('CANCELED');
  });

  it('lets the administrator alone confirm what is paid (contract: summer-student.order.update-status)', async () => {
    const student = await school.student();
    const order = await school.order(student, project);

    expectRefused(await school.admin.patch(`/order/${order}/`, { status: 'CONFIRMED' }), '用户尚未上传凭证，不能进行确认操作');
    await school.pay(student, order);
    expectFailure(await student.patch(`/order/${order}/`, { status: 'CONFIRMED' }), ...FORBIDDEN);
    expectFailure(await school.market.patch(`/order/${order}/`, { status: 'CONFIRMED' }), ...FORBIDDEN);
    expectFailure(await school.market.patch(`/order/${order}/`, { status: 'CANCELED' }), ...FORBIDDEN);
    expectRefused(await student.patch(`/order/${order}/`, { status: 'CANCELED' }), '该订单已被支付，在管理员确定前不能取消');
    expect(expectData(await school.admin.patch(`/order/${order}/`, { status: 'CONFIRMED' }), 'order.update-status').status).toEqual({
      key: 'CONFIRMED',
      verbose: '已确认',
    });
  });

  it('ends there', async () => {
    const student = await school.student();
    const confirmed = await school.bought(student, project);
    await school.confirm(confirmed);
    const canceled = await school.order(student, project);
    await student.patch(`/order/${canceled}/`, { status: 'CANCELED' });

    for (const status of ['CANCELED', 'CONFIRMED']) {
      expectRefused(await school.admin.patch(`/order/${confirmed}/`, { status }), '管理员已确认该订单，不能进行任何更新操作');
      expectRefused(await school.admin.patch(`/order/${canceled}/`, { status }), '该订单已被取消，不能进行更新任何操作');
    }
  });

  it('looks at visibility, then the input, then the role, then the state', async () => {
    const student = await school.student();
    const order = await school.order(student, project);
    const other = await school.student();

    expectFailure(await other.patch(`/order/${order}/`, { status: 'NEVER' }), ...NOT_FOUND);
    expectFailure(await student.patch(`/order/${UNKNOWN}/`, {}), ...NOT_FOUND);
    expectRefused(await student.patch(`/order/${order}/`, {}), REQUIRED, 'status');
    expectRefused(await student.patch(`/order/${order}/`, { status: 'PAYED' }), '“PAYED” 不是合法选项。', 'status');
    expectRefused(await school.market.patch(`/order/${order}/`, { status: 'TO_PAY' }), '“TO_PAY” 不是合法选项。', 'status');
    expectFailure(await student.patch(`/order/${order}/`, { status: 'CONFIRMED' }), ...FORBIDDEN);
  });

  it('offers no PUT', async () => {
    expectFailure(await school.admin.put('/order/1/', { status: 'CONFIRMED' }), 405, '方法 “PUT” 不被允许。', '');
  });
});

describe('the lists of orders and payments (contract: summer-student.order.list, summer-student.order.payment-list)', () => {
  it("show a student the own ones, and staff everybody's, as one by one", async () => {
    const [student, other] = [await school.student(), await school.student()];
    const { id: project } = await school.project({ seats: [] });
    const [mine, theirs] = [await school.bought(student, project), await school.order(other, project)];

    const own = expectData(await student.get('/order/'), 'order.list');
    expect(own).toMatchObject({ count: 1, next: null, previous: null, results: [{ id: mine, status: { key: 'PAYED' } }] });
    expect(own.results[0]).toEqual((await student.get(`/order/${mine}/`)).body.data);
    const whole = expectData(await school.market.get('/order/?page=last'), 'order.list');
    expect(whole.results.map(({ id }: { id: number }) => id)).toEqual(expect.arrayContaining([mine, theirs]));
    expect(whole.count).toBe(await app.database.prisma.order.count());

    const payments = expectData(await student.get('/order/order_payment/'), 'order.payment-list');
    expect(payments).toMatchObject({
      count: 1,
      results: [{ order: mine, account_number: '6222', opening_bank: '工商银行', pay_date: '2027-03-01' }],
    });
    expect((await app.server.inject(targetOf(payments.results[0].img))).headers['content-type']).toBe('image/png');
    expect(expectData(await other.get('/order/order_payment/'), 'order.payment-list')).toMatchObject({ count: 0, results: [] });
    const everybodys = expectData(await school.admin.get('/order/order_payment/?page=last'), 'order.payment-list');
    expect(everybodys.results.at(-1)).toMatchObject({ order: mine });
  });

  it('come in pages', async () => {
    const { next, results } = (await school.admin.get('/order/')).body.data;
    expect(results).toHaveLength(10);
    expect((await school.admin.get(targetOf(next))).body.data.previous).toMatch(/\/order\/$/);
    expectFailure(await school.admin.get('/order/?page=x'), 404, '无效页。', '');
  });
});

describe('coupons', () => {
  const couponBody = (more: object = {}) => ({
    code: 'SUMMER',
    amount: 500,
    info: '暑期优惠',
    start_time: '2027-01-01',
    end_time: '2027-12-31T23:59',
    max_num: 5,
    ...more,
  });

  it('are made by staff at both paths, and granted to nobody (contract: summer-student.coupon.create)', async () => {
    const created = expectData(await school.market.post('/coupon/coupon/', couponBody()), 'coupon.create');
    const other = expectData(
      await school.admin.post('/coupon/add_coupon/', couponBody({ code: 'WINTER', amount: '99.9', is_active: false })),
      'coupon.create',
    );

    expect(created).toMatchObject({
      code: 'SUMMER',
      amount: 500,
      max_num: 5,
      is_active: true,
      start_time: '2026-12-31T16:00:00Z',
      end_time: '2027-12-31T15:59:00Z',
    });
    expect(other).toMatchObject({ amount: 99.9, is_active: false });
    expect(await app.database.prisma.couponGrant.count({ where: { couponId: created.id } })).toBe(0);
    expectFailure(await school.admin.get('/coupon/add_coupon/'), 405, '方法 “GET” 不被允许。', '');
  });

  it.each([
    ['code', REQUIRED, { code: undefined }],
    ['code', '请确保这个字段不能超过 30 个字符。', { code: 'x'.repeat(31) }],
    ['code', '该字段必须唯一。', { code: 'EARLYBIRD' }],
    ['amount', '请填写合法的数字。', { amount: 'much', info: '' }],
    ['amount', '请确保该值大于或者等于 0。', { amount: -1 }],
    ['info', '该字段不能为空。', { info: '' }],
    ['start_time', '日期时间格式错误。请从这些格式中选择：YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]。', { start_time: '2027-13-01' }],
    ['end_time', REQUIRED, { end_time: undefined }],
    ['max_num', '请填写合法的整数值。', { max_num: 'x' }],
    ['is_active', '“maybe” 不是合法的布尔值。', { is_active: 'maybe' }],
  ])('refuse a wrong %s: %s', async (field, msg, wrong) => {
    expectRefused(await school.admin.post('/coupon/coupon/', couponBody({ code: 'OTHER', ...wrong })), msg, field);
  });

  it('that a student holds and has not used are listed, also outside their time (contract: summer-student.user.coupon-list)', async () => {
    const student = await school.student('demo-student2');
    const coupons = expectData(await student.get('/auth/user/0/coupon_list/'), 'user.coupon-list');
    expect(coupons.map(({ code }: { code: string }) => code)).toEqual(['EARLYBIRD', 'FRIENDS', 'RETURNING']);
    expect(coupons[0]).toMatchObject({ amount: 500, info: '早鸟优惠' });
    expect(expectData(await school.admin.get('/auth/user/0/coupon_list/'), 'user.coupon-list')).toEqual([]);
  });
});
