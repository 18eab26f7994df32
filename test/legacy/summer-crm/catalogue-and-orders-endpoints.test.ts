import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { targetOf } from '../../support/addresses.js';
import { anyName, CATALOGUE_AND_ORDERS, expectShape, Market, proofOf, shapeMistakes } from './market.js';
import { type Answer, type Method, type Person, PICTURE, PIXEL, type World } from './world.js';

let market: Market;
let world: World;
/** Has an order that is confirmed, one that was canceled and one to be paid, a line in the cart, a message and a recommendation. */
let student: Person;
let friend: Person;
const made: Record<
  'campus' | 'course' | 'project' | 'offering' | 'bought' | 'canceled' | 'unpaid' | 'line' | 'replenished' | 'message' | 'channelRecord',
  number
> = {
  campus: 0,
  course: 0,
  project: 0,
  offering: 0,
  bought: 0,
  canceled: 0,
  unpaid: 0,
  line: 0,
  replenished: 0,
  message: 0,
  channelRecord: 0,
};

beforeAll(async () => {
  market = await Market.open();
  world = market.world;
  [student, friend] = [await world.student(), await world.student()];
  made.campus = (await market.campus()).id;
  made.course = (await market.course()).id;
  made.project = (await market.project({ campus: made.campus })).id;
  made.offering = (await market.offering(made.course, made.project)).id;
  const enrolled = {
    course_code: 'X',
    course_name: '本校课程',
    student_id: student.id,
    project_id: made.project,
    course_id: made.course,
    school: '复旦大学',
  };
  await world.data('POST', '/api/v1/confirm_course/add_course/', world.server, enrolled);
  await world.data('POST', '/api/v1/student/score_detail/', student, { city: '上海', recipient_phone: '1' });

  const bought = await market.bought(student, { project: made.project });
  made.bought = bought.id;
  made.replenished = (await market.replenish(bought, { project: made.project, course_num: 3 })).id;
  made.canceled = (await market.order(student)).id;
  await world.data('PUT', `/api/v1/order/${made.canceled}/cancel/`, student);
  made.unpaid = (await market.order(student, { payment: undefined })).id;
  made.line = await market.put(student, made.project);

  made.message = (await world.data('POST', '/api/v1/message/student/', world.server, { student: student.id, message: '你好' })).id;
  await market.asAdmin('mutation ($input: RecommendStudentInput!) { recommendStudent(input: $input) { id } }', {
    input: { inviterId: student.id, inviteeId: friend.id },
  });
  await market.order(friend);
  await market.asAdmin('mutation { createNotice(input: { content: "六月查分" }) { id } }');
  const { createChannel } = await market.asAdmin('mutation { createChannel(input: { name: "公众号" }) { id } }');
  const { recordChannel } = await market.asAdmin('mutation ($input: RecordChannelInput!) { recordChannel(input: $input) { id } }', {
    input: { channelId: createChannel.id, studentId: student.id },
  });
  made.channelRecord = recordChannel.id;
});
afterAll(() => world.close());

type Request = readonly [method: Method, url: string, who?: Person, body?: unknown];

const project = () => ({
  campus: made.campus,
  campus_name: '随便',
  project_name: anyName(),
  start_date: '2027-06-01',
  end_date: '2027-07-01T00:00:00',
  address: '',
  info: '',
  apply_fee: 0,
  course_num: 3,
});
const offering = () => ({
  professor: '王',
  start_time: '2027-06-01',
  end_time: '2027-07-01T10:00:00',
  address: '一号楼',
  course: made.course,
  project: made.project,
  course_name: '别名',
  max_select_num: '30',
});
const additional = () => ({
  type: { key: 'REFUND', verbose: '退费' },
  refunded_type: 'MORE_TUITION',
  order: made.bought,
  user: student.id,
  amount: 12.5,
  currency: { key: 'RMB' },
});

/** One good request for each endpoint, as documented; later ones rely on earlier ones. */
const SUCCESSES: Readonly<Record<string, () => Request>> = {
  'project-course.list': () => [
    'GET',
    `/api/v1/project_course/?project=${made.project}&course=${made.course}&campus_id=${made.campus}&page=1`,
    student,
  ],
  'project-course.get': () => ['GET', `/api/v1/project_course/${made.offering}`, student],
  'project-course.create': () => ['POST', '/api/v1/project_course/', world.sales, offering()],
  'project-course.update': () => ['PUT', `/api/v1/project_course/${made.offering}/`, world.sales, { ...offering(), professor: '李' }],
  'project-course.relate-review-course': () => [
    'GET',
    `/api/v1/project_course/relate_review_course/?course_id=${made.course}`,
    world.server,
  ],
  'project-course.get-course': () => ['GET', `/api/v1/project_course/get_course/${made.project}`, student],
  'confirm-course.get-select-student': () => [
    'GET',
    `/api/v1/confirm_course/get_select_student/${made.offering}?page=1&page_size=5`,
    world.server,
  ],
  'campus.list': () => ['GET', '/api/v1/campus/', student],
  'campus.get': () => ['GET', `/api/v1/campus/${made.campus}`, student],
  'campus.all': () => ['GET', '/api/v1/campus/all/', student],
  'campus.create': () => ['POST', '/api/v1/campus/', world.sales, { name: anyName(), info: '介绍' }],
  'campus.update': () => ['PUT', `/api/v1/campus/${made.campus}/`, world.sales, { name: anyName(), info: '新的介绍' }],
  'course.list': () => ['GET', `/api/v1/course/?project=${made.project}`, student],
  'course.get': () => ['GET', `/api/v1/course/${made.course}`, student],
  'course.all': () => ['GET', '/api/v1/course/all/', student],
  'course.create': () => [
    'POST',
    '/api/v1/course/',
    world.sales,
    { course_code: anyName(), course_name: '课程', credit: '4', extra: '备注' },
  ],
  'course.update': () => ['PUT', `/api/v1/course/${made.course}/`, world.sales, { course_code: anyName(), course_name: '改名', credit: 2 }],
  'project.list': () => ['GET', `/api/v1/project/?campus=${made.campus}`, student],
  'project.get': () => ['GET', `/api/v1/project/${made.project}`, student],
  'project.all': () => ['GET', '/api/v1/project/all/', student],
  'project.create': () => ['POST', '/api/v1/project/', world.sales, project()],
  'project.update': () => [
    'PUT',
    `/api/v1/project/${made.project}/`,
    world.sales,
    { project_name: anyName(), one_course_fee: 1000, course_num: '3' },
  ],
  'project.get-project-by-campus': () => ['GET', `/api/v1/project/get_project_by_campus/${made.campus}`, student],
  'common.context': () => ['GET', '/api/v1/common/context/', student],
  'common.global-enums': () => ['GET', '/api/v1/common/global_enums/', student],
  'shopping-chart.create': () => ['POST', '/api/v1/shopping_chart/', student, { project: made.project, course_num: 2 }],
  'shopping-chart.list': () => ['GET', '/api/v1/shopping_chart/', student],
  'shopping-chart.update': () => ['PUT', `/api/v1/shopping_chart/${made.line}/`, student, { project: made.project, course_num: 3 }],
  'shopping-chart.update-charts': () => ['PUT', '/api/v1/shopping_chart/update_charts/', student, [{ chart_id: made.line, course_num: 1 }]],
  'shopping-chart.delete': () => ['DELETE', `/api/v1/shopping_chart/${made.line}/`, student],
  'shopping-chart.delete-charts': () => ['DELETE', '/api/v1/shopping_chart/delete_charts/', student, { chart_ids: [made.line] }],
  'shopping-chart.get-user-project': () => ['GET', '/api/v1/shopping_chart/get_user_project/', student],
  'order.list': () => ['GET', '/api/v1//order/?currency=RMB&page=1', student],
  'order.admin-list': () => ['GET', `/api/v1/order/?payment=BANK&user=${student.id}`, world.sales],
  'order.user-order-list': () => ['GET', '/api/v1/order/user_order_list/', student],
  'order.get': () => ['GET', `/api/v1/order/${made.bought}/`, student],
  'order.last-order': () => ['GET', '/api/v1/order/last_order/', student],
  'order.final-order': () => ['GET', `/api/v1/order_record/get_final_order/?student_id=${student.id}`, world.sales],
  'order.update': () => [
    'PATCH',
    `/api/v1/order/${made.unpaid}/`,
    world.sales,
    { currency: { key: 'FOREIGN_CURRENCY', verbose: '外币' }, payment: 'PAY_PAL', remark: '备注' },
  ],
  'order-payment.create': () => ['POST', '/api/v1/order_payment/', student, proofOf(made.unpaid, { remark: '备注' })],
  'order-payment.get-info': () => ['GET', `/api/v1/order_payment/get_info/?order_id=${made.bought}`, student],
  'order-additional-payment.create': () => ['POST', '/api/v1/order_additional_payment/', world.sales, additional()],
  'order-additional-payment.update': () => [
    'PUT',
    `/api/v1/order_additional_payment/${made.replenished}/`,
    student,
    { img: PIXEL, student_remark: '已付', account_name: '父', phone: '1', relation: '父亲' },
  ],
  'order-additional-payment.get-info': () => [
    'GET',
    `/api/v1/order_additional_payment/get_info/?order_id=${made.bought}&type=REPLENISH`,
    student,
  ],
  'order-additional-payment.list': () => ['GET', '/api/v1/order_additional_payment/', student],
  'channel-record.get': () => ['GET', `/api/v1/record/${made.channelRecord}/`, world.sales],
  'record.recommend-success': () => ['GET', '/api/v1/record/recommend/success', student],
  'record.recommend-success-by-student': () => [
    'GET',
    `/api/v1/record/recommend/success_by_student?student_id=${student.id}&tag=true`,
    world.sales,
  ],
  'message.list': () => ['GET', `/api/v1/message/student/?student=${student.id}`, student],
  'message.create': () => ['POST', '/api/v1/message/student/', world.server, { student: student.id, message: '消息' }],
  'message.update': () => ['PATCH', `/api/v1/message/student/${made.message}/`, student, { status: 1 }],
  'project-course.cancel-project': () => [
    'PATCH',
    `/api/v1/project_course/${made.offering}/`,
    world.sales,
    { id: made.offering, status: false },
  ],
};

/** What is made for the occasion. */
const APART = ['project-course.delete', 'order.create', 'order.cancel'];

/** Lists whose answer here has a row at least, so that its shape is looked at. */
const FILLED = new Set([
  'project-course.list',
  'project-course.relate-review-course',
  'project-course.get-course',
  'confirm-course.get-select-student',
  'campus.list',
  'campus.all',
  'course.list',
  'course.all',
  'project.list',
  'project.all',
  'project.get-project-by-campus',
  'shopping-chart.list',
  'order.list',
  'order.admin-list',
  'order.user-order-list',
  'order.final-order',
  'order-additional-payment.list',
  'record.recommend-success-by-student',
  'message.list',
]);

function expectSuccess(id: string, { code, msg, data, field_name }: Pick<Answer, 'code' | 'msg' | 'data' | 'field_name'>): void {
  expect({ code, msg, field_name }).toEqual({ code: 0, msg: '请求成功', field_name: '' });
  expectShape(data, id);
  if (FILLED.has(id)) expect((data.results ?? data).length).toBeGreaterThan(0);
}

describe('every endpoint of the catalogue and of orders', () => {
  it('has a scenario here', () => {
    expect(CATALOGUE_AND_ORDERS).toHaveLength(55);
    const tried = new Set([...Object.keys(SUCCESSES), ...APART]);
    expect([...tried].sort()).toEqual(CATALOGUE_AND_ORDERS.map(({ id }) => id.replace('summer-crm.', '')).sort());
  });

  it.each(Object.entries(SUCCESSES))('%s answers what it documents', async (id, request) => {
    expectSuccess(id, await world.call(...request()));
  });

  it('order.create and order.cancel answer what they document', async () => {
    const buyer = await world.student();
    const order = await world.call('POST', '/api/v1/order/', buyer, {
      chart_ids: [{ chart_id: await market.put(buyer, made.project), course_num: 2 }],
      currency: 'RMB',
      payment: 'ALI_PAY',
    });
    expectSuccess('order.create', order);
    expectSuccess('order.cancel', await world.call('PUT', `/api/v1/order/${order.data.id}/cancel/`, buyer));
  });

  it('project-course.delete answers null', async () => {
    const { id } = await market.offering(made.course, made.project);
    expectSuccess('project-course.delete', await world.call('DELETE', `/api/v1/project_course/${id}/`, world.sales));
  });
});

describe('every other form of a call', () => {
  it.each([['project-course.get-course', 'project_course/get_course', 'project_id', () => made.project]] as const)(
    '%s takes its id in the query too, with and without trailing slash',
    async (id, path, name, value) => {
      const documented = await world.data('GET', `/api/v1/${path}/${value()}`, world.server);
      expectShape(documented, id);
      for (const form of [`${path}/${value()}/`, `${path}/?${name}=${value()}`, `${path}?${name}=${value()}`]) {
        expect(await world.data('GET', `/api/v1/${form}`, world.server)).toEqual(documented);
      }
    },
  );

  it('project.get-project-by-campus answers names by its path, whole rows by its query', async () => {
    const url = '/api/v1/project/get_project_by_campus';
    const { id: campus } = await market.campus();
    const project = await market.project({ campus, one_course_fee: 7, address: '一号楼' });
    expect(await world.data('GET', `${url}/${campus}/`, student)).toEqual([project.name]);
    const { project_name: _, campus: __, ...row } = project;
    for (const query of [`${url}/?campus_id=${campus}`, `${url}?campus_id=${campus}`]) {
      const rows = await world.data('GET', query, student);
      expect(rows.flatMap((one: unknown) => shapeMistakes(one, 'ProjectPlain'))).toEqual([]);
      const fees = { one_course_fee: 7, two_course_fee: 2001, three_course_fee: 3001.5, four_course_fee: null, five_course_fee: null };
      expect(rows).toEqual([{ ...row, campus_id: campus, ...fees }]);
    }
  });

  it('confirm-course.get-select-student answers rows by its path, and how many there are by its query', async () => {
    const [one, other] = [await world.student(), await world.student()];
    const course = await market.course();
    const { id: offering } = await market.offering(course.id, made.project);
    for (const { id } of [one, other]) {
      const body = { student_id: id, course_code: 'C', course_name: '课', project_id: made.project, course_id: course.id };
      await world.data('POST', '/api/v1/confirm_course/add_course/', world.server, body);
    }
    await world.data('PATCH', `/api/v1/student/info/${one.id}/`, one, { name: '张三' });
    const url = '/api/v1/confirm_course/get_select_student';
    const rows = await world.data('GET', `${url}/${offering}/`, world.server);
    expectShape(rows, 'confirm-course.get-select-student');
    expect(rows).toMatchObject([{ confirmcourse__student__name: '张三' }, { confirmcourse__student__name: null }]);
    const roster = await world.data('GET', `${url}/?project_course_id=${offering}&page=1&page_size=1`, world.server);
    expectShape(roster, 'Roster');
    expect(roster).toMatchObject({ select_num: 2, result: [{ student__name: '张三' }] });
  });

  it.each([
    ['/api/v1/project_course/', '/api/v1/project_course'],
    ['/api/v1/campus/', '/api/v1/campus'],
    ['/api/v1/course/all/', '/api/v1/course/all'],
    ['/api/v1//order/', '/api/v1//order'],
    ['/api/v1/record/recommend/success', '/api/v1/record/recommend/success/'],
  ])('%s and %s are one address', async (one, other) => {
    const [first, second] = [await world.data('GET', one, student), await world.data('GET', other, student)];
    expect(second).toEqual(first);
  });

  it('summer-crm.channel-record.get is served under record/channel too', async () => {
    const record = await world.data('GET', `/api/v1/record/${made.channelRecord}/`, world.sales);
    expect(record).toMatchObject({ id: made.channelRecord, user_id: student.id, student_id: student.id });
    expect(await world.data('GET', `/api/v1/record/channel/${made.channelRecord}/`, world.sales)).toEqual(record);
    expect((await world.data('GET', `/api/v1/record/?id=${made.channelRecord}`, world.sales)).results).toEqual([record]);
  });

  it('cart lines change and go without the prefix too (contract: summer-crm.shopping-chart.delete)', async () => {
    const [one, other] = [await market.put(friend, made.project), await market.put(friend, made.project)];
    expectShape(await world.data('PUT', `/shopping_chart/${one}/`, friend, { course_num: 2 }), 'shopping-chart.update');
    expectShape(
      await world.data('PUT', '/shopping_chart/update_charts/', friend, [{ chart_id: one, course_num: 3 }]),
      'shopping-chart.update-charts',
    );
    expect(await world.data('DELETE', `/shopping_chart/${one}/`, friend)).toBeNull();
    expect(await world.data('DELETE', `/api/v1/shopping_chart/delete_charts?chart_ids=${other},999999`, friend)).toBe('ok');
    expect((await world.data('GET', '/api/v1/shopping_chart/', friend)).results).toEqual([]);
  });

  it('an unknown path below /shopping_chart is answered in this envelope', async () => {
    expect(await world.call('GET', '/shopping_chart/x/', friend)).toMatchObject({ code: 404, msg: '请求失败' });
  });

  it.each([
    ['body', { chart_ids: true }],
    ['repeated query parameter', { repeated: true }],
    ['comma-separated query parameter', { comma: true }],
    ['text body', { text: true }],
  ] as const)(
    'delete-charts takes the ids in a %s',
    async (_name, form: { chart_ids?: boolean; repeated?: boolean; comma?: boolean; text?: boolean }) => {
      const owner = await world.student();
      const lines = [await market.put(owner, made.project), await market.put(owner, made.project)];
      const query = form.repeated ? `?chart_ids=${lines[0]}&chart_ids=${lines[1]}` : form.comma ? `?chart_ids=${lines.join(',')}` : '';
      const body = form.chart_ids ? { chart_ids: lines } : form.text ? { chart_ids: lines.map(String) } : undefined;
      expect(await world.data('DELETE', `/api/v1/shopping_chart/delete_charts/${query}`, owner, body)).toBe('ok');
      expect((await world.data('GET', '/api/v1/shopping_chart/', owner)).count).toBe(0);
    },
  );

  it('order.create is served at /order/ too, for whoever sends the token header', async () => {
    const buyer = await world.student();
    const order = await world.data('POST', '/order/', buyer, { chart_ids: [await market.put(buyer, made.project)] });
    expectShape(order, 'order.create');
    expect(await world.call('GET', `/order/${order.id}/`, buyer)).toMatchObject({ code: 404, data: {} });
  });

  it("/order/ without the header but with chart_ids is this API's, and not signed in", async () => {
    expect(await world.call('POST', '/order/', undefined, { chart_ids: [1] })).toMatchObject({
      code: 401,
      msg: '请在请求头中带好你的token',
    });
  });

  it('updates are taken by PATCH where PUT is documented, and the other way round', async () => {
    expectShape(await world.data('PATCH', `/api/v1/campus/${made.campus}/`, world.sales, { info: '另一个' }), 'campus.update');
    expectShape(await world.data('PUT', `/api/v1/message/student/${made.message}/`, world.sales, { message: '改过' }), 'message.update');
    expectShape(
      await world.data('PATCH', `/api/v1/order_additional_payment/${made.replenished}/`, student, { student_remark: '好' }),
      'order-additional-payment.update',
    );
  });

  it('bodies may be forms, and pictures files', async () => {
    const buyer = await world.student();
    const line = await market.put(buyer, made.project);
    const form = await world.form('POST', '/api/v1/order/', buyer, {
      chart_ids: `[{"chart_id": ${line}, "course_num": "2"}]`,
      currency: 'RMB',
      coupon_list: '',
    });
    expectSuccess('order.create', form);
    const fields = Object.fromEntries(Object.entries(proofOf(form.data.id)).map(([name, value]) => [name, String(value)]));
    const paid = await world.multipart('POST', '/api/v1/order_payment/', buyer, { ...fields, img: Buffer.from(PIXEL, 'base64') });
    expectSuccess('order-payment.create', paid);
    const picture = await world.app.server.inject(targetOf(paid.data.img));
    expect(picture.headers['content-type']).toBe('image/png');
  });

  it('pictures are taken as data URLs too', async () => {
    const buyer = await world.student();
    const { id } = await market.order(buyer);
    expectShape(await market.pay(buyer, id, { img: PICTURE }), 'order-payment.create');
  });
});
