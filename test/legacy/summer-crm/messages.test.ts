import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, Market } from './market.js';
import type { Person, World } from './world.js';

let market: Market;
let world: World;

beforeAll(async () => {
  market = await Market.open();
  world = market.world;
});
afterAll(() => world.close());

describe('messages', () => {
  const send = (student: Person, more: object = {}) =>
    world.data('POST', '/api/v1/message/student/', world.server, { student: student.id, message: '您好', ...more });

  it('are unread and ordinary when they are new (contract: summer-crm.message.create)', async () => {
    const student = await world.student();
    expect(await send(student)).toMatchObject({ student: student.id, message: '您好', status: false, type: 0 });
    expect(await send(student, { message: undefined, type: '2' })).toMatchObject({ message: null, type: 2 });
    expect(await world.call('POST', '/api/v1/message/student/', world.server, { student: student.id, message: '' })).toMatchObject({
      code: 400,
      msg: 'This field may not be blank.',
      field_name: 'message',
    });
    expect(
      await world.call('POST', '/api/v1/message/student/', world.server, { student: student.id, message: '长'.repeat(256) }),
    ).toMatchObject({ code: 400, field_name: 'message' });
  });

  it("a student reads their own only, staff a student's or all (contract: summer-crm.message.list)", async () => {
    const [student, other] = [await world.student(), await world.student()];
    const [first, second] = [await send(student), await send(other)];
    expect((await world.data('GET', '/api/v1/message/student/', student)).results).toEqual([first]);
    for (const name of ['student', 'student_id']) {
      expect((await world.data('GET', `/api/v1/message/student/?${name}=${other.id}`, world.server)).results).toEqual([second]);
    }
    const all = await world.data('GET', '/api/v1/message/student/?page_size=100', world.server);
    expect(all.results).toEqual(expect.arrayContaining([first, second]));
    expect(all.count).toBe(all.results.length);
  });

  it.each([1, '1', true, 'True'])(
    'are read when status is %j, which moves update_time (contract: summer-crm.message.update)',
    async (status) => {
      const student = await world.student();
      const before = await send(student);
      const after = await world.data('PATCH', `/api/v1/message/student/${before.id}/`, student, { status });
      expect(after).toEqual({ ...before, status: true, update_time: expect.any(String) });
      expect(after.update_time > before.update_time).toBe(true);
    },
  );

  it('a student changes the status only, staff the text too', async () => {
    const student = await world.student();
    const { id } = await send(student);
    expect(await world.data('PATCH', `/api/v1/message/student/${id}/`, student, { status: 1, message: '改写', type: 9 })).toMatchObject({
      status: true,
      message: '您好',
      type: 0,
    });
    expect(await world.data('PATCH', `/api/v1/message/student/${id}/`, world.server, { status: 0, message: '更正' })).toMatchObject({
      status: false,
      message: '更正',
    });
  });

  it('what a student sends beside the status is ignored, whatever it is', async () => {
    const [student, other] = [await world.student(), await world.student()];
    const before = await send(student);
    for (const ignored of [
      { ...before },
      { student: other.id, message: '长'.repeat(300), type: 'x' },
      { student: {}, message: null, type: [], user: other.id, id: 0 },
    ]) {
      expect(await world.data('PATCH', `/api/v1/message/student/${before.id}/`, student, { ...ignored, status: true })).toMatchObject({
        ...before,
        status: true,
        update_time: expect.any(String),
      });
    }
    expect(
      await world.form('PATCH', `/api/v1/message/student/${before.id}/`, student, {
        status: 'false',
        student: String(other.id),
        message: '',
      }),
    ).toMatchObject({ code: 0, data: { status: false, message: '您好' } });
    expect(await world.call('PATCH', `/api/v1/message/student/${before.id}/`, student, { status: 'x', message: 1 })).toMatchObject({
      code: 400,
      field_name: 'status',
    });
    expect(await world.call('PATCH', `/api/v1/message/student/${before.id}/`, world.server, { message: '长'.repeat(300) })).toMatchObject({
      code: 400,
      field_name: 'message',
    });
    expect(await world.call('PATCH', `/api/v1/message/student/${before.id}/?student=${other.id}`, student, { status: 1 })).toMatchObject({
      code: 403,
    });
  });
});

describe('recommendations', () => {
  const recommend = (inviter: Person, invitee: Person) =>
    market.asAdmin('mutation ($input: RecommendStudentInput!) { recommendStudent(input: $input) { id } }', {
      input: { inviterId: inviter.id, inviteeId: invitee.id },
    });
  const own = async (student: Person): Promise<any[]> =>
    (await world.data('GET', '/api/v1/record/recommend/success', student)).invite_success;
  const of = (student: Person, more = '') =>
    world.data('GET', `/api/v1/record/recommend/success_by_student?student_id=${student.id}${more}`, world.sales);

  it('count from the first order of the invited student on, and say how far they are (contract: summer-crm.record.recommend-success, summer-crm.record.recommend-success-by-student)', async () => {
    const [inviter, invitee] = [await world.student(), await world.student()];
    await recommend(inviter, invitee);
    expect([await own(inviter), await of(inviter)]).toEqual([[], []]);

    const { id } = await market.order(invitee);
    expect(await own(inviter)).toEqual([{ id: invitee.id, name: null, student_status: '已提交订单' }]);
    expect(await of(inviter)).toMatchObject([
      { id: invitee.id, student_status: '已提交订单', invite_time: expect.any(String), last_login: expect.any(String) },
    ]);

    await market.pay(invitee, id);
    expect(await own(inviter)).toMatchObject([{ student_status: '待缴费确认' }]);
    await market.judge(id, 'CONFIRMED');
    expect(await own(inviter)).toMatchObject([{ student_status: '缴费确认成功' }]);
    expect(await own(invitee)).toEqual([]);
  });

  it('of a student who went back before the order have the label of their status', async () => {
    const [inviter, invitee] = [await world.student(), await world.student()];
    await recommend(inviter, invitee);
    const { id } = await market.order(invitee);
    await world.data('PUT', `/api/v1/order/${id}/cancel/`, invitee);
    expect(await own(inviter)).toMatchObject([{ student_status: '已建档' }]);
  });

  it('show each invited student once, the newest invitation first; tagged, the newest five', async () => {
    const inviter = await world.student();
    const invitees: Person[] = [];
    for (let count = 0; count < 6; count += 1) {
      const invitee = await world.student();
      await recommend(inviter, invitee);
      await market.order(invitee);
      invitees.push(invitee);
    }
    const [first] = invitees as [Person];
    await world.app.database.prisma.recommendation.create({ data: { inviterId: inviter.id, inviteeId: first.id, effective: true } });
    const newestFirst = [first, ...invitees.slice(1).reverse()].map(({ id }) => id);
    expect((await own(inviter)).map(({ id }) => id)).toEqual(newestFirst);
    expect((await of(inviter)).map(({ id }: { id: number }) => id)).toEqual(newestFirst);
    expect((await of(inviter, '&tag=true')).map(({ id }: { id: number }) => id)).toEqual(newestFirst.slice(0, 5));
    expect((await of(inviter, '&tag=false')).length).toBe(6);
  });
});

describe('public information', () => {
  it('the first notice is told, and null when there is none (contract: summer-crm.common.context)', async () => {
    const student = await world.student();
    await world.app.database.prisma.notice.deleteMany();
    expect(await world.data('GET', '/api/v1/common/context/', student)).toEqual({ context: null });
    for (const content of ['七月查分', '八月查分'])
      await market.asAdmin('mutation ($input: NoticeInput!) { createNotice(input: $input) { id } }', { input: { content } });
    expect(await world.data('GET', '/api/v1/common/context/', student)).toEqual({ context: '七月查分' });
  });

  it('the choices are those of the contract, in its order (contract: summer-crm.common.global-enums)', async () => {
    const enums = contract.document['enums'] as Record<string, Record<string, string>>;
    const data = await world.data('GET', '/api/v1/common/global_enums/', await world.student());
    expect(Object.keys(data)).toHaveLength(10);
    for (const [name, choices] of Object.entries<{ key: string; verbose: string }[]>(data)) {
      expect(choices.map(({ key, verbose }) => [key, verbose])).toEqual(Object.entries(enums[name] ?? {}));
    }
  });

  it("the literal path is the sister surface's", async () => {
    const response = await world.app.server.inject({
      url: '/common/global_enums/',
      headers: { 'x-auth-token': (await world.student()).token },
    });
    expect(response.json().data?.order_currency?.map(({ key }: { key: string }) => key)).not.toEqual(['FOREIGN_CURRENCY', 'RMB']);
  });
});
