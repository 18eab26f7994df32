import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World, type Person } from './world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const schools = '/v1/teacher/schools';

describe('signing in', () => {
  it('compares a teacher’s address without regard to case, and says id, name and whether LINE is bound (school.auth.login)', async () => {
    const teacher = await world.teacher('赵老师');
    const { code, data } = await world.call('POST', '/v1/login', undefined, {
      identity: '1',
      username: ` ${teacher.username.toUpperCase()} `,
      password: teacher.password,
    });
    expect({ code, ...data }).toEqual({
      code: 200,
      token_type: 'bearer',
      access_token: expect.any(String),
      id: teacher.id,
      name: '赵老师',
      bind_line: false,
    });
  });

  it('takes the password as it is, blanks included', async () => {
    const account = { name: '钱老师', username: 'blanks@example.com', password: ' 12345 ' };
    await world.call('POST', '/v1/teacher/register', undefined, account);
    expect(await world.call('POST', '/v1/login', undefined, { identity: 1, ...account })).toMatchObject({ code: 200 });
    expect(await world.call('POST', '/v1/login', undefined, { identity: 1, ...account, password: '12345' })).toMatchObject({
      code: 401,
      msg: '用户名或密码错误',
    });
  });

  it('ends the account’s earlier tokens of this surface, and no others', async () => {
    const teacher = await world.teacher();
    const graphql = await world.app.login('TEACHER', teacher.username, teacher.password);
    const again = await world.signIn(teacher, 1);
    expect(await world.call('GET', schools, teacher.token)).toMatchObject({ code: 401 });
    expect(await world.call('GET', schools, again.token)).toMatchObject({ code: 200 });
    expect((await world.app.graphql('{ viewer { realm } }', {}, graphql)).data.viewer.realm).toBe('TEACHER');
  });

  it('is refused after too many failures, also with the right password', async () => {
    const teacher = await world.teacher();
    const body = { identity: 1, username: teacher.username };
    for (let i = 0; i < 10; i++) await world.call('POST', '/v1/login', undefined, { ...body, password: 'wrong' });
    const { code, msg } = await world.call('POST', '/v1/login', undefined, { ...body, password: teacher.password });
    expect(code).toBe(510);
    expect(msg).toMatch(/^登录失败次数过多，请\d+秒后再试$/);
  });
});

describe('the shared path of the sign-in', () => {
  const post = async (payload: string): Promise<object> => {
    const headers = { 'content-type': 'application/json' };
    return (await world.app.server.inject({ method: 'POST', url: '/v1/login', headers, payload })).json();
  };

  it('is school’s with the key identity, whatever its value', async () => {
    for (const identity of [null, 3, 'x']) expect(await post(JSON.stringify({ identity }))).toMatchObject({ code: 422 });
  });

  it('is course-agent’s without it, also when empty or unreadable', async () => {
    for (const body of ['{"username":"a","password":"b"}', '', '{', '{"username":"a","password":"b","code":"c"}']) {
      const answer = await post(body);
      expect(answer).toMatchObject({ status: false });
      expect(answer).not.toHaveProperty('code');
    }
  });
});

describe('lists', () => {
  let owner: Person;
  beforeAll(async () => {
    owner = await world.teacher();
    for (let i = 1; i <= 17; i++) await world.call('POST', schools, owner.token, { name: `第${i}中学校` });
  });
  const page = async (query: string) => (await world.call('GET', `${schools}${query}`, owner.token)).data;

  it('come newest first, 15 to a page', async () => {
    const { list, ...rest } = await page('');
    expect(list.map(({ name }: { name: string }) => name)).toEqual(Array.from({ length: 15 }, (_, i) => `第${17 - i}中学校`));
    expect(rest).toEqual({ total: 17, current_page: 1, last_page: 2, per_page: 15, from: 1, to: 15 });
  });

  it('count positions in the whole', async () => {
    expect(await page('?page=2')).toMatchObject({ current_page: 2, from: 16, to: 17 });
    expect(await page('?page=3&per_page=5')).toMatchObject({ total: 17, current_page: 3, last_page: 4, per_page: 5, from: 11, to: 15 });
  });

  it('answer an empty page beyond the last one', async () => {
    expect(await page('?page=9')).toEqual({ list: [], total: 17, current_page: 9, last_page: 2, per_page: 15, from: 0, to: 0 });
  });

  it('fall back to the defaults, and count more than 100 as 100', async () => {
    for (const query of ['?page=0&per_page=0', '?page=x&per_page=-1', '?page=&per_page='])
      expect(await page(query)).toMatchObject({ current_page: 1, per_page: 15 });
    expect(await page('?per_page=101')).toMatchObject({ per_page: 100, last_page: 1, to: 17 });
  });

  it('have one empty page when there is nothing', async () => {
    const { token } = await world.teacher();
    expect((await world.call('GET', schools, token)).data).toEqual({
      list: [],
      total: 0,
      current_page: 1,
      last_page: 1,
      per_page: 15,
      from: 0,
      to: 0,
    });
  });
});

describe('a school', () => {
  it('shows its status in words and the reason of a rejection, in the list alone (school.school.list, school.school.get)', async () => {
    const owner = await world.teacher();
    await world.school(owner, 'WAITING');
    const rejected = await world.school(owner, 'REJECTED');
    const { list } = (await world.call('GET', schools, owner.token)).data;
    expect(list).toMatchObject([
      { status: 3, status_text: '已驳回', reject_reason: '资料不全', is_owner: true },
      { status: 1, status_text: '待审核', reject_reason: '', is_owner: true },
    ]);
    expect(await world.call('GET', `${schools}/${rejected}`, owner.token)).toMatchObject({ code: 410 });
  });

  it('is listed for invited teachers, who do not own it, until they are removed (school.member.invite, school.member.remove)', async () => {
    const [owner, member] = [await world.teacher(), await world.teacher()];
    const id = await world.school(owner);
    await world.invite(owner, id, member);
    expect((await world.call('GET', schools, member.token)).data.list).toMatchObject([
      { id, status: 2, status_text: '正常', is_owner: false },
    ]);
    for (let i = 0; i < 2; i++)
      expect(await world.call('DELETE', `${schools}/${id}/teachers/${member.id}`, owner.token)).toMatchObject({ code: 200 });
    expect((await world.call('GET', schools, member.token)).data.total).toBe(0);
    expect(await world.call('GET', `${schools}/${id}`, member.token)).toMatchObject({ code: 403 });
  });

  it('takes its memberships and students with it, who are signed out (school.school.delete)', async () => {
    const [owner, member] = [await world.teacher(), await world.teacher()];
    const id = await world.school(owner);
    await world.invite(owner, id, member);
    const pupil = await world.pupil(owner, id);
    await world.call('PUT', `/v1/student/teachers/${owner.id}/follow`, pupil.token);
    expect(await world.call('DELETE', `${schools}/${id}`, owner.token)).toMatchObject({ code: 200, data: {} });

    expect(await world.call('GET', '/v1/student/school', pupil.token)).toMatchObject({ code: 401 });
    expect(
      await world.call('POST', '/v1/login', undefined, { identity: 2, username: pupil.username, password: pupil.password }),
    ).toMatchObject({ code: 401, msg: '用户名或密码错误' });
    expect((await world.call('GET', '/v1/teacher/fans/count', owner.token)).data).toEqual({ count: 0 });
    for (const teacher of [owner, member]) {
      expect((await world.call('GET', schools, teacher.token)).data.total).toBe(0);
      expect(await world.call('GET', `${schools}/${id}`, teacher.token)).toMatchObject({ code: 410 });
    }
    expect(await world.app.database.prisma.pupil.count({ where: { schoolId: id } })).toBe(1);
  });

  it.each(['WAITING', 'REJECTED'] as const)(
    'is renamed by its owner in status %s, which it keeps (school.school.update)',
    async (status) => {
      const owner = await world.teacher();
      const id = await world.school(owner, status);
      const { list: before } = (await world.call('GET', schools, owner.token)).data;
      expect(await world.call('PUT', `${schools}/${id}`, owner.token, { name: '新的校名' })).toMatchObject({ code: 200, data: {} });
      const { list } = (await world.call('GET', schools, owner.token)).data;
      expect(list).toMatchObject([{ id, name: '新的校名', status: before[0].status, reject_reason: before[0].reject_reason }]);
    },
  );

  it('can be deleted while it waits', async () => {
    const owner = await world.teacher();
    const id = await world.school(owner, 'WAITING');
    expect(await world.call('DELETE', `${schools}/${id}`, owner.token)).toMatchObject({ code: 200 });
    expect((await world.call('GET', schools, owner.token)).data.total).toBe(0);
  });

  it('keeps its status and its old short name when others are renamed', async () => {
    const owner = await world.teacher();
    const id = await world.school(owner, 'APPROVED', '  第三中学  ');
    await world.app.database.prisma.school.update({ where: { id }, data: { name: '一中' } });
    expect((await world.call('GET', `${schools}/${id}`, owner.token)).data.name).toBe('一中');
    await world.call('PUT', `${schools}/${id}`, owner.token, { name: ' 第三实验中学 ' });
    expect((await world.call('GET', `${schools}/${id}`, owner.token)).data).toMatchObject({ name: '第三实验中学', status: 2 });
  });
});

describe('a student', () => {
  let owner: Person;
  let school: number;
  beforeAll(async () => {
    owner = await world.teacher();
    school = await world.school(owner);
  });
  const students = (rest = ''): string => `${schools}/${school}/students${rest}`;

  it('gets a drawn password of six letters and digits, of which only the hash is kept (school.student.create)', async () => {
    const { data } = await world.call('POST', students(), owner.token, { username: ' drawn-one ', name: '小明' });
    expect(data.password).toMatch(/^[A-Za-z0-9]{6}$/);
    const account = await world.app.database.prisma.account.findFirstOrThrow({ where: { username: 'drawn-one' } });
    expect(account.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await world.call('POST', '/v1/login', undefined, { identity: 2, username: 'drawn-one', password: data.password })).toMatchObject(
      { code: 200, data: { name: '小明' } },
    );
  });

  it('is signed out by a new password, and signs in with that only (school.student.reset_password)', async () => {
    const pupil = await world.pupil(owner, school);
    const { data } = await world.call('PUT', students(`/${pupil.id}/reset_password`), owner.token);
    expect(await world.call('GET', '/v1/student/school', pupil.token)).toMatchObject({ code: 401 });
    const attempt = (password: string) => world.call('POST', '/v1/login', undefined, { identity: 2, username: pupil.username, password });
    expect(await attempt(pupil.password)).toMatchObject({ code: 401 });
    expect(await attempt(data.password)).toMatchObject({ code: 200 });
  });

  it('disappears when deleted, and keeps the username from others (school.student.delete)', async () => {
    const pupil = await world.pupil(owner, school);
    await world.call('PUT', `/v1/student/teachers/${owner.id}/follow`, pupil.token);
    const before = (await world.call('GET', '/v1/teacher/fans/count', owner.token)).data.count;
    expect(await world.call('DELETE', students(`/${pupil.id}`), owner.token)).toMatchObject({ code: 200 });

    expect(await world.call('GET', '/v1/student/school', pupil.token)).toMatchObject({ code: 401 });
    expect(
      await world.call('POST', '/v1/login', undefined, { identity: 2, username: pupil.username, password: pupil.password }),
    ).toMatchObject({ code: 401, msg: '用户名或密码错误' });
    expect((await world.call('GET', '/v1/teacher/fans/count', owner.token)).data.count).toBe(before - 1);
    const ids = (await world.call('GET', students(), owner.token)).data.list.map(({ id }: { id: number }) => id);
    expect(ids).not.toContain(pupil.id);
    expect(await world.call('DELETE', students(`/${pupil.id}`), owner.token)).toMatchObject({ code: 410 });
    expect(await world.call('POST', students(), owner.token, { username: pupil.username, name: '小明' })).toMatchObject({
      code: 422,
      msg: 'username已存在',
    });
  });

  it('is listed for every member of the school (school.student.list)', async () => {
    const member = await world.teacher();
    await world.invite(owner, school, member);
    const pupil = await world.pupil(owner, school, '小红');
    const { list } = (await world.call('GET', students(), member.token)).data;
    expect(list[0]).toMatchObject({ id: pupil.id, name: '小红', username: pupil.username });
  });

  it('is renamed by the owner, and keeps the username (school.student.update)', async () => {
    const pupil = await world.pupil(owner, school, '小旧');
    expect(await world.call('PUT', students(`/${pupil.id}`), owner.token, { name: ' 小新 ', username: 'other' })).toEqual({
      code: 200,
      msg: 'success',
      data: {},
    });
    const { list } = (await world.call('GET', students(), owner.token)).data;
    expect(list[0]).toMatchObject({ id: pupil.id, name: '小新', username: pupil.username });
  });

  it('sees the own school, with its name and times alone (school.me.school)', async () => {
    const pupil = await world.pupil(owner, school);
    expect((await world.call('GET', '/v1/student/school', pupil.token)).data).toEqual({
      id: school,
      name: '第一中学',
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
    });
  });

  it('is not found through another school', async () => {
    const other = await world.teacher();
    const elsewhere = await world.school(other);
    const pupil = await world.pupil(owner, school);
    expect(await world.call('DELETE', `${schools}/${elsewhere}/students/${pupil.id}`, other.token)).toMatchObject({ code: 410 });
    expect(await world.call('GET', '/v1/student/school', pupil.token)).toMatchObject({ code: 200 });
  });
});

describe('the teachers of a school', () => {
  it('are listed for its owner, who is one of them, newest first (school.member.list)', async () => {
    const [owner, member] = [await world.teacher('林老师'), await world.teacher('何老师')];
    const id = await world.school(owner);
    await world.invite(owner, id, member);
    const { list, total } = (await world.call('GET', `${schools}/${id}/teachers`, owner.token)).data;
    expect(total).toBe(2);
    expect(list).toMatchObject([
      { id: member.id, name: '何老师', username: member.username },
      { id: owner.id, name: '林老师', username: owner.username },
    ]);
    expect(await world.call('GET', `${schools}/${id}/teachers`, member.token)).toMatchObject({ code: 403 });
  });
});

describe('following', () => {
  it('ends, also where it never began (school.follow.remove)', async () => {
    const owner = await world.teacher();
    const pupil = await world.pupil(owner, await world.school(owner));
    const unfollow = () => world.call('PUT', `/v1/student/teachers/${owner.id}/unfollow`, pupil.token);
    expect(await unfollow()).toMatchObject({ code: 200, data: {} });
    await world.call('PUT', `/v1/student/teachers/${owner.id}/follow`, pupil.token);
    await unfollow();
    expect((await world.call('GET', '/v1/teacher/fans/count', owner.token)).data).toEqual({ count: 0 });
  });

  it('shows followers with their schools, newest student first, also of other schools (school.fan.list, school.fan.count)', async () => {
    const [here, there] = [await world.teacher(), await world.teacher()];
    const [first, second] = [await world.school(here, 'APPROVED', '本地中学'), await world.school(there, 'APPROVED', '外地中学')];
    const [older, newer] = [await world.pupil(here, first, '小一'), await world.pupil(there, second, '小二')];
    for (const pupil of [newer, older, older])
      expect(await world.call('PUT', `/v1/student/teachers/${here.id}/follow`, pupil.token)).toMatchObject({ code: 200, data: {} });

    const { list, total } = (await world.call('GET', '/v1/teacher/fans', here.token)).data;
    expect(list).toMatchObject([
      { id: newer.id, name: '小二', school: { id: second, name: '外地中学' } },
      { id: older.id, name: '小一', school: { id: first, name: '本地中学' } },
    ]);
    expect(total).toBe(2);
    expect((await world.call('GET', '/v1/teacher/fans/count', here.token)).data).toEqual({ count: 2 });

    for (let i = 0; i < 2; i++)
      expect(await world.call('PUT', `/v1/student/teachers/${here.id}/unfollow`, newer.token)).toMatchObject({ code: 200 });
    expect((await world.call('GET', '/v1/teacher/fans/count', here.token)).data).toEqual({ count: 1 });
  });

  it('marks the followed and the owner among the teachers of the student’s school (school.me.teachers), with one statement for the page', async () => {
    const [owner, member] = [await world.teacher(), await world.teacher()];
    const school = await world.school(owner);
    await world.invite(owner, school, member);
    const pupil = await world.pupil(owner, school);
    const outsider = await world.teacher();
    for (const { id } of [owner, outsider]) await world.call('PUT', `/v1/student/teachers/${id}/follow`, pupil.token);

    let answer: unknown;
    await world.call('GET', '/v1/student/teachers', pupil.token);
    const sent = await world.app.database.statementsOf(async () => {
      answer = (await world.call('GET', '/v1/student/teachers', pupil.token)).data;
    });
    expect(answer).toMatchObject({
      total: 2,
      list: [
        { id: member.id, is_followed: false, is_owner: false },
        { id: owner.id, is_followed: true, is_owner: true },
      ],
    });
    expect(sent.filter((sql) => sql.includes('school_membership'))).toHaveLength(1);
  });

  it('goes on after the teacher has left the school (school.follow.add, school.fan.list)', async () => {
    const [owner, member] = [await world.teacher(), await world.teacher()];
    const school = await world.school(owner);
    await world.invite(owner, school, member);
    const pupil = await world.pupil(owner, school);
    await world.call('PUT', `/v1/student/teachers/${member.id}/follow`, pupil.token);
    await world.call('DELETE', `${schools}/${school}/teachers/${member.id}`, owner.token);
    expect((await world.call('GET', '/v1/teacher/fans', member.token)).data).toMatchObject({ total: 1, list: [{ id: pupil.id }] });
    expect((await world.call('GET', '/v1/student/teachers', pupil.token)).data).toMatchObject({ total: 1, list: [{ id: owner.id }] });
  });
});

describe('of two who do the same at once', () => {
  let owner: Person;
  let school: number;
  beforeAll(async () => {
    owner = await world.teacher();
    school = await world.school(owner);
  });
  const codes = async (...calls: Promise<{ code: number }>[]): Promise<number[]> =>
    (await Promise.all(calls)).map(({ code }) => code).sort();

  it('one invites a teacher', async () => {
    const { username } = await world.teacher();
    const invite = () => world.call('POST', `${schools}/${school}/teachers`, owner.token, { username });
    expect(await codes(invite(), invite(), invite())).toEqual([200, 510, 510]);
  });

  it('one gets the username of a student', async () => {
    const create = () => world.call('POST', `${schools}/${school}/students`, owner.token, { username: 'wanted-name', name: '小明' });
    expect(await codes(create(), create(), create())).toEqual([200, 422, 422]);
    expect(await world.app.database.prisma.pupil.count({ where: { account: { username: 'wanted-name' } } })).toBe(1);
  });

  it('one registers an address', async () => {
    const register = (username: string) =>
      world.call('POST', '/v1/teacher/register', undefined, { name: '李四', username, password: '123456' });
    expect(await codes(register('race@example.com'), register('RACE@example.com'))).toEqual([200, 422]);
  });

  it('both follow, and there is one follower (school.follow.add)', async () => {
    const pupil = await world.pupil(owner, school);
    const follow = () => world.call('PUT', `/v1/student/teachers/${owner.id}/follow`, pupil.token);
    expect(await codes(follow(), follow())).toEqual([200, 200]);
    expect(await world.app.database.prisma.follow.count({ where: { pupilId: pupil.id } })).toBe(1);
  });

  it('no student is left in a school that is deleted meanwhile', async () => {
    const other = await world.school(owner);
    const create = (username: string) => world.call('POST', `${schools}/${other}/students`, owner.token, { username, name: '小明' });
    await Promise.all([create('left-1'), world.call('DELETE', `${schools}/${other}`, owner.token), create('left-2')]);
    expect(await world.app.database.prisma.pupil.count({ where: { schoolId: other, deletedAt: null } })).toBe(0);
  });
});
