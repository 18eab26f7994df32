import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { expectFailure, expectSuccess, MiniappClient } from './client.js';

let app: TestApp;
let client: MiniappClient;
let student: { Token: string; UserID: number };
let teacher: { Token: string; UserID: number };
let admin: { Token: string; UserID: number };
let newcomers = 0;

beforeAll(async () => {
  app = await createTestApp();
  client = new MiniappClient(app);
  student = await client.login('member1');
  teacher = await client.login('tutor1');
  admin = await client.login('manager1');
});
afterAll(() => app.close());
afterEach(() => void vi.useRealTimers());

/** A new member with a permission and a user name of its own. */
async function newMember(permission = '学生'): Promise<{ Token: string; UserID: number; Username: string }> {
  const Username = `newcomer${++newcomers}`;
  const { body } = await client.post('/login_wx', { code: `demo-${Username}` });
  expect(
    (await client.post('/updateuserinfo', { Token: admin.Token, ID: body.UserID, Permission: permission, Username, Password: 'secret' }))
      .body.code,
  ).toBe(0);
  return { ...(await client.login(Username, 'secret')), Username };
}

describe('miniapp.user.info', () => {
  const info = (body: unknown) => client.post('/userinfo', body);

  it('answers the eight documented fields, the password always empty, and the five of the code', async () => {
    const answer = await info({ Token: student.Token, UserID: student.UserID });
    expectSuccess(answer, 'miniapp.user.info');
    expect(answer.body.data).toMatchObject({ ID: student.UserID, Username: 'member1', Password: '', Permission: '学生' });
    expect(answer.body.data).toMatchObject({ NickName: '小明', Gender: '男', Collage: '计算机学院', Majar: '软件工程', Grade: 2026 });
    const { Token } = await newMember();
    expect(await client.info(Token)).toMatchObject({ NickName: '', Gender: '', Collage: '', Majar: '', Grade: 0 });
  });

  it('takes the user id as an int, as a decimal string, or not at all', async () => {
    for (const UserID of [student.UserID, String(student.UserID), null, undefined]) {
      expectSuccess(await info({ token: student.Token, userid: UserID }), 'miniapp.user.info');
    }
  });

  it('checks its fields before the token', async () => {
    for (const body of [
      {},
      { Token: 7 },
      { Token: student.Token, UserID: 'abc' },
      { Token: student.Token, UserID: '' },
      { Token: student.Token, UserID: 1.5 },
      { Token: student.Token, UserID: true },
      '{',
      '[]',
    ]) {
      expectFailure(await info(body), 1, '参数错误');
    }
  });

  it("refuses an unknown token, another surface's, and another user's id", async () => {
    const graphql = await app.login('MEMBER', 'member1');
    for (const body of [
      { Token: 'unknown' },
      { Token: graphql },
      { Token: student.Token, UserID: teacher.UserID },
      { Token: student.Token, UserID: '99999999999' },
    ]) {
      expectFailure(await info(body), 1, '身份验证失败');
    }
    expectFailure(await info({ Token: admin.Token, UserID: student.UserID }), 1, '身份验证失败');
  });

  it('refuses a token after 24 hours', async () => {
    const { Token } = await client.login('member1');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 - 60_000 });
    expectSuccess(await info({ Token }), 'miniapp.user.info');
    vi.setSystemTime(Date.now() + 120_000);
    expectFailure(await info({ Token }), 1, '身份验证失败');
  });

  it('says so when the user is gone', async () => {
    const { Token, UserID } = await newMember();
    expectSuccess(await info({ Token }), 'miniapp.user.info');
    await app.graphql(`mutation { deleteMember(id: ${UserID}) }`, {}, await app.login('STAFF', 'demoadmin'));
    expectFailure(await info({ Token }), 1, '获取用户信息失败');
    for (const path of ['/updateuserinfo', '/logout']) expectFailure(await client.post(path, { Token }), 1, '身份验证失败');
  });
});

describe('the portrait of who has set none', () => {
  it.each(['/default_avatar.png', '/legacy/miniapp/default_avatar.png', '/default_avatar.png?v=1'])('is served at %s', async (url) => {
    for (const method of ['GET', 'HEAD'] as const) {
      const { statusCode, headers, rawPayload } = await app.server.inject({ method, url });
      expect({ statusCode, type: headers['content-type'] }).toEqual({ statusCode: 200, type: 'image/png' });
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
      if (method === 'GET') expect(await sharp(rawPayload).metadata()).toMatchObject({ format: 'png', width: 128, height: 128 });
    }
    expect((await app.server.inject({ method: 'POST', url })).statusCode).toBe(404);
  });

  it('is the address that the account begins with (miniapp.auth.login_wx)', async () => {
    const { body } = await client.post('/login_wx', { code: 'demo-faceless' });
    const { Avatar } = await client.info(body.Token);
    expect((await app.server.inject({ url: Avatar })).statusCode).toBe(200);
  });
});

describe('miniapp.user.update', () => {
  const update = (body: unknown) => client.post('/updateuserinfo', body);

  it('stores nick name, gender, college, major and grade, each whose own they are', async () => {
    const { Token, UserID } = await newMember();
    const studies = { NickName: '小王', Gender: '女', Collage: '外语学院', Majar: '英语', Grade: 2025 };
    expectSuccess(await update({ Token, ...studies }), 'miniapp.user.update');
    expectSuccess(await update({ Token, majar: '法语', Grade: '0' }), 'miniapp.user.update');
    expect(await client.info(Token)).toMatchObject({ ...studies, Majar: '法语', Grade: 0 });
    for (const field of [{ NickName: 'x' }, { Gender: 'x' }, { Collage: 'x' }, { Majar: 'x' }, { Grade: 9 }])
      expectFailure(await update({ Token: teacher.Token, ID: UserID, ...field }), 3, '无权限修改该信息');
    expectSuccess(await update({ Token: admin.Token, ID: UserID, ...studies }), 'miniapp.user.update');
    expect(await client.info(Token)).toMatchObject(studies);
  });

  it('lets a 学生 change the own user name, password, avatar and phone number', async () => {
    const { Token } = await newMember();
    expectSuccess(await update({ Token, Avatar: '/me.png', PhoneNumber: '139' }), 'miniapp.user.update');
    expect(await client.info(Token)).toMatchObject({ Avatar: '/me.png', PhoneNumber: '139' });
  });

  it('refuses a 学生 the own name, number and permission, and then changes nothing', async () => {
    for (const field of [{ Name: 'N' }, { RegistrationNumber: 'R' }, { Permission: '管理员' }]) {
      expectFailure(await update({ Token: student.Token, PhoneNumber: '100', ...field }), 3, '无权限修改该信息');
    }
    expect(await client.info(student.Token)).toMatchObject({ PhoneNumber: '13800000001', Permission: '学生' });
  });

  it('lets nobody but a 管理员 change others, but a 老师 the name and number of a 学生', async () => {
    const target = await newMember();
    expectFailure(await update({ Token: student.Token, ID: target.UserID, Avatar: 'x' }), 3, '无权限修改别人的信息');
    expectFailure(await update({ Token: student.Token, ID: target.UserID }), 3, '无权限修改别人的信息');
    expectSuccess(await update({ Token: teacher.Token, ID: target.UserID, Name: '新名', RegistrationNumber: '42' }), 'miniapp.user.update');
    expect(await client.info(target.Token)).toMatchObject({ Name: '新名', RegistrationNumber: '42' });
    for (const field of [{ Username: 'x' }, { Password: 'x' }, { Avatar: 'x' }, { PhoneNumber: '1' }, { Permission: '老师' }]) {
      expectFailure(await update({ Token: teacher.Token, ID: target.UserID, Name: '别的', ...field }), 3, '无权限修改该信息');
    }
    expect(await client.info(target.Token)).toMatchObject({ Name: '新名' });
  });

  it('does not tell a 老师 whether a guessed password is right', async () => {
    const target = await newMember();
    expectFailure(await update({ Token: teacher.Token, ID: target.UserID, Password: 'secret' }), 3, '无权限修改该信息');
  });

  it('lets a 老师 change nothing of a 老师 or 管理员, but the own name and number', async () => {
    const colleague = await newMember('老师');
    for (const ID of [colleague.UserID, admin.UserID])
      expectFailure(await update({ Token: teacher.Token, ID, Name: 'x' }), 3, '无权限修改别人的信息');
    expectSuccess(await update({ Token: colleague.Token, Name: '己', RegistrationNumber: 'T9' }), 'miniapp.user.update');
    expectFailure(await update({ Token: colleague.Token, Permission: '管理员' }), 3, '无权限修改该信息');
  });

  it('lets a 管理员 change every field of anybody', async () => {
    const target = await newMember();
    const change = {
      Username: 'renamed',
      Password: 'other',
      Avatar: '/a',
      Name: 'N',
      PhoneNumber: '1',
      RegistrationNumber: 'R',
      Permission: '老师',
      NickName: 'n',
      Gender: 'g',
      Collage: 'c',
      Majar: 'm',
      Grade: 3,
    };
    expectSuccess(
      await update({ Token: admin.Token, UserID: String(admin.UserID), ID: String(target.UserID), ...change }),
      'miniapp.user.update',
    );
    const { Token } = await client.login('renamed', 'other');
    expect(await client.info(Token)).toEqual({ ID: target.UserID, ...change, Password: '' });
  });

  it('puts a new permission in force at once', async () => {
    const target = await newMember();
    expectFailure(await update({ Token: target.Token, Name: 'x' }), 3, '无权限修改该信息');
    await update({ Token: admin.Token, ID: target.UserID, Permission: '老师' });
    expectSuccess(await update({ Token: target.Token, Name: 'x' }), 'miniapp.user.update');
  });

  it('needs no right for a value that is no change', async () => {
    const own = await client.info(student.Token);
    const { Name, RegistrationNumber, Permission, Username } = own;
    expectSuccess(
      await update({ Token: student.Token, ID: student.UserID, Name, RegistrationNumber, Permission, Username }),
      'miniapp.user.update',
    );
    expectSuccess(await update({ Token: teacher.Token, ID: student.UserID, Username, Permission }), 'miniapp.user.update');
  });

  it('leaves a field that is absent, null or empty as it is', async () => {
    const before = await client.info(student.Token);
    expectSuccess(await update({ Token: student.Token }), 'miniapp.user.update');
    const nothing = {
      ID: '',
      Username: '',
      Password: '',
      Avatar: null,
      Name: '',
      PhoneNumber: '',
      RegistrationNumber: null,
      Permission: '',
      NickName: '',
      Gender: null,
      Grade: '',
    };
    expectSuccess(await update({ Token: student.Token, ...nothing }), 'miniapp.user.update');
    expect(await client.info(student.Token)).toEqual(before);
  });

  it('refuses wrong types and an unknown permission', async () => {
    const { Token } = admin;
    for (const field of [
      { ID: 'x' },
      { ID: 1.5 },
      { Username: 7 },
      { Password: 7 },
      { Avatar: [] },
      { Name: {} },
      { PhoneNumber: 139 },
      { RegistrationNumber: true },
      { Permission: '校长' },
      { Permission: 1 },
      { NickName: 7 },
      { Majar: '长'.repeat(256) },
      { Grade: 'x' },
      { Grade: -1 },
      { Grade: 2147483648 },
      { UserID: 'x' },
    ]) {
      expectFailure(await update({ Token, ...field }), 1, '参数错误');
    }
    expectFailure(await update({ Name: 'x' }), 1, '参数错误');
    expectFailure(await update('{"Token": "x" "Name": "y"}'), 1, '参数错误');
    expectFailure(await update({ Token, Username: '   ' }), 1, '参数错误');
  });

  it("refuses a bad token and a user id that is not the token's", async () => {
    expectFailure(await update({ Token: 'x', Avatar: 'y' }), 1, '身份验证失败');
    expectFailure(await update({ Token: student.Token, UserID: teacher.UserID, Avatar: 'y' }), 1, '身份验证失败');
  });

  it('tells only a 管理员 that there is no such user', async () => {
    for (const ID of [999_999, 0, -1, '99999999999']) {
      expectFailure(await update({ Token: admin.Token, ID, Name: 'x' }), 1, '获取用户信息失败');
      expectFailure(await update({ Token: teacher.Token, ID, Name: 'x' }), 3, '无权限修改别人的信息');
      expectFailure(await update({ Token: student.Token, ID, Name: 'x' }), 3, '无权限修改别人的信息');
    }
  });

  it('refuses a user name that another user has, and then changes nothing', async () => {
    const { Token } = await newMember();
    expectFailure(await update({ Token, Avatar: '/new', Username: 'member1' }), 2, '用户名已存在');
    expect(await client.info(Token)).toMatchObject({ Avatar: '/default_avatar.png' });
  });

  it('gives a user name that two want at once to one of them', async () => {
    const [one, other] = [await newMember(), await newMember()];
    const answers = await Promise.all([one, other].map(({ Token }) => update({ Token, Username: 'wanted' })));
    expect(answers.map(({ body }) => body.message).toSorted()).toEqual(['修改个人信息成功', '用户名已存在'].toSorted());
  });

  it('revokes all tokens of a user whose password changes, the calling one included', async () => {
    const { Token, UserID, Username } = await newMember();
    const other = await client.login(Username, 'secret');
    expectSuccess(await update({ Token, Password: 'fresh' }), 'miniapp.user.update');
    for (const old of [Token, other.Token]) expectFailure(await client.post('/userinfo', { Token: old }), 1, '身份验证失败');
    expectFailure(await client.post('/login_account_password', { Username, Password: 'secret' }), 2, '用户名或密码错误');
    const { Token: fresh } = await client.login(Username, 'fresh');
    expectSuccess(await update({ Token: admin.Token, ID: UserID, Password: 'fresher' }), 'miniapp.user.update');
    expectFailure(await client.post('/userinfo', { Token: fresh }), 1, '身份验证失败');
    expect(await client.info(admin.Token)).toMatchObject({ Username: 'manager1' });
  });

  it('revokes nothing when the password is the same', async () => {
    const { Token } = await newMember();
    expectSuccess(await update({ Token, Password: 'secret' }), 'miniapp.user.update');
    expect(await client.info(Token)).toMatchObject({ Permission: '学生' });
  });

  it('answers 500 when the change cannot be stored', async () => {
    const { Token } = await newMember();
    await app.database.prisma.$executeRawUnsafe(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''disk full''; END'`,
    );
    await app.database.prisma.$executeRawUnsafe('CREATE TRIGGER refuse BEFORE UPDATE ON member EXECUTE FUNCTION refuse()');
    expectFailure(await update({ Token, Avatar: '/unstorable' }), 2, '修改个人信息失败', 500);
    await app.database.prisma.$executeRawUnsafe('DROP TRIGGER refuse ON member');
  });

  it('logs nobody out', async () => {
    const { Token, UserID } = await client.login('member1');
    expectSuccess(await update({ Token, UserID }), 'miniapp.user.update');
    expect(await client.info(Token)).toMatchObject({ ID: UserID });
  });
});
