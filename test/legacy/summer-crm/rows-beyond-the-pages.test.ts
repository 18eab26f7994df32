import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectShape, Market } from './market.js';
import { CATALOGUE, Studies } from './studies-world.js';
import { expectRefused, FORBIDDEN, type Person, type World } from './world.js';

let market: Market;
let world: World;
let studies: Studies;
let student: Person;

beforeAll(async () => {
  market = await Market.open();
  world = market.world;
  studies = new Studies(world);
  student = await world.student();
});
afterAll(() => world.close());

const { economics, mathematics, berkeley } = CATALOGUE;

/** What clients of the running system read beside the documented keys. */
describe('rows answer what the running system did, too', () => {
  it('review plans and their courses (contract: summer-crm.review.list, summer-crm.review-course.list, summer-crm.review-course.get)', async () => {
    const plan = await studies.plan(student, [economics]);
    const {
      results: [review],
    } = await world.data('GET', `/api/v1/review/?id=${plan.id}`, world.server);
    expect(review).toMatchObject({ student_server: world.server.id, modified_time: plan.modified_time });
    const course = await world.data('GET', `/api/v1/review_course/${plan.course_detail[0].id}/`, world.server);
    expectShape(course, 'review-course.get');
    expect(course).toMatchObject({
      course_name: `本校${economics.name}`,
      student_id: student.id,
      school: '复旦大学',
      course: economics.id,
      real_name: economics.name,
      create_time: plan.create_time,
    });
    const page = await world.data('GET', `/api/v1/review_course/?id=${course.id}`, world.server);
    expect(page.results).toEqual([course]);
  });

  it('confirmed courses, scores and couriers (contract: summer-crm.confirm-course.get, summer-crm.score.by-student, summer-crm.score.recipients)', async () => {
    const { id } = await studies.enrol(student);
    await studies.record(student, economics.code, { score: 90, grade: 'A', recipient_number: 'SF1', sending_date: '2027-08-01' });
    await studies.uploadConversion(student, economics);
    const course = await world.data('GET', `/api/v1/confirm_course/${id}/`, world.server);
    expectShape(course, 'confirm-course.get');
    const { start_time } = await world.data('GET', `/api/v1/project_course/${course.project_course}`, world.server);
    const shared = { course_name: `本校${economics.name}`, school: '复旦大学' };
    const parcel = { recipient_number: 'SF1', sending_date: '2027-08-01', convert_status: 'CONVERT_WAIT' };
    expect(course).toMatchObject({
      ...shared,
      ...parcel,
      project_name: berkeley.name,
      real_name: economics.name,
      start_time: start_time.slice(0, 10),
    });
    const [score] = await studies.performances(student);
    expect(score).toMatchObject({ ...shared, score: 90 });
    const [recipient] = await world.data('GET', `/api/v1/confirm_course/get_recipient/${student.id}`, student);
    expect(recipient).toMatchObject({ id, ...shared, ...parcel, image: expect.stringMatching(/^images\/.+\.png\?expires=/) });
  });

  it('projects in the cart and in orders (contract: summer-crm.shopping-chart.list, summer-crm.order.get)', async () => {
    const { id: project, campus_name } = await market.project();
    const buyer = await world.student();
    await market.put(buyer, project);
    const { results } = await world.data('GET', '/api/v1/shopping_chart/', buyer);
    expect(results[0].project).toMatchObject({ is_active: true, campus_name });
    const order = await market.order(buyer, { project });
    await world.data('PUT', `/api/v1/project/${project}/`, world.sales, { is_active: false });
    expect((await market.read(order.id)).charts[0].project).toMatchObject({ is_active: false, campus_name });
  });

  it('replenishments in their list (contract: summer-crm.order-additional-payment.list)', async () => {
    const buyer = await world.student();
    const { id: project, name } = await market.project();
    const order = await market.bought(buyer, { project });
    await market.replenish(order, { project, course_num: 3 });
    const page = await world.data('GET', `/api/v1/order_additional_payment/?order=${order.id}`, buyer);
    expectShape(page, 'order-additional-payment.list');
    expect(page.results).toMatchObject([{ order: order.id, order_id: order.id, project: { id: project, name }, course_num: 3 }]);
  });
});

describe('confirmed courses by student (contract: summer-crm.confirm-course.list)', () => {
  const list = async (query: string, who: Person): Promise<number[]> =>
    (await world.data('GET', `/api/v1/confirm_course/?page_size=100${query}`, who)).results.map(({ student: one }: any) => one);

  it('are those of the student that staff name, and their own for a student', async () => {
    const [one, other] = [await world.student(), await world.student()];
    for (const who of [one, other]) await studies.enrol(who, mathematics);
    expect(await list(`&student_id=${one.id}`, world.server)).toEqual([one.id]);
    expect(await list('', world.server)).toEqual(expect.arrayContaining([one.id, other.id]));
    for (const query of ['', `&student_id=${other.id}`]) expect(await list(query, other)).toEqual([other.id]);
    await expectRefused(world, 'GET', `/api/v1/confirm_course/?student_id=${one.id}`, other, undefined, FORBIDDEN);
  });

  it('are none where nothing can have the value', async () => {
    for (const query of ['&student_id=abc', '&student_id=99999999999', '&id=x']) expect(await list(query, world.server)).toEqual([]);
  });
});

describe('null in JSON (contract: summer-crm.campus.create, summer-crm.course.update, summer-crm.project.update)', () => {
  it('is stored where the column may be empty, and refused where not', async () => {
    const refused = { code: 400, msg: 'This field may not be null.', data: {} };
    await expectRefused(world, 'POST', '/api/v1/campus/', world.sales, { name: null, info: '介绍' }, { ...refused, field_name: 'name' });
    const course = await market.course();
    const cleared = await world.data('PUT', `/api/v1/course/${course.id}/`, world.sales, { credit: null, extra: null });
    expect(cleared).toMatchObject({ credit: null, extra: null, name: course.name });
    await expectRefused(
      world,
      'PUT',
      `/api/v1/course/${course.id}/`,
      world.sales,
      { is_active: null },
      { ...refused, field_name: 'is_active' },
    );
    const project = await market.project({ address: '一号楼' });
    const url = `/api/v1/project/${project.id}/`;
    expect(await world.data('PUT', url, world.sales, { address: null, apply_fee: null, two_course_fee: null })).toMatchObject({
      address: null,
      apply_fee: null,
    });
    const buyer = await world.student();
    expect(await world.call('POST', '/api/v1/shopping_chart/', buyer, { project: project.id, course_num: 2 })).toMatchObject({
      msg: '项目课程数量错误，请重新选择',
    });
    expect(await market.put(buyer, project.id, 3)).toBeGreaterThan(0);
  });

  it('takes a score, its time and the conversion back (contract: summer-crm.confirm-course.update)', async () => {
    const { id } = await studies.enrol(student, mathematics);
    const url = `/api/v1/confirm_course/${id}/`;
    const sent = {
      score: 90,
      grade: 'A',
      status: 'CONFIRMED',
      score_enter_time: '2027-08-01T00:00:00',
      convert_status: 'SENT',
      remark: '备注',
    };
    expect(await world.data('PATCH', url, world.server, sent)).toMatchObject({ score: '90', status: true, convert_status: 'SENT' });
    const none = { score: null, grade: null, score_enter_time: null, convert_status: null, remark: null };
    expect(await world.data('PATCH', url, world.server, { ...none, status: null })).toMatchObject({ ...none, status: false });
  });

  it('is nothing to an action of the source (contract: summer-crm.score.enter)', async () => {
    const who = await world.student();
    await studies.enrol(who);
    await studies.record(who, economics.code, { score: 80, grade: 'B' });
    const nothing = { id: null, score: null, grade: null, recipient_number: null, sending_date: null };
    expect(await studies.record(who, economics.code, nothing)).toEqual({
      score: 80,
      grade: 'B',
      recipient_number: null,
      sending_date: null,
    });
  });
});
