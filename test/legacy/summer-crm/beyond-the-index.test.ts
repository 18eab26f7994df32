import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { targetOf } from '../../support/addresses.js';
import { anyName, Market } from './market.js';
import { type Person, PICTURE, PIXEL, refusal, type World } from './world.js';

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

describe('summer-crm.student.create', () => {
  const path = '/api/v1/student/info/';

  it('makes a student who is read, found and changed like any other, and keeps the whole file', async () => {
    const file = {
      name: '线下生',
      gender: 'MALE',
      id_number: ` ${anyName('id').toUpperCase()}`,
      gpa: 3.456,
      birth_date: '1999-02-03',
      grade: 'grade_two',
      student_number: anyName('sn').toUpperCase(),
      cc: String(world.sales.id),
      email: 'a@example.com',
      card_img1: PICTURE,
    };
    const made = await world.data('POST', path, world.sales, file);
    expect(made).toMatchObject({
      ...file,
      id_number: file.id_number.trim(),
      gender: { key: 'MALE', verbose: '男' },
      grade: { key: 'GRADE_TWO' },
      gpa: 3.46,
      student_status: { key: 'NEW' },
      card_img1: expect.stringContaining('/media/'),
    });
    expect(await world.data('GET', `${path}${made.id}/`, world.server)).toEqual({ ...made, card_img1: expect.any(String) });
    expect((await world.data('GET', path, world.server)).results[0]).toMatchObject({ id: made.id, student_status: 'NEW' });
    const { account, wantedCampuses } = await world.app.database.prisma.student.findUniqueOrThrow({
      where: { id: made.id },
      include: { account: { include: { wechatIdentities: true } }, wantedCampuses: true },
    });
    expect(account).toMatchObject({ realm: 'STUDENT', username: null, passwordHash: null, wechatIdentities: [] });
    expect(wantedCampuses).toEqual([]);
    expect(await world.data('PATCH', `${path}${made.id}/`, world.server, { name: '改名' })).toMatchObject({ name: '改名' });
  });

  it('has no consultant unless one is named, and no status beyond NEW', async () => {
    const made = await world.data('POST', path, world.sales, { gender: 'FEMALE', transcript_img: PICTURE });
    expect(made).toMatchObject({ cc: null, server: null, student_status: { key: 'NEW' } });
  });
});

describe('how a student came', () => {
  const recommend = '/api/v1/record/recommend/';

  it("summer-crm.channel-record.create gives a student's new file the channel's sales person", async () => {
    const newcomer = await world.student();
    const { createChannel: channel } = await market.asAdmin(
      'mutation ($input: CreateChannelInput!) { createChannel(input: $input) { id } }',
      { input: { name: anyName('渠道'), staffId: world.server.id } },
    );
    const record = await world.data('POST', '/api/v1/record/channel/', newcomer, { channel_id: channel.id, status: false });
    expect(record).toMatchObject({ student_id: newcomer.id, channel_id: channel.id, status: true });
    expect(await world.data('GET', `/api/v1/record/channel/${record.id}/`, world.sales)).toEqual(record);
    expect(await world.call('GET', '/api/v1/record/channel/', newcomer)).toMatchObject({ code: 403 });
    await world.data('PATCH', `/api/v1/student/info/${newcomer.id}/`, newcomer, { name: '新人' });
    const { ccStaffId } = await world.app.database.prisma.student.findUniqueOrThrow({ where: { id: newcomer.id } });
    expect(ccStaffId).toBe(world.server.id);
    const byStaff = { student_id: newcomer.id, channel_id: channel.id, status: 0 };
    expect(await world.data('POST', '/api/v1/record/channel/', world.sales, byStaff)).toMatchObject({ status: false });
  });

  it('summer-crm.record.recommend-create notes who brought the caller, which counts from the first order on', async () => {
    const [inviter, invitee] = [await world.student(), await world.student()];
    const record = await world.data('POST', recommend, invitee, { inviter: String(inviter.id), extra: '扫码', status: true });
    expect(record).toMatchObject({ inviter: String(inviter.id), invitee: String(invitee.id), extra: '扫码', status: false });
    expect((await world.data('GET', recommend, invitee)).results).toEqual([record]);
    expect((await world.data('GET', recommend, inviter)).results).toEqual([]);
    expect(await world.data('GET', '/api/v1/record/recommend/success', invitee)).toEqual({ invite_success: [] });
    await market.order(invitee);
    expect((await world.data('GET', recommend, inviter)).results).toEqual([{ ...record, status: true }]);
    expect(await world.data('GET', '/api/v1/record/recommend/success', inviter)).toMatchObject({ invite_success: [{ id: invitee.id }] });
    expect(await world.data('GET', '/api/v1/record/recommend/success', invitee)).toEqual({ invite_success: [] });
    const byStaff = { inviter: invitee.id, invitee: inviter.id, status: true };
    expect(await world.data('POST', recommend, world.sales, byStaff)).toMatchObject({ status: true, extra: '' });
  });

  it('nobody reads by it what is another student of', async () => {
    const [inviter, invitee] = [await world.student(), await world.student()];
    await world.data('POST', recommend, invitee, { inviter: inviter.id });
    const token = await world.app.core.sessions.open({
      accountId: (await world.app.database.prisma.student.findUniqueOrThrow({ where: { id: invitee.id } })).accountId,
      audience: 'graphql',
    });
    const { data, errors } = await world.app.graphql(
      '{ recommendations { nodes { inviter { name } invitee { id } } } channelRecords { nodes { channel { name } } } }',
      {},
      token.token,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ recommendations: { nodes: [{ inviter: null, invitee: { id: invitee.id } }] } });
  });
});

describe('studies', () => {
  it('summer-crm.confirm-course.add stores what it is told and nothing besides', async () => {
    const learner = await world.student();
    const { id: project } = await market.project();
    const { id: offering } = await market.offering((await market.course()).id, project);
    const body = {
      course_code: 'X1',
      name: '本校课程',
      school: '复旦大学',
      remark: '补录',
      student: learner.id,
      project_course: String(offering),
      score: 0,
      grade: 'F',
      status: 'SCORE_WAIT',
      convert_status: 'SENT',
      score_enter_time: '2027-08-01 10:00:00',
      recipient_number: 'SF1',
      sending_date: '2027-08-02',
      image: PICTURE,
    };
    const made = await world.data('POST', '/api/v1/confirm_course/', world.server, body);
    expect(made).toMatchObject({ score: '0', status: false, score_enter_time: '2027-08-01T10:00:00', student: learner.id });
    expect((await world.data('GET', `/api/v1/confirm_course/get_recipient/${learner.id}`, learner))[0]).toMatchObject({
      recipient_number: 'SF1',
      sending_date: '2027-08-02',
      convert_status: 'SENT',
    });
    expect(await world.data('GET', `/api/v1/change_course_record/get_change_record/${learner.id}`, learner)).toEqual([]);
    expect(await market.status(learner)).toBe('NEW');
    await market.world.data('POST', '/api/v1/confirm_course/', world.server, { ...body, status: undefined, convert_status: undefined });
    const scores = await world.data('GET', `/api/v1/confirm_course/query_performance/${learner.id}`, learner);
    expect(scores.map(({ status }: { status: string }) => status)).toEqual(['SCORE_WAIT', 'NOTHING']);
  });

  it('summer-crm.change-record.add names whom it is told, else the caller', async () => {
    const learner = await world.student();
    const path = '/api/v1/change_course_record/';
    const body = { student: learner.id, course_code: 'X', change_type: '转课' };
    expect(await world.data('POST', path, world.server, { ...body, student_server: world.sales.id })).toMatchObject({
      student: learner.id,
      student_server: world.sales.id,
      course_code: 'X',
    });
    expect(await world.data('POST', path, world.server, body)).toMatchObject({ student_server: world.server.id, change_type: '转课' });
  });
});

describe('summer-crm.coupon.create', () => {
  const path = '/api/v1/coupon/';
  const coupon = { balance: 500, start_at: '2020-01-01', end_at: '2028-01-01', type: 3 };

  it('draws a code, and there are any number of it unless told otherwise', async () => {
    const made = await world.data('POST', path, world.sales, coupon);
    expect(made).toMatchObject({ balance: 500, type: 3, total: -1, name: '老学员优惠', start_at: '2020-01-01T00:00:00' });
    expect(made.code).toMatch(/^[A-Z0-9]{10}$/);
    const next = await world.data('POST', path, world.sales, { ...coupon, total: 2, name: '夏季', type: '1' });
    expect(next).toMatchObject({ total: 2, name: '夏季', type: 1 });
    expect(next.code).not.toBe(made.code);
    expect(await world.data('GET', `${path}${next.id}/`, world.server)).toEqual(next);
  });

  it('is held by nobody before it is granted; a student sees those that they hold', async () => {
    const holder = await world.student();
    const { id } = await world.data('POST', path, world.sales, coupon);
    expect(await world.call('GET', `${path}${id}/`, holder)).toMatchObject({ code: 404 });
    await market.asAdmin(
      'mutation ($couponId: Int!, $studentId: Int!) { grantCoupon(couponId: $couponId, studentId: $studentId) { id } }',
      {
        couponId: id,
        studentId: holder.id,
      },
    );
    expect((await world.data('GET', path, holder)).results).toMatchObject([{ id }]);
    expect(await market.order(holder, { coupon_list: [id] })).toMatchObject({ coupon_list: [{ amount: 500, name: '老学员优惠' }] });
  });
});

describe('channels, complaints and notices', () => {
  it('summer-crm.channel.create keeps plan, address and QR code, which everybody may look at', async () => {
    const body = {
      name: anyName('地推'),
      sales_man: String(world.sales.id),
      plan_date: '2027-03-01',
      plan_student_number: 50,
      plan_file_student_number: '20',
      plan_payed_student_number: 0,
      phase_discount: '前十名减五百',
      channel_url: 'https://example.com/?channel_id=1',
      qr_code: PICTURE,
    };
    const made = await world.data('POST', '/api/v1/channel/', world.sales, body);
    expect(made).toMatchObject({
      ...body,
      sales_man: world.sales.id,
      plan_file_student_number: 20,
      qr_code: expect.stringContaining('/media/'),
    });
    expect((await world.app.server.inject(targetOf(made.qr_code))).headers['content-type']).toBe('image/png');
    expect(await world.data('GET', `/api/v1/channel/${made.id}/`, world.server)).toEqual(made);
    const bare = { ...body, phase_discount: undefined, channel_url: null, qr_code: undefined };
    expect(await world.data('POST', '/api/v1/channel/', world.sales, bare)).toMatchObject({
      phase_discount: null,
      channel_url: null,
      qr_code: null,
    });
  });

  it("summer-crm.complain.create is the student's, and for staff that of whom they name", async () => {
    const [complainant, neighbour] = [await world.student(), await world.student()];
    const made = await world.data('POST', '/api/v1/complain/', complainant, { title: '投诉', context: '宿舍太吵', picture: PICTURE });
    expect(made).toMatchObject({ title: '投诉', context: '宿舍太吵' });
    expect((await world.app.server.inject(targetOf(made.picture))).headers['content-type']).toBe('image/png');
    const byStaff = await world.data('POST', '/api/v1/complain/', world.server, { title: '电话投诉', student_id: complainant.id });
    expect((await world.data('GET', '/api/v1/complain/', complainant)).results).toMatchObject([{ id: made.id }, { id: byStaff.id }]);
    expect((await world.data('GET', '/api/v1/complain/', neighbour)).count).toBe(0);
    const fields = { title: '表单', picture: Buffer.from(PIXEL, 'base64') };
    expect(await world.multipart('POST', '/api/v1/complain/', neighbour, fields)).toMatchObject({
      code: 0,
      data: { title: '表单', context: null, picture: expect.stringContaining('/media/') },
    });
  });

  it('summer-crm.common.update changes what students read, whose first is common/context', async () => {
    const { results } = await world.data('GET', '/api/v1/common/', student);
    const first = results[0] ?? (await world.data('POST', '/api/v1/common/', world.server, { context: '查分' }));
    const changed = await world.data('PATCH', `/api/v1/common/${first.id}/`, world.server, { context: '九月查分' });
    expect(changed).toMatchObject({ id: first.id, create_time: first.create_time, context: '九月查分' });
    expect(await world.data('GET', '/api/v1/common/context/', student)).toEqual({ context: '九月查分' });
    const { id } = await world.data('POST', '/api/v1/common/', world.server, { context: '另一条' });
    await world.app.database.prisma.notice.update({ where: { id }, data: { extra1: '备用' } });
    expect(await world.data('GET', `/api/v1/common/${id}/`, world.server)).toMatchObject({ context: '另一条', extra1: '备用' });
    expect(await world.data('GET', `/api/v1/common/${id}/`, student)).toMatchObject({ context: '另一条', extra1: null });
  });
});
