import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../src/legacy/shim/index.js';
import { BEYOND_THE_INDEX, expectShape, Market } from './market.js';
import { expectRefused, FORBIDDEN, type Method, MISSING, type Person, PICTURE, type World } from './world.js';

let market: Market;
let world: World;
/** Has a row of every kind: an order that is confirmed and replenished, one to be paid, a line in the cart, and so on. */
let student: Person;
let other: Person;
let friend: Person;
const made = {
  address: 0,
  agreement: 0,
  line: 0,
  proof: 0,
  replenished: 0,
  unpaid: 0,
  message: 0,
  channel: 0,
  recommendation: 0,
  offering: 0,
  coupon: 0,
  complaint: 0,
  notice: 0,
};

beforeAll(async () => {
  market = await Market.open();
  world = market.world;
  [student, other, friend] = [await world.student(), await world.student(), await world.student()];
  const project = (await market.project()).id as number;
  made.address = (await world.data('POST', '/api/v1/student/score_detail/', student, { city: '上海' })).results[0].id;
  made.agreement = (await world.data('POST', '/api/v1/student/agreement/', student, { image: PICTURE })).id;
  const bought = await market.bought(student, { project });
  made.proof = bought.order_payed_info.id;
  made.replenished = (await market.replenish(bought)).id;
  made.unpaid = (await market.order(student)).id;
  made.line = await market.put(student, project);
  made.message = (await world.data('POST', '/api/v1/message/student/', world.server, { student: student.id, message: '你好' })).id;
  made.channel = (await market.asAdmin('mutation { createChannel(input: { name: "公众号" }) { id } }')).createChannel.id;
  made.recommendation = (await world.data('POST', '/api/v1/record/recommend/', student, { inviter: friend.id })).id;
  made.offering = (await market.offering((await market.course()).id, project)).id;
  made.coupon = await market.coupon(student, '10');
  made.complaint = (await world.data('POST', '/api/v1/complain/', student, { title: '投诉' })).id;
  made.notice = (await world.data('POST', '/api/v1/common/', world.server, { context: '六月查分' })).id;
});
afterAll(() => world.close());

type Request = readonly [method: Method, url: string, who?: Person, body?: unknown];

/** One successful call of each endpoint. */
const SUCCESSES: Readonly<Record<string, () => Request>> = {
  'department.all': () => ['GET', '/api/v1/department/all/', world.server],
  'role.all': () => ['GET', '/api/v1/role/all/', world.server],
  'menu.tree': () => ['GET', '/api/v1/menu/get_menu_tree/', world.server],
  'score-detail.get': () => ['GET', `/api/v1/student/score_detail/${made.address}/`, student],
  'agreement.list': () => ['GET', '/api/v1/student/agreement/', student],
  'agreement.get': () => ['GET', `/api/v1/student/agreement/${made.agreement}/`, student],
  'shopping-chart.get': () => ['GET', `/api/v1/shopping_chart/${made.line}/`, student],
  'shopping-chart.clear': () => ['DELETE', '/api/v1/shopping_chart/shopping_chart_clear/', other],
  'order.currency-payment': () => ['GET', '/api/v1/order/order_currency_payment/', student],
  'order.check': () => ['GET', '/api/v1/order/check_order/', student],
  'order.record-list': () => ['GET', '/api/v1/order_record/', student],
  'order-payment.list': () => ['GET', '/api/v1/order_payment/', student],
  'order-payment.get': () => ['GET', `/api/v1/order_payment/${made.proof}/`, student],
  'order-additional-payment.get': () => ['GET', `/api/v1/order_additional_payment/${made.replenished}/`, student],
  'student.create': () => ['POST', '/api/v1/student/info/', world.sales, { gender: 'FEMALE', name: '新生' }],
  'channel-record.create': () => ['POST', '/api/v1/record/channel/', student, { channel_id: made.channel }],
  'record.recommend-list': () => ['GET', '/api/v1/record/recommend/', student],
  'record.recommend-get': () => ['GET', `/api/v1/record/recommend/${made.recommendation}/`, student],
  'record.recommend-create': () => ['POST', '/api/v1/record/recommend/', student, { inviter: String(friend.id) }],
  'confirm-course.add': () => [
    'POST',
    '/api/v1/confirm_course/',
    world.server,
    { course_code: 'X', course_name: '本校课程', student: student.id, project_course: made.offering },
  ],
  'change-record.add': () => ['POST', '/api/v1/change_course_record/', world.server, { student: student.id }],
  'coupon.list': () => ['GET', '/api/v1/coupon/', student],
  'coupon.get': () => ['GET', `/api/v1/coupon/${made.coupon}/`, student],
  'coupon.create': () => [
    'POST',
    '/api/v1/coupon/',
    world.sales,
    { balance: 500, start_at: '2027-01-01 00:00:00', end_at: '2028-01-01T00:00:00', type: 1 },
  ],
  'channel.list': () => ['GET', '/api/v1/channel/', world.sales],
  'channel.get': () => ['GET', `/api/v1/channel/${made.channel}/`, world.sales],
  'channel.create': () => [
    'POST',
    '/api/v1/channel/',
    world.sales,
    {
      name: '地推',
      sales_man: world.sales.id,
      plan_date: '2027-03-01',
      plan_student_number: 50,
      plan_file_student_number: 20,
      plan_payed_student_number: 5,
    },
  ],
  'complain.list': () => ['GET', '/api/v1/complain/', student],
  'complain.get': () => ['GET', `/api/v1/complain/${made.complaint}/`, student],
  'complain.create': () => ['POST', '/api/v1/complain/', student, { context: '宿舍太吵', picture: PICTURE }],
  'common.list': () => ['GET', '/api/v1/common/', student],
  'common.get': () => ['GET', `/api/v1/common/${made.notice}/`, student],
  'common.create': () => ['POST', '/api/v1/common/', world.server, { context: '七月查分' }],
  'common.update': () => ['PUT', `/api/v1/common/${made.notice}/`, world.server, { context: '八月查分' }],
  'message.get': () => ['GET', `/api/v1/message/student/${made.message}/`, student],
};

function short({ id }: Endpoint): string {
  return id.replace('summer-crm.', '');
}

function scenario(endpoint: Endpoint): Request {
  const request = SUCCESSES[short(endpoint)];
  if (request === undefined) throw new Error(`${endpoint.id} has no scenario.`);
  return request();
}

/** Notices are everybody's. */
const OF_STUDENTS = BEYOND_THE_INDEX.filter((endpoint) => !short(endpoint).startsWith('common.'));

/** Endpoints whose path names a student's row by its own id. */
const ROWS = OF_STUDENTS.filter(({ pathParams }) => pathParams.length > 0);

describe('every endpoint beyond the index', () => {
  it('has a scenario here', () => {
    expect(Object.keys(SUCCESSES).sort()).toEqual(BEYOND_THE_INDEX.map(short).sort());
    expect(BEYOND_THE_INDEX.flatMap(({ seedEntries }) => seedEntries)).toEqual(BEYOND_THE_INDEX.map(() => 'beyond the index'));
  });

  it.each(BEYOND_THE_INDEX)('$id answers what it documents', async (endpoint) => {
    const { code, msg, data, field_name } = await world.call(...scenario(endpoint));
    expect({ code, msg, field_name }).toEqual({ code: 0, msg: '请求成功', field_name: '' });
    expectShape(data, short(endpoint));
    if (endpoint.response.data?.kind === 'page' || endpoint.response.data?.kind === 'list')
      expect((data.results ?? data).length).toBeGreaterThan(0);
  });
});

describe('the rights of an endpoint beyond the index', () => {
  it.each(BEYOND_THE_INDEX)('$id is refused without a token', async (endpoint) => {
    const [method, url, , body] = scenario(endpoint);
    expect(await world.call(method, url, undefined, body)).toMatchObject({ code: 401, msg: '请在请求头中带好你的token' });
  });

  it.each(BEYOND_THE_INDEX.filter(({ auth }) => auth === 'staff'))('$id is refused to a student', async (endpoint) => {
    const [method, url, , body] = scenario(endpoint);
    await expectRefused(world, method, url, student, body, FORBIDDEN);
  });

  it.each(BEYOND_THE_INDEX.filter(({ auth }) => auth === 'student'))('$id is refused to staff', async (endpoint) => {
    const [method, url, , body] = scenario(endpoint);
    await expectRefused(world, method, url, world.admin, body, FORBIDDEN);
  });

  it.each(BEYOND_THE_INDEX.filter(({ auth }) => auth !== 'staff'))('$id is refused to a student who names another', async (endpoint) => {
    const [method, url, , body] = scenario(endpoint);
    for (const name of ['student_id', 'student', 'user_id', 'user'])
      await expectRefused(world, method, `${url}?${name}=${student.id}`, other, body, FORBIDDEN);
  });

  it.each(ROWS.filter(({ auth, addresses }) => auth !== 'staff' && addresses[0]?.method === 'GET'))(
    "$id does not find another student's row, nor one that nobody has",
    async (endpoint) => {
      const [method, url] = scenario(endpoint);
      await expectRefused(world, method, url, other, undefined, MISSING);
      await expectRefused(world, method, url.replace(/\d+\/$/, '999999/'), student, undefined, MISSING);
      if (endpoint.auth === 'any') expect(await world.data(method, url, world.server)).toMatchObject({ id: expect.any(Number) });
    },
  );

  it.each(OF_STUDENTS.filter(({ auth, response }) => auth === 'any' && response.data?.kind === 'page'))(
    '$id shows a student the own rows and staff all',
    async (endpoint) => {
      const [method, url] = scenario(endpoint);
      expect(await world.data(method, url, other)).toEqual({ count: 0, next: null, previous: null, results: [] });
      const own = await world.data(method, url, student);
      const whole = await world.data(method, `${url}?student_id=${student.id}&page_size=100`, world.server);
      expect(whole.results).toEqual(expect.arrayContaining(own.results.map(({ id }: { id: number }) => expect.objectContaining({ id }))));
    },
  );
});
