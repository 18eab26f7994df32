import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Market } from './market.js';
import { CATALOGUE, Studies } from './studies-world.js';
import { expectRefused, refusal, World } from './world.js';

let world: World;
let market: Market;

beforeAll(async () => {
  world = await World.open();
  market = new Market(world);
});
afterAll(() => world.close());

/** An urlencoded body as a client wrote it, with repeated names. */
const pairs = (text: string) => [...new URLSearchParams(text)];

async function post(url: string, token: string, text: string): Promise<any> {
  const headers = { 'x-auth-token': token, 'content-type': 'application/x-www-form-urlencoded' };
  return (await world.app.server.inject({ method: 'POST', url, headers, payload: new URLSearchParams(pairs(text)).toString() })).json();
}

describe('menus of a role by a form', () => {
  const SET = '/api/v1/privilege/set_current_privilege/';

  async function chosen(roleId: number): Promise<number[]> {
    const menus: any[] = await world.data('GET', `/api/v1/privilege/get_current_privilege/?role_id=${roleId}`, world.admin);
    const flat = (nodes: any[]): any[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
    return flat(menus).flatMap(({ id, choose }) => (choose ? [id] : []));
  }

  it.each([
    ['jQuery, axios', 'menu_id_list[]=2&menu_id_list[]=8'],
    ['qs', 'menu_id_list[0]=2&menu_id_list[1]=8'],
    ['jQuery traditional', 'menu_id_list=2&menu_id_list=8'],
  ])('are read as %s write them (contract: summer-crm.privilege.set)', async (_client, list) => {
    const { id } = await world.data('POST', '/api/v1/role/', world.admin, { name: '表单' });
    expect(await post(SET, world.admin.token, `role_id=${id}&${list}`)).toMatchObject({ code: 0 });
    expect(await chosen(id)).toEqual([2, 8]);
  });

  it('are none when none is sent, which JSON has to say (contract: summer-crm.privilege.set)', async () => {
    const { id } = await world.data('POST', '/api/v1/role/', world.admin, { name: '表单' });
    await post(SET, world.admin.token, `role_id=${id}&menu_id_list[]=2`);
    await expectRefused(world, 'POST', SET, world.admin, { role_id: id }, refusal('This field is required.', 'menu_id_list'));
    expect(await chosen(id)).toEqual([2]);
    expect(await post(SET, world.admin.token, `role_id=${id}`)).toMatchObject({ code: 0 });
    expect(await chosen(id)).toEqual([]);
  });

  it('are named when one of them is none (contract: summer-crm.privilege.set)', async () => {
    const { id } = await world.data('POST', '/api/v1/role/', world.admin, { name: '表单' });
    for (const list of ['menu_id_list[]=2&menu_id_list[]=x', 'menu_id_list[0][id]=2', 'menu_id_list[x]=2'])
      expect(await post(SET, world.admin.token, `role_id=${id}&${list}`)).toMatchObject({ code: 400, field_name: 'menu_id_list' });
  });
});

it.each([
  ['objects in brackets', (line: number) => `chart_ids[0][chart_id]=${line}&chart_ids[0][course_num]=2`],
  ['bare ids in brackets', (line: number) => `chart_ids[]=${line}`],
])('cart lines to order are read from %s (contract: summer-crm.order.create)', async (_way, list) => {
  const { id: project } = await market.project();
  const buyer = await world.student();
  const line = await market.put(buyer, project);
  expect(await post('/api/v1/order/', buyer.token, `${list(line)}&currency=RMB&payment=BANK`)).toMatchObject({ code: 0 });
});

it('cart lines are required in a form too (contract: summer-crm.order.create)', async () => {
  const buyer = await world.student();
  const { headers: _headers, ...missing } = await world.call('POST', '/api/v1/order/', buyer, { currency: 'RMB' });
  expect(missing.code).toBe(400);
  expect(await post('/api/v1/order/', buyer.token, 'currency=RMB')).toEqual(missing);
});

it('lines of the cart are removed by ids in brackets of the query (contract: summer-crm.shopping-chart.delete-charts)', async () => {
  const { id: project } = await market.project();
  const buyer = await world.student();
  const lines = [await market.put(buyer, project), await market.put(buyer, project)];
  const query = lines.map((line) => `chart_ids[]=${line}`).join('&');
  await world.data('DELETE', `/api/v1/shopping_chart/delete_charts/?${query}`, buyer);
  expect(await world.app.database.prisma.cartLine.count({ where: { id: { in: lines }, status: 'NEW' } })).toBe(0);
});

it('numbers of courses are changed by a body that is a list (contract: summer-crm.shopping-chart.update-charts)', async () => {
  const { id: project } = await market.project();
  const buyer = await world.student();
  const line = await market.put(buyer, project);
  const headers = { 'x-auth-token': buyer.token, 'content-type': 'application/x-www-form-urlencoded' };
  const payload = new URLSearchParams({ '0[chart_id]': String(line), '0[course_num]': '2' }).toString();
  const answer = await world.app.server.inject({ method: 'PUT', url: '/api/v1/shopping_chart/update_charts/', headers, payload });
  expect(answer.json()).toMatchObject({ code: 0 });
  expect((await world.app.database.prisma.cartLine.findUniqueOrThrow({ where: { id: line } })).courseNum).toBe(2);
});

it('courses of a plan are sent as objects in brackets (contract: summer-crm.review-course.create)', async () => {
  const student = await world.student();
  const { id: course } = await world.app.database.prisma.course.findFirstOrThrow({ where: { code: CATALOGUE.economics.code } });
  const text = `course[0][student_id]=${student.id}&course[0][course_id]=${course}&course[0][course_name]=经济`;
  expect(await post('/api/v1/review_course/add_review_course/', world.server.token, text)).toMatchObject({ code: 0 });
  expect(await new Studies(world).plans(student)).toMatchObject([{ course_detail: [{ course_name: '经济' }] }]);
});

describe('a box that is not ticked', () => {
  it('is false when a project is made by a form, and not sent when one is changed (contract: summer-crm.project.create, summer-crm.project.update)', async () => {
    const dates = { start_date: '2027-06-01', end_date: '2027-07-01' };
    const fields = { campus: '1', project_name: '表单', ...dates, apply_fee: '2000', course_num: '3' };
    const made = await world.form('POST', '/api/v1/project/', world.sales, fields);
    expect(made).toMatchObject({ code: 0 });
    const { active } = await world.app.database.prisma.project.findUniqueOrThrow({ where: { id: made.data.id } });
    expect(active).toBe(false);
    const other = await market.project();
    expect(await world.form('PUT', `/api/v1/project/${other.id}/`, world.sales, { name: '改名' })).toMatchObject({ code: 0 });
    expect((await world.app.database.prisma.project.findUniqueOrThrow({ where: { id: other.id } })).active).toBe(true);
  });
});
