import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyName, Market, CATALOGUE_AND_ORDERS, proofOf } from './market.js';
import type { Method, Person, World } from './world.js';

let market: Market;
let world: World;
/** Bought an order of one project, with a replenishment in each state, a refund and a message. */
let student: Person;
/** Has nothing at all. */
let stranger: Person;
/** Has an order in each state, each of another student. */
const orders: Record<'unpaid' | 'paid' | 'confirmed' | 'failed' | 'canceled', { id: number; user: { id: number }; owner: Person }> =
  {} as never;
const rows: Record<'unpaid' | 'paid' | 'confirmed' | 'failed' | 'canceled' | 'refund', number> = {} as never;
const ids: Record<'project' | 'withdrawn' | 'offering' | 'line' | 'orderedLine' | 'message' | 'expired' | 'foreign' | 'used', number> =
  {} as never;
let campusName: string;
let courseCode: string;

const NOBODY = 999_999;

beforeAll(async () => {
  market = await Market.open();
  world = market.world;
  [student, stranger] = [await world.student(), await world.student()];
  campusName = (await market.campus()).name;
  const course = await market.course();
  courseCode = course.course_code;
  ids.project = (await market.project()).id;
  ids.withdrawn = (await market.project({ is_active: false })).id;
  ids.offering = (await market.offering(course.id, ids.project)).id;

  const placed = async () => {
    const owner = await world.student();
    return { ...(await market.order(owner, { project: ids.project })), owner };
  };
  for (const state of ['unpaid', 'paid', 'confirmed', 'failed', 'canceled'] as const) orders[state] = await placed();
  for (const state of ['paid', 'confirmed', 'failed'] as const) await market.pay(orders[state].owner, orders[state].id);
  await market.judge(orders.confirmed.id, 'CONFIRMED');
  await market.judge(orders.failed.id, 'CONFIRM_FAILED');
  await market.judge(orders.canceled.id, 'CANCELED');

  ids.used = await market.coupon(student, '10');
  const bought = await market.bought(student, { project: ids.project });
  ids.orderedLine = bought.charts[0].id;
  for (const state of ['unpaid', 'paid', 'confirmed', 'failed', 'canceled'] as const) rows[state] = (await market.replenish(bought)).id;
  rows.refund = (await market.replenish(bought, { type: 'REFUND' })).id;
  for (const state of ['paid', 'confirmed', 'failed'] as const)
    await world.data('PUT', `/api/v1/order_additional_payment/${rows[state]}/`, student, { img: proofOf(0)['img'] });
  for (const [state, status] of [
    ['confirmed', 'CONFIRMED'],
    ['failed', 'CONFIRM_FAILED'],
    ['canceled', 'CANCELED'],
  ] as const) {
    await world.data('PUT', `/api/v1/order_additional_payment/${rows[state]}/`, world.sales, { status });
  }

  ids.line = await market.put(student, ids.project);
  ids.expired = await market.coupon(student, '10', { endTime: '2021-01-01T00:00:00Z' });
  ids.foreign = await market.coupon(stranger, '10');
  ids.message = (await world.data('POST', '/api/v1/message/student/', world.server, { student: student.id })).id;
});
afterAll(() => world.close());

type Request = readonly [method: Method, url: string, who?: Person, body?: unknown];

const without = (whole: object, field: string) => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));
/** Each field left out, and sent empty. */
const missing =
  (method: Method, url: string, who: () => Person, whole: () => object, ...fields: string[]) =>
  (): Request[] =>
    fields.map((field): Request => [method, url, who(), without(whole(), field)]);
/** A query parameter left out, and sent empty. */
const missingInQuery = (url: string, name: string, who: () => Person) => (): Request[] => [
  ['GET', url, who()],
  ['GET', `${url}?${name}=`, who()],
];

const bySales = (): Person => world.sales;
const byStudent = (): Person => student;
const ofOthers =
  (path: (id: number) => string, id: () => number, method: Method = 'GET', body?: unknown) =>
  (): Request[] => [
    [method, path(NOBODY), world.sales, body],
    [method, path(NOBODY), stranger, body],
    [method, path(id()), stranger, body],
  ];

const offering = () => ({
  professor: '王',
  start_time: '2027-06-01',
  end_time: '2027-07-01',
  address: '教室',
  course: 1,
  project: ids.project,
  course_name: '别名',
  max_select_num: 3,
});
const project = () => ({ campus: 1, project_name: '项目', start_date: '2027-06-01', end_date: '2027-07-01', course_num: 3 });
const additional = () => ({ type: 'REPLENISH', order: orders.confirmed.id, user: orders.confirmed.user.id, amount: 1, currency: 'RMB' });

const CART = '/api/v1/shopping_chart/';
const CHARTS = '/api/v1/shopping_chart/update_charts/';
const GONE = '/api/v1/shopping_chart/delete_charts/';
const EXTRA = '/api/v1/order_additional_payment/';

/** What brings each documented failure about, by endpoint and the contract's own words. */
const SCENARIOS: Readonly<Record<string, Readonly<Record<string, () => Request[]>>>> = {
  'project-course.get': {
    'no such offering or status false': () => [
      ['GET', `/api/v1/project_course/${NOBODY}`, student],
      ['GET', '/api/v1/project_course/99999999999', student],
    ],
  },
  'project-course.create': {
    'a mandatory field is missing': missing('POST', '/api/v1/project_course/', bySales, offering, ...Object.keys(offeringKeys())),
    'course or project does not exist': () =>
      ['course', 'project'].map((name) => ['POST', '/api/v1/project_course/', world.sales, { ...offering(), [name]: NOBODY }]),
  },
  'project-course.update': {
    'no such offering': () => [['PUT', `/api/v1/project_course/${NOBODY}/`, world.sales, { professor: '李' }]],
    'course or project does not exist': () =>
      ['course', 'project'].map((name) => ['PUT', `/api/v1/project_course/${ids.offering}/`, world.sales, { [name]: NOBODY }]),
  },
  'project-course.cancel-project': {
    'no such offering or already cancelled': () => [['PATCH', `/api/v1/project_course/${NOBODY}/`, world.sales, { status: false }]],
  },
  'project-course.delete': {
    'no such offering or already cancelled': () => [['DELETE', `/api/v1/project_course/${NOBODY}/`, world.sales]],
  },
  'project-course.relate-review-course': {
    'course_id missing': missingInQuery('/api/v1/project_course/relate_review_course/', 'course_id', bySales),
  },
  'project-course.get-course': {
    'no project_id in path or query': missingInQuery('/api/v1/project_course/get_course/', 'project_id', byStudent),
  },
  'confirm-course.get-select-student': {
    'no project_course_id in path or query': missingInQuery('/api/v1/confirm_course/get_select_student/', 'project_course_id', bySales),
  },
  'campus.get': { 'no such campus': () => [['GET', `/api/v1/campus/${NOBODY}`, student]] },
  'campus.create': {
    'name is taken': () => [['POST', '/api/v1/campus/', world.sales, { name: ` ${campusName} `, info: '介绍' }]],
    'name or info missing': missing('POST', '/api/v1/campus/', bySales, () => ({ name: '新', info: '介绍' }), 'name', 'info'),
  },
  'campus.update': {
    'name is taken by another campus': () => [['PUT', '/api/v1/campus/1/', world.sales, { name: campusName }]],
    'no such campus': () => [['PUT', `/api/v1/campus/${NOBODY}/`, world.sales, { info: '介绍' }]],
  },
  'course.list': {
    'project is not a number': () => ['x', '1.5', '9'.repeat(12)].map((value) => ['GET', `/api/v1/course/?project=${value}`, student]),
  },
  'course.get': { 'no such course': () => [['GET', `/api/v1/course/${NOBODY}`, student]] },
  'course.create': {
    'course_code is taken': () => [['POST', '/api/v1/course/', world.sales, { course_code: courseCode, name: '课' }]],
    'course_code or the name is missing': missing(
      'POST',
      '/api/v1/course/',
      bySales,
      () => ({ course_code: anyName(), course_name: '课' }),
      'course_code',
      'course_name',
    ),
  },
  'course.update': {
    'course_code is taken by another course': () => [['PUT', '/api/v1/course/1/', world.sales, { course_code: courseCode }]],
    'no such course': () => [['PUT', `/api/v1/course/${NOBODY}/`, world.sales, { course_name: '课' }]],
  },
  'project.get': {
    'no such project or is_active false': () =>
      [NOBODY, ids.withdrawn].flatMap((id): Request[] => [
        ['GET', `/api/v1/project/${id}`, student],
        ['GET', `/api/v1/project/${id}`, world.sales],
      ]),
  },
  'project.create': {
    'campus does not exist': () => [['POST', '/api/v1/project/', world.sales, { ...project(), campus: NOBODY }]],
    'a mandatory field is missing': missing(
      'POST',
      '/api/v1/project/',
      bySales,
      project,
      'campus',
      'project_name',
      'start_date',
      'end_date',
      'course_num',
    ),
  },
  'project.update': {
    'no such project': () => [['PUT', `/api/v1/project/${NOBODY}/`, world.sales, { info: '说明' }]],
    'campus does not exist': () => [['PUT', `/api/v1/project/${ids.project}/`, world.sales, { campus: NOBODY }]],
  },
  'project.get-project-by-campus': {
    'no campus_id in path or query': missingInQuery('/api/v1/project/get_project_by_campus/', 'campus_id', byStudent),
  },
  'shopping-chart.create': {
    'project unknown or inactive': () => [NOBODY, ids.withdrawn].map((id) => ['POST', CART, student, { project: id, course_num: 1 }]),
    'the project has no fee for that number of courses': () =>
      [0, -1, 4, 6, 99].map((course_num) => ['POST', CART, student, { project: ids.project, course_num }]),
  },
  'shopping-chart.delete': {
    'not an own line with status NEW': () =>
      [
        [NOBODY, student],
        [ids.line, stranger],
        [ids.orderedLine, student],
      ].map(([id, who]) => ['DELETE', `${CART}${id as number}/`, who as Person]),
  },
  'shopping-chart.update': {
    'not an own line with status NEW': () =>
      [
        [NOBODY, student],
        [ids.line, stranger],
        [ids.orderedLine, student],
      ].map(([id, who]) => ['PUT', `${CART}${id as number}/`, who as Person, { course_num: 2 }]),
    'project unknown or inactive': () => [NOBODY, ids.withdrawn].map((id) => ['PUT', `${CART}${ids.line}/`, student, { project: id }]),
    'the project has no fee for that number of courses': () =>
      [0, 4].map((course_num) => ['PUT', `${CART}${ids.line}/`, student, { course_num }]),
  },
  'shopping-chart.update-charts': {
    'the body is not a non-empty array of such objects': () =>
      [
        undefined,
        [],
        {},
        { chart_id: 1, course_num: 1 },
        [1],
        [{ chart_id: 1 }],
        [{ course_num: 1 }],
        [{ chart_id: 'x', course_num: 1 }],
        'x',
        null,
      ].map((body) => ['PUT', CHARTS, student, body]),
    'a chart_id is not an own line with status NEW': () =>
      [
        [NOBODY, student],
        [ids.line, stranger],
        [ids.orderedLine, student],
      ].map(([chart_id, who]) => ['PUT', CHARTS, who as Person, [{ chart_id, course_num: 1 }]]),
    'a project has no fee for that number of courses': () => [['PUT', CHARTS, student, [{ chart_id: ids.line, course_num: 4 }]]],
  },
  'shopping-chart.delete-charts': {
    'chart_ids missing or empty': () => [
      ['DELETE', GONE, student],
      ['DELETE', GONE, student, {}],
      ['DELETE', GONE, student, { chart_ids: [] }],
      ['DELETE', `${GONE}?chart_ids=`, student],
    ],
    'chart_ids is no list of ids or has more than a hundred': () =>
      [['x'], 'x', [[]], Array.from({ length: 101 }, () => 1)].map((chart_ids) => ['DELETE', GONE, student, { chart_ids }]),
  },
  'shopping-chart.get-user-project': {
    'staff call without student_id': missingInQuery('/api/v1/shopping_chart/get_user_project/', 'student_id', bySales),
  },
  'order.create': {
    'chart_ids missing or empty': () =>
      [{}, { chart_ids: [] }, { chart_ids: '' }, { chart_ids: null }].map((body) => ['POST', '/api/v1/order/', stranger, body]),
    "a line is not the student's own or not NEW": () => [
      ...[NOBODY, ids.orderedLine, 99_999_999_999].map((id): Request => [
        'POST',
        '/api/v1/order/',
        student,
        { chart_ids: [{ chart_id: id, course_num: 1 }] },
      ]),
      ['POST', '/api/v1/order/', stranger, { chart_ids: [ids.line] }],
      ['POST', '/api/v1/order/', student, { chart_ids: [ids.line, ids.line] }],
    ],
    "a coupon is not the student's own or not TO_USE or expired": () =>
      [NOBODY, ids.expired, ids.foreign, ids.used, 'x'].map((id) => [
        'POST',
        '/api/v1/order/',
        student,
        { chart_ids: [ids.line], coupon_list: [id] },
      ]),
    'the student has an order in TO_PAY or TO_CONFIRM': () => [],
    'more than four lines': () => [['POST', '/api/v1/order/', student, { chart_ids: [1, 2, 3, 4, 5] }]],
    'chart_ids is no such list': () =>
      [['x'], [{}], [{ chart_id: 'x' }], [{ chart_id: 1, course_num: 'x' }], { chart_id: 1 }, 'x'].map((chart_ids) => [
        'POST',
        '/api/v1/order/',
        student,
        { chart_ids },
      ]),
    'the student that staff name does not exist': () => [['POST', `/api/v1/order/?user=${NOBODY}`, world.sales, { chart_ids: [1] }]],
    "a replaced course_num has no fee in the line's project": () =>
      [0, 4, 99_999_999_999].map((course_num) => ['POST', '/api/v1/order/', student, { chart_ids: [{ chart_id: ids.line, course_num }] }]),
  },
  'order.cancel': {
    'order already CANCELED': () => [
      ['PUT', `/api/v1/order/${orders.canceled.id}/cancel/`, orders.canceled.owner],
      ['PUT', `/api/v1/order/${orders.canceled.id}/cancel/`, world.sales],
    ],
    'order neither TO_PAY nor CANCELED': () =>
      [orders.paid, orders.confirmed, orders.failed].map(({ id, owner }) => ['PUT', `/api/v1/order/${id}/cancel/`, owner]),
    "no such order or not the student's own": ofOthers(
      (id) => `/api/v1/order/${id}/cancel/`,
      () => orders.unpaid.id,
      'PUT',
    ),
  },
  'order.get': {
    "no such order or not the student's own": ofOthers(
      (id) => `/api/v1/order/${id}/`,
      () => orders.unpaid.id,
    ),
  },
  'order.final-order': { 'staff call without student_id': missingInQuery('/api/v1/order_record/get_final_order/', 'student_id', bySales) },
  'order.update': {
    'order is CANCELED': () =>
      [{ status: 'CONFIRMED' }, { remark: 'x' }, { status: 'CANCELED' }].map((body) => [
        'PUT',
        `/api/v1/order/${orders.canceled.id}/`,
        world.sales,
        body,
      ]),
    'TO_PAY and status CONFIRMED': () => [['PUT', `/api/v1/order/${orders.unpaid.id}/`, world.sales, { status: 'CONFIRMED' }]],
    'TO_PAY and status CONFIRM_FAILED': () => [['PATCH', `/api/v1/order/${orders.unpaid.id}/`, world.sales, { status: 'CONFIRM_FAILED' }]],
    "a student's order has its proof of payment": () => [
      ['PATCH', `/api/v1/order/${orders.paid.id}/`, orders.paid.owner, { currency: 'RMB' }],
    ],
    "no such order or not the student's own": () => [
      ['PUT', `/api/v1/order/${NOBODY}/`, world.sales, { status: 'CONFIRMED' }],
      ['PUT', `/api/v1/order/${orders.unpaid.id}/`, student, { currency: 'RMB' }],
    ],
    'TO_CONFIRM and status CANCELED': () => [
      ['PATCH', `/api/v1/order/${orders.paid.id}/`, world.sales, { status: { key: 'CANCELED', verbose: '已取消' } }],
    ],
    'order is CONFIRMED': () =>
      [{ status: 'CONFIRMED' }, { status: 'CANCELED' }, { currency: 'RMB' }].map((body) => [
        'PUT',
        `/api/v1/order/${orders.confirmed.id}/`,
        world.sales,
        body,
      ]),
    'order is CONFIRM_FAILED': () => [['PUT', `/api/v1/order/${orders.failed.id}/`, world.sales, { status: 'CONFIRMED' }]],
  },
  'order-payment.create': {
    'no such order': () => [['POST', '/api/v1/order_payment/', student, proofOf(NOBODY)]],
    "the order is somebody else's": () => [['POST', '/api/v1/order_payment/', student, proofOf(orders.unpaid.id)]],
    'proof was uploaded before': () =>
      [orders.paid, orders.confirmed, orders.failed].map(({ id, owner }) => ['POST', '/api/v1/order_payment/', owner, proofOf(id)]),
    'the order is CANCELED': () => [['POST', '/api/v1/order_payment/', orders.canceled.owner, proofOf(orders.canceled.id)]],
    'img missing': missing(
      'POST',
      '/api/v1/order_payment/',
      () => orders.unpaid.owner,
      () => proofOf(orders.unpaid.id),
      'img',
    ),
    'another mandatory field is missing': missing(
      'POST',
      '/api/v1/order_payment/',
      () => orders.unpaid.owner,
      () => proofOf(orders.unpaid.id),
      'order',
      'amount',
      'account_name',
      'phone',
      'relation',
    ),
  },
  'order-payment.get-info': {
    "order is missing or not the student's own": ofOthers(
      (id) => `/api/v1/order_payment/get_info/?order_id=${id}`,
      () => orders.paid.id,
    ),
    'order_id missing': missingInQuery('/api/v1/order_payment/get_info/', 'order_id', byStudent),
  },
  'order-additional-payment.create': {
    'a mandatory field is missing': missing('POST', EXTRA, bySales, additional, 'type', 'order', 'user', 'amount', 'currency'),
    "user is not the order's student, the order has no record yet (not confirmed), the project fits no slot, or amount is not positive":
      () =>
        [
          { user: stranger.id },
          { user: NOBODY },
          { order: orders.paid.id, user: orders.paid.user.id },
          { project: 'project2_id', course_num: 1 },
          { amount: 0 },
          { amount: '-1' },
          { amount: 0.001 },
        ].map((more) => ['POST', EXTRA, world.sales, { ...additional(), ...more }]),
    'project is neither the id of a project nor the name of a slot': () =>
      ['project5_id', 'project0_id', 'x', '1.5', NOBODY, String(NOBODY)].map((value) => [
        'POST',
        EXTRA,
        world.sales,
        { ...additional(), project: value },
      ]),
    'no such order': () => [['POST', EXTRA, world.sales, { ...additional(), order: NOBODY }]],
  },
  'order-additional-payment.update': {
    "no such row or not the student's own": ofOthers(
      (id) => `${EXTRA}${id}/`,
      () => rows.unpaid,
      'PUT',
      { student_remark: 'x' },
    ),
    'row is CANCELED': () => [['PUT', `${EXTRA}${rows.canceled}/`, student, { student_remark: 'x' }]],
    'row is CONFIRMED or REFUNDED': () =>
      [rows.confirmed, rows.refund].map((id) => ['PUT', `${EXTRA}${id}/`, student, { student_remark: 'x' }]),
    'row is CONFIRM_FAILED': () => [['PUT', `${EXTRA}${rows.failed}/`, world.sales, { status: 'CONFIRMED' }]],
    'staff confirm a row still TO_PAY': () =>
      ['CONFIRMED', 'CONFIRM_FAILED'].map((status) => ['PUT', `${EXTRA}${rows.unpaid}/`, world.sales, { status }]),
    'staff cancel a row in TO_CONFIRM': () => [['PUT', `${EXTRA}${rows.paid}/`, world.sales, { status: 'CANCELED' }]],
  },
  'order-additional-payment.get-info': {
    "order is missing or not the student's own": ofOthers(
      (id) => `${EXTRA}get_info/?order_id=${id}`,
      () => orders.confirmed.id,
    ),
    'order_id missing': missingInQuery(`${EXTRA}get_info/`, 'order_id', byStudent),
  },
  'channel-record.get': {
    'no such record': () => [
      ['GET', `/api/v1/record/${NOBODY}/`, world.sales],
      ['GET', `/api/v1/record/channel/${NOBODY}`, world.sales],
    ],
  },
  'record.recommend-success-by-student': {
    'student_id missing': missingInQuery('/api/v1/record/recommend/success_by_student', 'student_id', bySales),
  },
  'message.create': {
    'student does not exist': () => [['POST', '/api/v1/message/student/', world.server, { student: NOBODY, message: '好' }]],
    'student missing': () => [['POST', '/api/v1/message/student/', world.server, { message: '好' }]],
  },
  'message.update': {
    "no such message or not the student's own": ofOthers(
      (id) => `/api/v1/message/student/${id}/`,
      () => ids.message,
      'PATCH',
      { status: 1 },
    ),
  },
};

function offeringKeys() {
  return { professor: 0, start_time: 0, end_time: 0, address: 0, course: 0, project: 0, course_name: 0, max_select_num: 0 };
}

const DOCUMENTED = CATALOGUE_AND_ORDERS.flatMap(({ id, errors }) =>
  errors.map((error) => ({ id: id.replace('summer-crm.', ''), ...error })),
);

/** A documented text with places to fill, as a pattern. */
function patternOf(msg: string): RegExp {
  return new RegExp(
    `^${msg
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
    's',
  );
}

describe('every documented failure of the catalogue and of orders', () => {
  it('has a scenario here', () => {
    const written = Object.entries(SCENARIOS).flatMap(([id, known]) => Object.keys(known).map((when) => `${id}: ${when}`));
    expect(written.sort()).toEqual(DOCUMENTED.map(({ id, when }) => `${id}: ${when}`).sort());
  });

  it.each(DOCUMENTED.filter(({ when }) => when !== 'the student has an order in TO_PAY or TO_CONFIRM'))(
    '$id: $when',
    async ({ id, when, code, msg, field = '' }) => {
      const requests = SCENARIOS[id]?.[when]?.() ?? [];
      expect(requests.length).toBeGreaterThan(0);
      for (const request of requests) {
        const answer = await world.call(...request);
        const named = field.startsWith('<') ? [answer.field_name] : field.split(' or ');
        expect(named, JSON.stringify({ request, ...answer })).toContain(answer.field_name);
        if (field.startsWith('<')) expect(answer.field_name).not.toBe('');
        expect({ request, ...answer }).toMatchObject({ code, data: {} });
        expect(answer.msg).toMatch(patternOf(msg));
      }
    },
  );

  it('order.create: the student has an order in TO_PAY or TO_CONFIRM', async () => {
    for (const { owner } of [orders.unpaid, orders.paid]) {
      const line = await market.put(owner, ids.project);
      expect(await world.call('POST', '/api/v1/order/', owner, { chart_ids: [line] })).toMatchObject({
        code: 400,
        msg: '有未完成的订单，不能创建新的订单',
        data: {},
        field_name: 'non_field_errors',
      });
    }
  });

  it('names the first missing field in the order of the document', async () => {
    expect(await world.call('POST', '/api/v1/project/', world.sales, {})).toMatchObject({ code: 400, field_name: 'campus' });
    expect(await world.call('POST', '/api/v1/project/', world.sales, { campus: 1 })).toMatchObject({
      code: 400,
      field_name: 'project_name',
    });
    expect(await world.call('POST', '/api/v1/order_payment/', student, {})).toMatchObject({ code: 400, field_name: 'order' });
    expect(await world.call('POST', EXTRA, world.sales, { type: 'REFUND' })).toMatchObject({ code: 400, field_name: 'order' });
  });

  it.each([
    ['POST', 'project_course/', () => ({ ...offering(), course: NOBODY, course_name: '' }), 'course'],
    ['PUT', 'project_course/{offering}/', () => ({ project: NOBODY, course_name: '' }), 'project'],
    ['POST', 'campus/', () => ({ name: campusName }), 'name'],
    ['PUT', 'campus/1/', () => ({ name: campusName, info: '' }), 'name'],
    ['POST', 'course/', () => ({ course_code: courseCode }), 'course_code'],
    ['POST', 'project/', () => ({ campus: NOBODY }), 'campus'],
    ['PUT', 'project/{project}/', () => ({ campus: NOBODY, project_name: '' }), 'campus'],
    ['POST', 'order_additional_payment/', () => ({ type: 'REFUND', order: NOBODY }), 'order'],
    ['POST', 'message/student/', () => ({ student: NOBODY, message: '' }), 'student'],
  ] as const)('of two wrong fields names the first: %s %s', async (method, path, body, field_name) => {
    const url = `/api/v1/${path.replace('{offering}', String(ids.offering)).replace('{project}', String(ids.project))}`;
    expect(await world.call(method, url, world.sales, body())).toMatchObject({ code: 400, field_name });
  });

  it.each([
    ['PUT', 'shopping_chart', { project: 'x' }],
    ['POST', 'shopping_chart', { project: NOBODY, course_num: 'x' }],
    ['POST', 'order_payment', { order: NOBODY }],
  ] as const)("a student's too: %s %s", async (method, path, body) => {
    const field_name = 'project' in body ? 'project' : 'order';
    expect(await world.call(method, `/api/v1/${path}/${method === 'PUT' ? `${ids.line}/` : ''}`, student, body)).toMatchObject({
      code: 400,
      field_name,
    });
  });

  it.each([
    ['project_course', { professor: '' }],
    ['campus', { name: '' }],
    ['course', { course_code: '' }],
    ['project', { campus: NOBODY }],
    ['order', { status: 'X' }],
    ['order_additional_payment', { img: '%%%' }],
    ['message/student', { status: 'x' }],
  ])('a %s that does not exist is missing whatever is sent', async (path, body) => {
    for (const method of ['PUT', 'PATCH'] as const)
      expect(await world.call(method, `/api/v1/${path}/${NOBODY}/`, world.sales, body)).toMatchObject({
        code: 404,
        msg: '请求失败',
        field_name: '',
      });
  });

  it("an ordered or another's line is missing whatever is sent", async () => {
    for (const id of [NOBODY, ids.orderedLine])
      expect(await world.call('PUT', `${CART}${id}/`, student, { course_num: 'x' })).toMatchObject({ code: 404 });
    expect(await world.call('PUT', `${CART}${ids.line}/`, stranger, { course_num: 'x' })).toMatchObject({ code: 404 });
  });

  it('names the field that its rule is about', async () => {
    const wrong = async (more: object) => (await world.call('POST', EXTRA, world.sales, { ...additional(), ...more })).field_name;
    expect(await wrong({ user: stranger.id })).toBe('user');
    expect(await wrong({ order: orders.paid.id, user: orders.paid.user.id })).toBe('order');
    expect(await wrong({ project: 'project2_id' })).toBe('project');
    expect(await wrong({ amount: 0 })).toBe('amount');
    expect(await wrong({ type: 'X' })).toBe('type');
    expect(await wrong({ currency: 'DOLLAR' })).toBe('currency');
  });

  it('quotes what was sent', async () => {
    expect(await world.call('POST', CART, student, { project: NOBODY, course_num: 1 })).toMatchObject({
      msg: `Invalid pk "${NOBODY}" - object does not exist.`,
    });
    expect(
      await world.call('PUT', CHARTS, student, [
        { chart_id: ids.line, course_num: 1 },
        { chart_id: NOBODY, course_num: 1 },
      ]),
    ).toMatchObject({ msg: `无效的chart_id: ${NOBODY}，请检查传入参数` });
    expect(await world.call('POST', '/api/v1/order/', student, { chart_ids: [ids.line], coupon_list: [NOBODY] })).toMatchObject({
      msg: `无效的优惠券, coupon_id: ${NOBODY}`,
    });
    expect(await world.call('POST', '/api/v1/order_payment/', student, proofOf(NOBODY))).toMatchObject({
      msg: `Invalid pk "${NOBODY}" - object does not exist.`,
    });
  });
});

describe('input checks', () => {
  it('a wrong query parameter names no field', async () => {
    for (const [url, msg] of [
      ['/api/v1/order/?none_canceled_order=x', '"x" is not a valid boolean.'],
      ['/api/v1/order_payment/get_info/?order_id=x', 'A valid integer is required.'],
    ] as const) {
      expect({ url, ...(await world.call('GET', url, world.sales)) }).toMatchObject({ code: 400, msg, field_name: '' });
    }
  });

  it.each([
    ['campus', 'name', '校'.repeat(31), 'Ensure this field has no more than 30 characters.'],
    ['campus', 'name', '', 'This field may not be blank.'],
    ['campus', 'info', '校'.repeat(101), 'Ensure this field has no more than 100 characters.'],
    ['course', 'course_code', 'c'.repeat(31), 'Ensure this field has no more than 30 characters.'],
    ['course', 'course_name', ' ', 'This field may not be blank.'],
    ['course', 'credit', 'x', 'A valid integer is required.'],
    ['project', 'project_name', '', 'This field may not be blank.'],
    ['project', 'start_date', '2027-02-30', 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'],
    ['project', 'apply_fee', 'x', 'A valid number is required.'],
    ['project', 'apply_fee', -1, 'Ensure this value is greater than or equal to 0.'],
    ['project', 'is_active', 'x', '"x" is not a valid boolean.'],
    ['project_course', 'professor', '', 'This field may not be blank.'],
    ['project_course', 'address', '址'.repeat(101), 'Ensure this field has no more than 100 characters.'],
    ['project_course', 'max_select_num', -1, 'Ensure this value is greater than or equal to 0.'],
    [
      'project_course',
      'start_time',
      'x',
      'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].',
    ],
  ])('%s: %s %j', async (path, field_name, value, msg) => {
    const id = { campus: 1, course: 1, project: ids.project, project_course: ids.offering }[path];
    expect(await world.call('PUT', `/api/v1/${path}/${id}/`, world.sales, { [field_name]: value })).toMatchObject({
      code: 400,
      msg,
      field_name,
      data: {},
    });
  });

  it.each([
    ['currency', 'DOLLAR'],
    ['payment', 'ON_LINE'],
    ['payment', { key: 'X', verbose: '' }],
  ])('order.create refuses %s %j', async (field_name, value) => {
    expect(await world.call('POST', '/api/v1/order/', student, { chart_ids: [ids.line], [field_name]: value })).toMatchObject({
      code: 400,
      msg: '不在枚举范围内',
      field_name,
    });
  });

  it.each(['TO_PAY', 'TO_CONFIRM', 'X'])('order.update refuses the status %s', async (status) => {
    expect(await world.call('PUT', `/api/v1/order/${orders.unpaid.id}/`, world.sales, { status })).toMatchObject({
      code: 400,
      msg: '不在枚举范围内',
      field_name: 'status',
    });
  });

  it.each(['%%%', 'aGVsbG8=', 'data:image/png;base64,aGVsbG8='])('a receipt that is no picture is refused: %s', async (img) => {
    expect(await world.call('POST', '/api/v1/order_payment/', orders.unpaid.owner, proofOf(orders.unpaid.id, { img }))).toMatchObject({
      code: 400,
      field_name: 'img',
    });
    expect(await world.call('PUT', `${EXTRA}${rows.unpaid}/`, student, { img })).toMatchObject({ code: 400, field_name: 'img' });
    expect((await market.read(orders.unpaid.id)).status.key).toBe('TO_PAY');
  });

  it.each([
    ['x', 'A valid number is required.'],
    [-1, 'Ensure this value is greater than or equal to 0.'],
  ])('an amount of %j is refused', async (amount, msg) => {
    expect(await world.call('POST', '/api/v1/order_payment/', orders.unpaid.owner, proofOf(orders.unpaid.id, { amount }))).toMatchObject({
      code: 400,
      msg,
      field_name: 'amount',
    });
  });

  it('a fee table has each number of courses once', async () => {
    const twice = [
      { course_number: 1, course_fee: 1 },
      { course_number: 1, course_fee: 2 },
    ];
    expect(await world.call('PUT', `/api/v1/project/${ids.project}/`, world.sales, { project_course_fee: twice })).toMatchObject({
      code: 400,
      field_name: 'project_course_fee',
    });
    expect(
      await world.call('PUT', `/api/v1/project/${ids.project}/`, world.sales, {
        project_course_fee: [{ course_number: 0, course_fee: 1 }],
      }),
    ).toMatchObject({ code: 400, field_name: 'course_number' });
  });
});

describe('who may', () => {
  const FOR_STAFF: (readonly [Method, string])[] = [
    ['POST', '/api/v1/project_course/'],
    ['PUT', '/api/v1/project_course/1/'],
    ['PATCH', '/api/v1/project_course/1/'],
    ['DELETE', '/api/v1/project_course/1/'],
    ['GET', '/api/v1/project_course/relate_review_course/?course_id=1'],
    ['GET', '/api/v1/confirm_course/get_select_student/1'],
    ['POST', '/api/v1/campus/'],
    ['PUT', '/api/v1/campus/1/'],
    ['POST', '/api/v1/course/'],
    ['PUT', '/api/v1/course/1/'],
    ['POST', '/api/v1/project/'],
    ['PUT', '/api/v1/project/1/'],
    ['POST', EXTRA],
    ['GET', '/api/v1/record/1/'],
    ['GET', '/api/v1/record/recommend/success_by_student?student_id=1'],
    ['POST', '/api/v1/message/student/'],
  ];
  const FOR_STUDENTS: (readonly [Method, string])[] = [
    ['POST', CART],
    ['GET', CART],
    ['DELETE', `${CART}1/`],
    ['PUT', `${CART}1/`],
    ['PUT', CHARTS],
    ['DELETE', GONE],
    ['POST', '/api/v1/order/'],
    ['GET', '/api/v1/order/user_order_list/'],
    ['GET', '/api/v1/order/last_order/'],
    ['POST', '/api/v1/order_payment/'],
    ['GET', '/api/v1/record/recommend/success'],
  ];

  it.each(FOR_STAFF)('%s %s is not for students', async (method, url) => {
    expect(await world.call(method, url, student, method === 'GET' ? undefined : {})).toMatchObject({
      code: 403,
      msg: '请求失败',
      field_name: '',
    });
  });

  it.each(FOR_STUDENTS)('%s %s is not for staff', async (method, url) => {
    expect(await world.call(method, url, world.sales, method === 'GET' ? undefined : {})).toMatchObject({
      code: 403,
      msg: '请求失败',
      field_name: '',
    });
  });

  it('nobody is served without a token', async () => {
    const addresses = CATALOGUE_AND_ORDERS.flatMap(({ addresses: known, also }) => [...known, ...also]);
    for (const { method, path } of addresses.filter(({ path: literal }) => literal !== '/order/')) {
      expect({ path, ...(await world.call(method, path.replace(/\{\w+\}/, '1'))) }).toMatchObject({
        code: 401,
        msg: '请在请求头中带好你的token',
      });
    }
  });

  it.each([
    ['GET', '/api/v1//order/?user='],
    ['GET', '/api/v1/order/?user='],
    ['GET', '/api/v1/order/user_order_list/?user='],
    ['GET', '/api/v1/order/last_order/?user='],
    ['POST', '/api/v1/order/?user='],
    ['GET', '/api/v1/order_record/get_final_order/?student_id='],
    ['GET', '/api/v1/shopping_chart/get_user_project/?student_id='],
    ['GET', '/api/v1/message/student/?student='],
    ['GET', '/api/v1/message/student/?student_id='],
  ] as const)('a student who names another in %s %s gets 403', async (method, url) => {
    expect(
      await world.call(method, `${url}${stranger.id}`, student, method === 'POST' ? { chart_ids: [ids.line] } : undefined),
    ).toMatchObject({ code: 403, msg: '请求失败' });
    const own = await world.call(method, `${url}${student.id}`, student, method === 'POST' ? { chart_ids: [NOBODY] } : undefined);
    expect(own.code).toBe(method === 'POST' ? 400 : 0);
  });

  it('another method answers 405', async () => {
    for (const [method, url] of [
      ['DELETE', '/api/v1/campus/1/'],
      ['POST', '/api/v1/order/1/cancel/'],
      ['PUT', '/api/v1//order/'],
      ['GET', '/order/'],
    ] as const) {
      expect(await world.call(method, url, world.sales)).toMatchObject({ code: 405, msg: `Method "${method}" not allowed.` });
    }
  });
});
