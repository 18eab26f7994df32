import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';
import { makeMember, makePupil, makeShopper, makeStaff, makeStudent, makeTeacher, PASSWORD } from './people.js';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  token expiresAt viewer { realm accountId profileId username administrator menus member { id username } shopper { id } student { id } staff { id } teacher { id } pupil { id } }
} }`;

const login = (realm: string, username: string, password = PASSWORD): Promise<GraphQLAnswer> =>
  app.graphql(LOGIN, { input: { realm, username, password } });
const refusal = ({ data, errors }: GraphQLAnswer): unknown => ({
  data,
  code: errors?.[0]?.extensions.code,
  reason: errors?.[0]?.extensions.reason,
});
const BAD = { data: null, code: 'UNAUTHENTICATED', reason: 'BAD_CREDENTIALS' };

describe('login', () => {
  it('answers a token for 24 hours and who it is, in every realm', async () => {
    const teacher = await makeTeacher(app);
    const people = [
      ['STAFF', await makeStaff(app), 'staff'],
      ['STUDENT', await makeStudent(app), 'student'],
      ['TEACHER', teacher, 'teacher'],
      ['PUPIL', await makePupil(app, teacher.schoolId), 'pupil'],
      ['SHOPPER', await makeShopper(app), 'shopper'],
      ['MEMBER', await makeMember(app), 'member'],
    ] as const;
    for (const [realm, { accountId, profileId, username }, profile] of people) {
      const { data, errors } = await login(realm, username);
      expect(errors).toBeUndefined();
      expect(data.login.viewer).toMatchObject({ realm, accountId, profileId, username, [profile]: { id: profileId } });
      const profiles = ['staff', 'student', 'teacher', 'pupil', 'shopper', 'member'];
      expect(profiles.filter((name) => data.login.viewer[name] !== null)).toEqual([profile]);
      expect(Date.parse(data.login.expiresAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
      const { data: seen } = await app.graphql('{ viewer { accountId } }', {}, data.login.token);
      expect(seen).toEqual({ viewer: { accountId } });
    }
  });

  it('has one answer for an unknown name, a wrong password, another realm and no password at all', async () => {
    const { username, accountId } = await makeShopper(app);
    const answers = [await login('SHOPPER', 'nobody'), await login('SHOPPER', username, 'wrong'), await login('MEMBER', username)];
    await app.database.prisma.account.update({ where: { id: accountId }, data: { passwordHash: null } });
    answers.push(await login('SHOPPER', username), await login('SHOPPER', username, ''));
    for (const answer of answers) expect(refusal(answer)).toEqual(BAD);
  });

  it('tells that an account is disabled only after the right password', async () => {
    const { username, accountId } = await makeShopper(app);
    await app.database.prisma.account.update({ where: { id: accountId }, data: { active: false } });
    expect(refusal(await login('SHOPPER', username, 'wrong'))).toEqual(BAD);
    expect(refusal(await login('SHOPPER', username))).toMatchObject({ code: 'FORBIDDEN', reason: 'ACCOUNT_DISABLED' });
  });

  it("compares a teacher's email address without regard to case", async () => {
    const { username } = await makeTeacher(app);
    expect((await login('TEACHER', ` ${username.toUpperCase()} `)).errors).toBeUndefined();
  });

  it('knows no deleted pupil, nor one of a deleted school', async () => {
    const { schoolId } = await makeTeacher(app);
    const [one, other] = [await makePupil(app, schoolId), await makePupil(app, schoolId)];
    await app.database.prisma.pupil.update({ where: { id: one.profileId }, data: { deletedAt: new Date() } });
    expect(refusal(await login('PUPIL', one.username))).toEqual(BAD);
    expect((await login('PUPIL', other.username)).errors).toBeUndefined();
    await app.database.prisma.school.update({ where: { id: schoolId }, data: { deletedAt: new Date() } });
    expect(refusal(await login('PUPIL', other.username))).toEqual(BAD);
  });

  it('takes a staff password plain or as its MD5 digest, and writes the sign-in to the operation log', async () => {
    const { username, accountId, profileId } = await makeStaff(app);
    for (const password of [PASSWORD, createHash('md5').update(PASSWORD).digest('hex')]) {
      expect((await login('STAFF', username, password)).errors).toBeUndefined();
    }
    const log = await app.database.prisma.auditEvent.findMany({ where: { actorId: accountId } });
    const signIn = { operation: 300, description: '登录系统', entity: 'Staff', entityId: profileId };
    expect(log).toMatchObject([signIn, signIn]);
  });

  it('records when somebody last signed in', async () => {
    const { username, accountId } = await makeMember(app);
    await login('MEMBER', username);
    const account = await app.database.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
    expect(Date.now() - Number(account.lastLoginAt)).toBeLessThan(60_000);
  });

  it('refuses guessing past the limit for every address, and the right password with it', async () => {
    const guarded = await createTestApp({ env: { LOGIN_MAX_FAILURES: '3' } });
    try {
      const guess = (password: string): Promise<GraphQLAnswer> =>
        guarded.graphql(LOGIN, { input: { realm: 'MEMBER', username: 'member1', password } });
      const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(`guess-${i}`)));
      const reasons = answers.map(({ errors }) => errors?.[0]?.extensions.reason);
      expect(reasons.filter((reason) => reason === 'BAD_CREDENTIALS')).toHaveLength(3);
      expect(reasons.filter((reason) => reason === 'TOO_MANY_ATTEMPTS')).toHaveLength(9);
      const { errors } = await guess('demo123456');
      expect(errors?.[0]?.extensions).toMatchObject({ reason: 'TOO_MANY_ATTEMPTS', params: { retryAfterSeconds: expect.any(Number) } });
    } finally {
      await guarded.close();
    }
  });
});

describe('loginWithWechat', () => {
  const QUERY =
    'mutation ($input: WechatLoginInput!) { loginWithWechat(input: $input) { token viewer { accountId profileId username student { status } member { permission avatar name } } } }';
  const enter = (realm: string, code: string): Promise<GraphQLAnswer> => app.graphql(QUERY, { input: { realm, code } });

  it('makes a student of status NEW the first time and finds them again, whose particulars it refreshes', async () => {
    const first = (await enter('STUDENT', 'demo-fresh')).data.loginWithWechat;
    expect(first.viewer).toMatchObject({ username: null, student: { status: 'NEW' }, member: null });
    const identity = { where: { realm_openid: { realm: 'STUDENT', openid: 'demo-fresh' } } } as const;
    await app.database.prisma.wechatIdentity.update({ ...identity, data: { nickname: 'old', unionid: 'kept' } });
    const again = (await enter('STUDENT', 'demo-fresh')).data.loginWithWechat;
    expect(again.viewer).toEqual(first.viewer);
    expect(await app.database.prisma.wechatIdentity.findUnique(identity)).toMatchObject({ app: 'WEB', nickname: 'fresh', unionid: 'kept' });
  });

  it("makes a member who is a 学生 with the default portrait, by the mini-program's code", async () => {
    const { viewer } = (await enter('MEMBER', 'demo-fresh')).data.loginWithWechat;
    expect(viewer.member).toEqual({ permission: 'STUDENT', avatar: '/default_avatar.png', name: '' });
    expect(await app.database.prisma.wechatIdentity.findFirst({ where: { accountId: viewer.accountId } })).toMatchObject({ app: 'MINI' });
  });

  it('ends simultaneous first sign-ins of one openid in one account', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => enter('STUDENT', 'demo-crowd')));
    expect(answers.flatMap(({ errors = [] }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ data }) => data.loginWithWechat.viewer.accountId)).size).toBe(1);
    expect(new Set(answers.map(({ data }) => data.loginWithWechat.token)).size).toBe(10);
    expect(await app.database.prisma.wechatIdentity.count({ where: { openid: 'demo-crowd' } })).toBe(1);
  });

  it('lets only bound identities in elsewhere', async () => {
    const { accountId } = await makeShopper(app, 'demo-bound');
    expect((await enter('SHOPPER', 'demo-bound')).data.loginWithWechat.viewer.accountId).toBe(accountId);
    for (const realm of ['SHOPPER', 'STAFF', 'TEACHER', 'PUPIL']) {
      expect(refusal(await enter(realm, 'demo-unbound'))).toEqual({ data: null, code: 'UNAUTHENTICATED', reason: 'WECHAT_UNKNOWN' });
    }
    expect(await app.database.prisma.wechatIdentity.count({ where: { openid: 'demo-unbound' } })).toBe(0);
  });

  it('passes on that WeChat refuses the code, and shuts disabled accounts out', async () => {
    expect(refusal(await enter('STUDENT', 'invalid'))).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'WECHAT_REFUSED' });
    const { accountId } = await makeShopper(app, 'demo-shut-out');
    await app.database.prisma.account.update({ where: { id: accountId }, data: { active: false } });
    expect(refusal(await enter('SHOPPER', 'demo-shut-out'))).toMatchObject({ reason: 'ACCOUNT_DISABLED' });
  });
});

describe('viewer and logout', () => {
  it('is null for nobody, who cannot log out either', async () => {
    expect(await app.graphql('{ viewer { realm } }')).toEqual({ data: { viewer: null } });
    expect(refusal(await app.graphql('mutation { logout }'))).toMatchObject({ reason: 'UNAUTHENTICATED' });
  });

  it('logs out of one session only', async () => {
    const { username } = await makeMember(app);
    const [one, other] = [(await login('MEMBER', username)).data.login.token, (await login('MEMBER', username)).data.login.token];
    expect(await app.graphql('mutation { logout }', {}, one)).toEqual({ data: { logout: true } });
    expect(refusal(await app.graphql('{ viewer { realm } }', {}, one))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await app.graphql('{ viewer { realm } }', {}, other)).toEqual({ data: { viewer: { realm: 'MEMBER' } } });
  });

  it('tells staff the menu entries of their role', async () => {
    const { username } = await makeStaff(app, { administrator: true, menus: ['甲', '乙'] });
    expect((await login('STAFF', username)).data.login.viewer).toMatchObject({ administrator: true, menus: ['甲', '乙'] });
  });
});
