import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';
import { makeMember, makeShopper, makeStaff, PASSWORD, type Person } from './people.js';

let app: TestApp;
let admin: Person;
let adminToken: string;

beforeAll(async () => {
  app = await createTestApp();
  admin = await makeStaff(app, { administrator: true });
  adminToken = await signIn('STAFF', admin);
});
afterAll(() => app.close());

async function signIn(realm: string, { username }: Person, password = PASSWORD): Promise<string> {
  const { data, errors } = await app.graphql('mutation ($input: LoginInput!) { login(input: $input) { token } }', {
    input: { realm, username, password },
  });
  expect(errors).toBeUndefined();
  return data.login.token;
}

const reason = ({ errors }: GraphQLAnswer): string | undefined => errors?.[0]?.extensions.reason;
const works = async (token: string): Promise<boolean> => (await app.graphql('{ viewer { realm } }', {}, token)).errors === undefined;

describe('changePassword', () => {
  const change = (token: string | undefined, currentPassword: string, newPassword: string): Promise<GraphQLAnswer> =>
    app.graphql(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }',
      { input: { currentPassword, newPassword } },
      token,
    );

  it('changes the password and ends all other sessions of the account', async () => {
    const person = await makeMember(app);
    const [own, other] = [await signIn('MEMBER', person), await signIn('MEMBER', person)];
    expect(await change(own, PASSWORD, 'new-password')).toEqual({ data: { changePassword: true } });
    expect([await works(own), await works(other)]).toEqual([true, false]);
    expect(await works(await signIn('MEMBER', person, 'new-password'))).toBe(true);
  });

  it('refuses a wrong current password, and counts it as a guess', async () => {
    const person = await makeMember(app);
    const token = await signIn('MEMBER', person);
    const wrong = await change(token, 'wrong', 'new-password');
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'WRONG_PASSWORD', field: 'currentPassword' });
    for (let i = 0; i < 9; i++) await change(token, `wrong-${i}`, 'new-password');
    expect(reason(await change(token, PASSWORD, 'new-password'))).toBe('TOO_MANY_ATTEMPTS');
  });

  it('refuses a short new password, and whoever is not signed in', async () => {
    const token = await signIn('MEMBER', await makeMember(app));
    expect((await change(token, PASSWORD, 'short')).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'newPassword',
    });
    expect(reason(await change(undefined, PASSWORD, 'new-password'))).toBe('UNAUTHENTICATED');
  });

  it('lets one of two changes at once win', async () => {
    const person = await makeMember(app);
    const [one, other] = [await signIn('MEMBER', person), await signIn('MEMBER', person)];
    const answers = await Promise.all([change(one, PASSWORD, 'first-password'), change(other, PASSWORD, 'second-password')]);
    const won = answers.findIndex(({ errors }) => errors === undefined);
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(await works(await signIn('MEMBER', person, won === 0 ? 'first-password' : 'second-password'))).toBe(true);
  });
});

describe('sessions', () => {
  const QUERY = '{ sessions { totalCount nodes { id audience current createdAt expiresAt } } }';

  it("lists one's own sessions in force, of every audience, and says which this one is", async () => {
    const person = await makeMember(app);
    const ended = await signIn('MEMBER', person);
    await app.graphql('mutation { logout }', {}, ended);
    await app.server.inject({ method: 'POST', url: '/login_account_password', payload: { Username: person.username, Password: PASSWORD } });
    const token = await signIn('MEMBER', person);
    const { data } = await app.graphql(QUERY, {}, token);
    expect(data.sessions.nodes).toMatchObject([
      { audience: 'GRAPHQL', current: true },
      { audience: 'MINIAPP', current: false },
    ]);
    expect(JSON.stringify(data)).not.toContain(token);
    expect(reason(await app.graphql(QUERY))).toBe('UNAUTHENTICATED');
  });

  it('pages by cursor', async () => {
    const person = await makeMember(app);
    for (let i = 0; i < 3; i++) await signIn('MEMBER', person);
    const token = await signIn('MEMBER', person);
    const page = async (after: string | null): Promise<any> =>
      (
        await app.graphql(
          'query ($after: String) { sessions(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }',
          { after },
          token,
        )
      ).data.sessions;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(4);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});

describe('setAccountActive', () => {
  const set = (token: string | undefined, accountId: number, active: boolean): Promise<GraphQLAnswer> =>
    app.graphql(
      'mutation ($id: Int!, $active: Boolean!) { setAccountActive(accountId: $id, active: $active) { id active } }',
      { id: accountId, active },
      token,
    );

  it('shuts an account out at once, and lets it in again', async () => {
    const person = await makeShopper(app);
    const token = await signIn('SHOPPER', person);
    expect((await set(adminToken, person.accountId, false)).data).toEqual({ setAccountActive: { id: person.accountId, active: false } });
    expect(await works(token)).toBe(false);
    expect((await set(adminToken, person.accountId, true)).errors).toBeUndefined();
    expect(await works(token)).toBe(false);
    expect(await works(await signIn('SHOPPER', person))).toBe(true);
  });

  it('writes a change of a staff account to the operation log', async () => {
    const { accountId } = await makeStaff(app);
    await set(adminToken, accountId, false);
    const log = await app.database.prisma.auditEvent.findMany({ where: { entity: 'Account', entityId: accountId } });
    expect(log).toMatchObject([{ operation: 301, actorId: admin.accountId }]);
  });

  it('is for administrators, and not for their own account', async () => {
    const { accountId } = await makeShopper(app);
    expect(reason(await set(undefined, accountId, false))).toBe('UNAUTHENTICATED');
    expect(reason(await set(await signIn('STAFF', await makeStaff(app)), accountId, false))).toBe('FORBIDDEN');
    expect(reason(await set(await signIn('MEMBER', await makeMember(app, 'ADMIN')), accountId, false))).toBe('FORBIDDEN');
    expect(reason(await set(adminToken, admin.accountId, false))).toBe('OWN_ACCOUNT');
    expect(reason(await set(adminToken, 999_999, false))).toBe('NOT_FOUND');
  });
});

describe('revokeSessions', () => {
  const revoke = (token: string | undefined, accountId: number): Promise<GraphQLAnswer> =>
    app.graphql('mutation ($id: Int!) { revokeSessions(accountId: $id) }', { id: accountId }, token);

  it("ends all one's own sessions, this one included", async () => {
    const person = await makeMember(app);
    const [own, other] = [await signIn('MEMBER', person), await signIn('MEMBER', person)];
    expect(await revoke(own, person.accountId)).toEqual({ data: { revokeSessions: true } });
    expect([await works(own), await works(other)]).toEqual([false, false]);
  });

  it('ends those of anybody else for administrators only', async () => {
    const person = await makeMember(app);
    const token = await signIn('MEMBER', person);
    expect(reason(await revoke(await signIn('SHOPPER', await makeShopper(app)), person.accountId))).toBe('FORBIDDEN');
    expect(reason(await revoke(await signIn('STAFF', await makeStaff(app)), person.accountId))).toBe('FORBIDDEN');
    expect(reason(await revoke(undefined, person.accountId))).toBe('UNAUTHENTICATED');
    expect(await works(token)).toBe(true);
    expect((await revoke(adminToken, person.accountId)).errors).toBeUndefined();
    expect(await works(token)).toBe(false);
    expect(reason(await revoke(adminToken, 999_999))).toBe('NOT_FOUND');
  });
});

describe('accounts', () => {
  it('are all seen by administrators, by others only their own', async () => {
    const person = await makeMember(app);
    const token = await signIn('MEMBER', person);
    const query = '{ accounts { totalCount nodes { id realm username active } } }';
    const all = await app.database.prisma.account.count();
    expect((await app.graphql(query, {}, adminToken)).data.accounts.totalCount).toBe(all);
    expect((await app.graphql(query, {}, token)).data.accounts).toEqual({
      totalCount: 1,
      nodes: [{ id: person.accountId, realm: 'MEMBER', username: person.username, active: true }],
    });
    expect(await app.graphql('query ($id: Int!) { account(id: $id) { id } }', { id: admin.accountId }, token)).toEqual({
      data: { account: null },
    });
    expect(reason(await app.graphql(query))).toBe('UNAUTHENTICATED');
  });
});

describe('auditEvents', () => {
  const QUERY = '{ auditEvents(first: 5) { nodes { operation description actorId actorUsername entity entityId ipAddress createdAt } } }';

  it('are shown, newest first, to administrators and to staff with the menu entry 超级日志', async () => {
    const reader = await makeStaff(app, { menus: ['超级日志'] });
    const token = await signIn('STAFF', reader);
    for (const allowed of [token, adminToken]) {
      const { data, errors } = await app.graphql(QUERY, {}, allowed);
      expect(errors).toBeUndefined();
      expect(data.auditEvents.nodes[0]).toMatchObject({
        operation: 300,
        description: '登录系统',
        actorId: reader.accountId,
        actorUsername: reader.username,
        entity: 'Staff',
        entityId: reader.profileId,
        ipAddress: '127.0.0.1',
      });
    }
  });

  it('are hidden from everybody else', async () => {
    expect(reason(await app.graphql(QUERY))).toBe('UNAUTHENTICATED');
    for (const token of [
      await signIn('STAFF', await makeStaff(app, { menus: ['用户管理'] })),
      await signIn('MEMBER', await makeMember(app, 'ADMIN')),
    ]) {
      expect(reason(await app.graphql(QUERY, {}, token))).toBe('FORBIDDEN');
    }
  });
});
