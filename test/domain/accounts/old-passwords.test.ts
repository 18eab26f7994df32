import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '../../../src/access/passwords.js';
import { joinHashes } from '../../../src/access/stored-hash.js';
import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';
import { makeMember, makePupil, makeShopper, makeStaff, makeTeacher, PASSWORD, type Person } from './people.js';

const DJANGO = 'pbkdf2_sha256$24000$s24salt$f5buI39Y3sqCTh5esKfQ9zHolUoPM5aZQOcwEGG2nEE=';
const OF_DJANGO = 'with space in it';
const BCRYPT = '$2y$04$abcdefghijklmnopqrstuuZjujjZ2GEmt.1ipUYUCA81voD6ztPfq';
const OF_BCRYPT = '密码 bcrypt';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const passwords = new Passwords();
let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { token viewer { accountId } } }';
const login = (realm: string, username: string, password: string): Promise<GraphQLAnswer> =>
  app.graphql(LOGIN, { input: { realm, username, password } });
const reasonOf = ({ errors }: GraphQLAnswer): string | undefined => errors?.[0]?.extensions.reason;

const NEW = 'mutation ($input: LoginWithNewPasswordInput!) { loginWithNewPassword(input: $input) { token } }';

async function oldApi(url: string, payload: object): Promise<any> {
  return (await app.server.inject({ method: 'POST', url: `/legacy/${url}`, payload })).json();
}
const of2017 = (username: string, password: string) => oldApi('summer-student/auth/user/login/', { username, password });
const of2018 = (username: string, password: string) => oldApi('summer-crm/api/v1/user_info/login/', { username, password: md5(password) });

function store({ accountId }: Person, data: { passwordHash?: string | null; mustChangePassword?: boolean }): Promise<unknown> {
  return app.database.prisma.account.update({ where: { id: accountId }, data });
}
async function hashOf({ accountId }: Person): Promise<string | null> {
  return (await app.database.prisma.account.findUniqueOrThrow({ where: { id: accountId } })).passwordHash;
}

describe('somebody with a hash of an old system', () => {
  it('signs in to GraphQL with the old password, and has a hash of ours from then on', async () => {
    const teacher = await makeTeacher(app);
    const pupil = await makePupil(app, teacher.schoolId);
    for (const [realm, person] of [
      ['TEACHER', teacher],
      ['PUPIL', pupil],
      ['SHOPPER', await makeShopper(app)],
    ] as const) {
      await store(person, { passwordHash: BCRYPT });
      expect(reasonOf(await login(realm, person.username, 'wrong'))).toBe('BAD_CREDENTIALS');
      expect(await hashOf(person)).toBe(BCRYPT);
      for (let time = 0; time < 2; time++) expect((await login(realm, person.username, OF_BCRYPT)).data.login.token).toBeTruthy();
      expect(await hashOf(person)).toMatch(/^\$argon2id\$/);
    }
  });

  it('signs in to the school API and to the mini-program’s with it', async () => {
    const teacher = await makeTeacher(app);
    await store(teacher, { passwordHash: BCRYPT });
    const credentials = { identity: 1, username: teacher.username, password: OF_BCRYPT };
    expect(await oldApi('school/v1/login', credentials)).toMatchObject({ code: 200 });
    const member = await makeMember(app);
    const plain = { form: 'plain', text: '密码🔑', salt: Buffer.alloc(16, 7) } as const;
    await store(member, { passwordHash: await passwords.adopt('MEMBER', plain) });
    const given = { Username: member.username, Password: '密码🔑' };
    expect(await oldApi('miniapp/login_account_password', given)).toMatchObject({ code: 0, UserID: member.profileId });
  });

  it('as an administrator of 2017 signs in where the password is sent, and after that also where its digest is', async () => {
    const staff = await makeStaff(app);
    await store(staff, { passwordHash: DJANGO });
    expect(await of2018(staff.username, OF_DJANGO)).toMatchObject({ code: 400 });
    expect(await of2017(staff.username, OF_DJANGO)).toMatchObject({ code: 0 });
    expect(await of2018(staff.username, OF_DJANGO)).toMatchObject({ code: 0 });
    expect((await login('STAFF', staff.username, md5(OF_DJANGO))).data.login.token).toBeTruthy();
  });

  it('as a member of staff of both summer systems signs in to each with the password of it', async () => {
    const staff = await makeStaff(app);
    const crm = await passwords.adopt('STAFF', { form: 'md5', text: md5('Admin@2018'), salt: Buffer.alloc(16, 3) });
    await store(staff, { passwordHash: joinHashes(crm, DJANGO) });
    for (let time = 0; time < 2; time++) {
      expect(await of2018(staff.username, 'Admin@2018')).toMatchObject({ code: 0 });
      expect(await of2017(staff.username, OF_DJANGO)).toMatchObject({ code: 0 });
      expect(await of2017(staff.username, 'Admin@2018')).toMatchObject({ code: 0 });
      for (const password of ['Admin@2018', OF_DJANGO]) expect(reasonOf(await login('STAFF', staff.username, password))).toBeUndefined();
    }
    const token = (await login('STAFF', staff.username, OF_DJANGO)).data.login.token;
    const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }';
    await app.graphql(change, { input: { currentPassword: OF_DJANGO, newPassword: 'one for both' } }, token);
    expect(await of2018(staff.username, 'Admin@2018')).toMatchObject({ code: 400 });
    expect(await of2018(staff.username, 'one for both')).toMatchObject({ code: 0 });
    expect(await of2017(staff.username, 'one for both')).toMatchObject({ code: 0 });
  });

  it('is let in however many first sign-ins come at once', async () => {
    const member = await makeMember(app);
    await store(member, { passwordHash: BCRYPT });
    const answers = await Promise.all(Array.from({ length: 6 }, () => login('MEMBER', member.username, OF_BCRYPT)));
    expect(answers.map(reasonOf)).toEqual(answers.map(() => undefined));
    expect(await hashOf(member)).toMatch(/^\$argon2id\$/);
  });

  it('is refused as with a wrong password where the hash cannot be read, and keeps it', async () => {
    const staff = await makeStaff(app);
    await store(staff, { passwordHash: '!unusable' });
    expect(reasonOf(await login('STAFF', staff.username, '!unusable'))).toBe('BAD_CREDENTIALS');
    expect(await of2017(staff.username, '!unusable')).toMatchObject({ code: 400, msg: '用户名或密码错误' });
    expect(await hashOf(staff)).toBe('!unusable');
  });
});

describe('an account that has to change its password', () => {
  it('is let in by GraphQL with a new one only, which it then has in every API', async () => {
    const staff = await makeStaff(app);
    await store(staff, { mustChangePassword: true });
    expect(reasonOf(await login('STAFF', staff.username, 'wrong'))).toBe('BAD_CREDENTIALS');
    const refused = await login('STAFF', staff.username, PASSWORD);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'PASSWORD_CHANGE_REQUIRED' });

    const change = (password: string, newPassword: string) =>
      app.graphql(NEW, { input: { realm: 'STAFF', username: staff.username, password, newPassword } });
    expect(reasonOf(await change('wrong', 'my own one'))).toBe('BAD_CREDENTIALS');
    expect((await change(PASSWORD, 'short')).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'newPassword' });
    for (const same of [PASSWORD, md5(PASSWORD)]) expect(reasonOf(await change(PASSWORD, same))).toBe('PASSWORD_UNCHANGED');
    const { data } = await change(PASSWORD, 'my own one');
    expect((await app.graphql('{ viewer { accountId } }', {}, data.loginWithNewPassword.token)).data.viewer.accountId).toBe(
      staff.accountId,
    );
    expect(reasonOf(await login('STAFF', staff.username, 'my own one'))).toBeUndefined();
    expect(await of2018(staff.username, 'my own one')).toMatchObject({ code: 0 });
    expect(await of2018(staff.username, PASSWORD)).toMatchObject({ code: 400 });
  });

  it('signs in to old APIs as before, and gets into GraphQL by none of their tokens', async () => {
    const staff = await makeStaff(app);
    const before = (await of2018(staff.username, PASSWORD)).data.token as string;
    expect((await app.graphql('{ viewer { accountId } }', {}, before)).data.viewer.accountId).toBe(staff.accountId);
    await store(staff, { mustChangePassword: true });
    expect(await of2017(staff.username, PASSWORD)).toMatchObject({ code: 0 });
    const { token } = (await of2018(staff.username, PASSWORD)).data;
    expect(reasonOf(await app.graphql('{ viewer { accountId } }', {}, token))).toBe('TOKEN_INVALID');
    const url = `/legacy/summer-crm/api/v1/user_info/${staff.profileId}/`;
    const read = await app.server.inject({ method: 'GET', url, headers: { 'x-auth-token': token } });
    expect(read.json()).toMatchObject({ code: 0 });
  });

  it('has changed it where it did so in an old API', async () => {
    const member = await makeMember(app);
    await store(member, { mustChangePassword: true });
    const { Token } = await oldApi('miniapp/login_account_password', { Username: member.username, Password: PASSWORD });
    const changed = await oldApi('miniapp/updateuserinfo', { Token, ID: member.profileId, Password: 'changed there' });
    expect(changed).toMatchObject({ code: 0 });
    expect(reasonOf(await login('MEMBER', member.username, 'changed there'))).toBeUndefined();
  });

  it('as a shopper is asked by loginShopper too', async () => {
    const shopper = await makeShopper(app);
    await store(shopper, { mustChangePassword: true });
    const query = 'mutation ($input: LoginShopperInput!) { loginShopper(input: $input) { token } }';
    const answer = await app.graphql(query, { input: { username: shopper.username, password: PASSWORD } });
    expect(reasonOf(answer)).toBe('PASSWORD_CHANGE_REQUIRED');
  });

  it('ends every other session of the account with the change', async () => {
    const teacher = await makeTeacher(app);
    const token = (await login('TEACHER', teacher.username, PASSWORD)).data.login.token;
    await app.graphql(NEW, { input: { realm: 'TEACHER', username: teacher.username, password: PASSWORD, newPassword: 'another one' } });
    expect(reasonOf(await app.graphql('{ viewer { accountId } }', {}, token))).toBe('TOKEN_INVALID');
  });
});
