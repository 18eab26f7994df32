import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '../../../src/access/passwords.js';
import { BindingCodes } from '../../../src/domain/schools/line/binding-codes.js';
import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';

let app: TestApp;
let admin: string;
let sales: string;
beforeAll(async () => {
  const parts = {
    passwords: new Passwords({ memoryCost: 64, timeCost: 1, parallelism: 1 }),
    line: { userId: async (code: string) => `U-${code}` },
  };
  app = await createTestApp({ parts });
  [admin, sales] = [await app.login('STAFF', 'demoadmin'), await app.login('STAFF', 'demosales')];
});
afterAll(() => app.close());

const reasonOf = ({ errors }: GraphQLAnswer): string | undefined => errors?.[0]?.extensions.reason;
let count = 0;
async function register(): Promise<{ token: string; id: number; accountId: number }> {
  const input = { name: '林老师', username: `line-${(count += 1)}@example.com`, password: 'secret-1' };
  const query = 'mutation ($input: RegisterTeacherInput!) { registerTeacher(input: $input) { token viewer { profileId accountId } } }';
  const { token, viewer } = (await app.graphql(query, { input })).data.registerTeacher;
  return { token, id: viewer.profileId, accountId: viewer.accountId };
}
const bind = (token: string, input: object): Promise<GraphQLAnswer> =>
  app.graphql('mutation ($input: BindLineInput!) { bindLine(input: $input) }', { input }, token);

describe('signing in by LINE (school.line.login)', () => {
  it('opens the accounts that the LINE account is bound to, each with a session of its own', async () => {
    const teacher = await register();
    expect((await bind(teacher.token, { code: 'anna' })).data).toEqual({ bindLine: true });
    const query = 'mutation { loginWithLine(code: "anna") { sessions { token viewer { teacher { id lineId } } } bindingCode } }';
    const { sessions, bindingCode } = (await app.graphql(query)).data.loginWithLine;
    expect(bindingCode).toBeNull();
    expect(sessions).toMatchObject([{ viewer: { teacher: { id: teacher.id, lineId: 'U-anna' } } }]);
    expect((await app.graphql('{ viewer { profileId } }', {}, sessions[0].token)).data.viewer.profileId).toBe(teacher.id);
  });

  it('answers a code that binds where it opens none', async () => {
    const teacher = await register();
    const { sessions, bindingCode } = (await app.graphql('mutation { loginWithLine(code: "new") { sessions { token } bindingCode } }')).data
      .loginWithLine;
    expect(sessions).toEqual([]);
    expect((await bind(teacher.token, { bindingCode })).errors).toBeUndefined();
    expect(reasonOf(await bind(teacher.token, { bindingCode }))).toBe('LINE_ALREADY_BOUND');
    expect(reasonOf(await bind((await register()).token, { bindingCode }))).toBe('LINE_TAKEN');
  });
});

describe('binding a LINE account (school.line.bind)', () => {
  it.each([
    ['a code that is none of ours', { bindingCode: 'x' }],
    ['no code at all', {}],
    ['one that is sealed by another server', { bindingCode: new BindingCodes('another secret').issue('U-x') }],
  ])('refuses %s', async (_what, input) => {
    expect(reasonOf(await bind((await register()).token, input))).toBe('LINE_BINDING_INVALID');
  });

  it('is for teachers and pupils', async () => {
    expect(reasonOf(await bind(admin, { code: 'admin' }))).toBe('FORBIDDEN');
    expect(reasonOf(await bind(await app.login('MEMBER', 'member1'), { code: 'member' }))).toBe('FORBIDDEN');
  });

  it('its codes end after five minutes', () => {
    let now = 1_000_000;
    const codes = new BindingCodes('secret', () => now);
    const code = codes.issue('U-1');
    expect(code).not.toContain(Buffer.from('U-1').toString('base64url'));
    now += 5 * 60_000;
    expect(codes.open(code)).toBe('U-1');
    now += 1;
    expect(() => codes.open(code)).toThrow(expect.objectContaining({ reason: 'LINE_BINDING_EXPIRED' }));
    const altered = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A');
    expect(() => codes.open(altered.slice(0, -4))).toThrow(expect.objectContaining({ reason: 'LINE_BINDING_INVALID' }));
  });
});

describe('taking a LINE account away (school.line.unbind)', () => {
  const unbind = (token: string, of = ''): Promise<GraphQLAnswer> => app.graphql(`mutation { unbindLine${of} }`, {}, token);

  it('is the owner’s own affair, or an administrator’s', async () => {
    const [teacher, other] = [await register(), await register()];
    const theirs = `(accountId: ${teacher.accountId})`;
    await bind(teacher.token, { code: 'left' });
    for (const token of [other.token, sales, teacher.token]) expect(reasonOf(await unbind(token, theirs))).toBe('FORBIDDEN');
    for (const token of [sales, admin]) expect(reasonOf(await unbind(token))).toBe('FORBIDDEN');
    expect((await unbind(admin, theirs)).data).toEqual({ unbindLine: true });
    expect(reasonOf(await unbind(admin, theirs))).toBe('LINE_NOT_BOUND');
    expect(reasonOf(await unbind(teacher.token))).toBe('LINE_NOT_BOUND');
    await bind(teacher.token, { code: 'left' });
    expect((await unbind(teacher.token)).errors).toBeUndefined();
  });
});

describe('which LINE account opens an account', () => {
  it('is told to its owner and to staff', async () => {
    const [owner, member] = [await register(), await register()];
    await bind(member.token, { code: 'seen' });
    const { id } = (await app.graphql('mutation { createSchool(input: { name: "连线中学" }) { id } }', {}, owner.token)).data.createSchool;
    await app.graphql(`mutation { approveSchool(id: ${id}) { id } }`, {}, admin);
    const { username } = await app.database.prisma.account.findUniqueOrThrow({ where: { id: member.accountId } });
    await app.graphql(`mutation { inviteTeacher(schoolId: ${id}, username: "${username}") { id } }`, {}, owner.token);
    const seenBy = async (token: string): Promise<string | null> =>
      (await app.graphql(`{ teacher(id: ${member.id}) { lineId } }`, {}, token)).data.teacher.lineId;
    expect(await seenBy(owner.token)).toBeNull();
    expect(await seenBy(member.token)).toBe('U-seen');
    expect(await seenBy(sales)).toBe('U-seen');

    const ofSchool = '{ schoolMemberships(orderBy: TEACHER_ID_ASC) { nodes { isOwner teacher { id } } } }';
    const { nodes } = (await app.graphql(ofSchool, {}, owner.token)).data.schoolMemberships;
    expect(nodes).toEqual([
      { isOwner: true, teacher: { id: owner.id } },
      { isOwner: false, teacher: { id: member.id } },
    ]);
  });
});
