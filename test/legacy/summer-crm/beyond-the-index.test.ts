import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Market } from './market.js';
import { type Person, refusal, type World } from './world.js';

let market: Market;
let world: World;
let student: Person;

beforeAll(async () => {
  market = await Market.open();
  world = market.world;
  student = await world.student();
});
afterAll(() => world.close());

describe('departments, roles and the menu', () => {
  it.each([
    ['summer-crm.department.all', 'department'],
    ['summer-crm.role.all', 'role'],
  ])('%s names the disabled ones too, and nothing else of them', async (_id, path) => {
    const { id } = await world.data('POST', `/api/v1/${path}/`, world.admin, { name: '停用的' });
    await world.data('PUT', `/api/v1/${path}/${id}/`, world.admin, { enabled: false });
    const all = await world.data('GET', `/api/v1/${path}/all/`, world.server);
    expect(all.at(-1)).toEqual({ id, name: '停用的' });
    expect(all.map((row: any) => row.id)).toEqual(all.map((row: any) => row.id).toSorted((one: number, two: number) => one - two));
  });

  it('summer-crm.menu.tree is the tree of a role without its choices', async () => {
    const tree = await world.data('GET', '/api/v1/menu/get_menu_tree/', world.server);
    const ofRole = await world.data('GET', '/api/v1/privilege/get_current_privilege?role_id=1', world.server);
    const chosen = (nodes: any[]): any[] =>
      nodes.map(({ children, ...node }) => ({ ...node, children: chosen(children), choose: expect.any(Boolean) }));
    expect(ofRole).toEqual(chosen(tree));
    expect(Object.keys(tree[0])).not.toContain('choose');
    expect(tree[1].children[0]).toMatchObject({ id: 12, name: '开课统计产品', extra: '产品' });
  });
});

describe('summer-crm.shopping-chart.clear', () => {
  it('takes every line out of the own cart, and leaves what was ordered and what others have', async () => {
    const [buyer, neighbour] = [await world.student(), await world.student()];
    const { id: project } = await market.project();
    await market.order(buyer, { project });
    const ordered = await world.app.database.prisma.cartLine.findFirstOrThrow({ where: { studentId: buyer.id } });
    for (const who of [buyer, buyer, neighbour]) await market.put(who, project);
    expect(await world.data('DELETE', '/api/v1/shopping_chart/shopping_chart_clear/', buyer)).toEqual({});
    expect((await world.data('GET', '/api/v1/shopping_chart/', buyer)).count).toBe(0);
    expect((await world.data('GET', '/api/v1/shopping_chart/', neighbour)).count).toBe(1);
    expect(await world.app.database.prisma.cartLine.findUniqueOrThrow({ where: { id: ordered.id } })).toEqual(ordered);
    expect(await world.data('DELETE', '/api/v1/shopping_chart/shopping_chart_clear', buyer)).toEqual({});
  });

  it('a line is read while it is in the cart (summer-crm.shopping-chart.get)', async () => {
    const line = await market.put(student, (await market.project()).id, 2);
    expect(await world.data('GET', `/api/v1/shopping_chart/${line}/`, student)).toEqual(
      (await world.data('GET', '/api/v1/shopping_chart/', student)).results.find(({ id }: { id: number }) => id === line),
    );
    await world.data('DELETE', `/api/v1/shopping_chart/${line}/`, student);
    expect(await world.call('GET', `/api/v1/shopping_chart/${line}/`, student)).toMatchObject({ code: 404 });
    const { charts } = await market.order(student);
    expect(await world.call('GET', `/api/v1/shopping_chart/${charts[0].id}/`, student)).toMatchObject({ code: 404 });
  });
});

describe('summer-crm.order.check', () => {
  const free = { code: 100, msg: '没有未完成的订单，可以创建', data: {}, field_name: '' };
  const check = '/api/v1/order/check_order/';

  it('answers the order that is in the way until it is confirmed, canceled or too old', async () => {
    const buyer = await world.student();
    expect(await world.call('GET', check, buyer)).toMatchObject(free);
    const order = await market.order(buyer);
    expect(await world.data('GET', check, buyer)).toEqual(order);
    expect(await world.data('GET', `${check}?user=${buyer.id}`, world.sales)).toEqual(order);
    await market.pay(buyer, order.id);
    expect(await world.data('GET', check, buyer)).toMatchObject({ id: order.id, status: { key: 'TO_CONFIRM' } });
    await market.judge(order.id, 'CONFIRMED');
    expect(await world.call('GET', check, buyer)).toMatchObject(free);
    const next = await market.order(buyer);
    await market.age(next.id, 8);
    expect(await world.call('GET', check, buyer)).toMatchObject(free);
  });

  it('wants from staff whom they ask for', async () => {
    expect(await world.call('GET', check, world.sales)).toMatchObject({ code: 403 });
    expect(await world.call('GET', `${check}?user=x`, world.sales)).toMatchObject({ code: 400, msg: 'A valid integer is required.' });
  });
});

describe('orders and what was paid', () => {
  it('summer-crm.order.currency-payment lists the ways of paying of each currency', async () => {
    expect(await world.data('GET', '/api/v1/order/order_currency_payment/', student)).toEqual([
      {
        key: 'FOREIGN_CURRENCY',
        verbose: '外币',
        payment: [
          { key: 'BANK', verbose: '银行转账' },
          { key: 'PAY_PAL', verbose: 'PAY_PAL支付' },
        ],
      },
      {
        key: 'RMB',
        verbose: '人民币',
        payment: [
          { key: 'BANK', verbose: '银行转账' },
          { key: 'ALI_PAY', verbose: '支付宝转账' },
          { key: 'OFF_LINE', verbose: '面付' },
        ],
      },
    ]);
  });

  it("summer-crm.order.record-list shows a student's purchases and what became of them", async () => {
    const buyer = await world.student();
    const bought = await market.bought(buyer);
    await market.replenish(bought, { project: bought.charts[0].project.id, course_num: 3 });
    const records = await world.data('GET', `/api/v1/order_record/?student_id=${buyer.id}`, world.sales);
    expect(records.results).toMatchObject([
      { order: bought.id, course_num1: 2, project1: { course_number: 2, project_column: 'project1_id' }, project2: null },
      { order: bought.id, course_num1: 3, project1: { course_number: 3 } },
    ]);
    expect(await world.data('GET', '/api/v1/order_record/?page_size=1&page=2', buyer)).toMatchObject({
      count: 2,
      results: [records.results[1]],
    });
    expect(records.results[0]).toEqual(
      await world.data('GET', `/api/v1/shopping_chart/get_user_project/?student_id=${buyer.id}`, world.sales),
    );
    expect(await world.call('GET', '/api/v1/order_record/', world.sales)).toMatchObject(refusal('参数(student_id)不能为空'));
  });

  it('summer-crm.order-payment.list and get show proofs as the order shows them', async () => {
    const buyer = await world.student();
    const { order_payed_info: proof } = await market.bought(buyer);
    const { results } = await world.data('GET', '/api/v1/order_payment/', buyer);
    const { img: _, create_time: __, ...row } = results[0];
    expect(results).toHaveLength(1);
    expect(proof).toMatchObject(row);
    expect(await world.data('GET', `/api/v1/order_payment/${proof.id}/`, world.sales)).toMatchObject(row);
  });
});
