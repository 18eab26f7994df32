import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApps, type TestApp } from '../support/app.js';

let first: TestApp;
let second: TestApp;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ first, second, close } = await createTestApps({ env: { JWT_SECRET: 'the-secret-that-all-processes-share' } }));
});
afterAll(() => close());

/** Signs in without the test app's memory: each call is a session of its own. */
async function signIn(app: TestApp, realm: string, username: string, password = 'demo123456'): Promise<string> {
  const { data, errors } = await app.graphql('mutation ($input: LoginInput!) { login(input: $input) { token } }', {
    input: { realm, username, password },
  });
  if (errors !== undefined) throw new Error(errors[0]?.message);
  return data.login.token;
}

async function whoIs(app: TestApp, token: string): Promise<string | null> {
  const { data, errors } = await app.graphql('{ viewer { username } }', {}, token);
  return errors === undefined ? data.viewer.username : null;
}

describe('of two processes on one database and one store', () => {
  it('both know a session, and a logout on one is in force on the other at once', async () => {
    const token = await signIn(first, 'MEMBER', 'member1');
    expect(await whoIs(second, token)).toBe('member1');
    await first.graphql('mutation { logout }', {}, token);
    expect(await whoIs(second, token)).toBeNull();
    expect(await whoIs(first, token)).toBeNull();
  });

  it('a revocation by an administrator on one ends all sessions on the other', async () => {
    const tokens = await Promise.all([signIn(first, 'SHOPPER', 'shopper1'), signIn(second, 'SHOPPER', 'shopper1')]);
    for (const token of tokens) expect(await whoIs(second, token)).toBe('shopper1');
    const { accountId } = await first.database.prisma.shopper.findFirstOrThrow({ where: { account: { username: 'shopper1' } } });
    const admin = await signIn(first, 'STAFF', 'demoadmin');
    await first.graphql('mutation ($id: Int!) { revokeSessions(accountId: $id) }', { id: accountId }, admin);
    for (const token of tokens) expect(await whoIs(second, token)).toBeNull();
  });

  it('a disabled account is out on the other, and comes back when enabled', async () => {
    const token = await signIn(second, 'SHOPPER', 'shopper2');
    expect(await whoIs(second, token)).toBe('shopper2');
    const { accountId } = await first.database.prisma.shopper.findFirstOrThrow({ where: { account: { username: 'shopper2' } } });
    const admin = await signIn(first, 'STAFF', 'demoadmin');
    const set = (active: boolean) =>
      first.graphql(
        'mutation ($id: Int!, $active: Boolean!) { setAccountActive(accountId: $id, active: $active) { id } }',
        { id: accountId, active },
        admin,
      );
    await set(false);
    expect(await whoIs(second, token)).toBeNull();
    await expect(signIn(second, 'SHOPPER', 'shopper2')).rejects.toThrow('disabled');
    await set(true);
    expect(await whoIs(second, await signIn(second, 'SHOPPER', 'shopper2'))).toBe('shopper2');
  });

  it('a changed password ends the other sessions on the other, and only the new one opens', async () => {
    const [mine, others] = [await signIn(first, 'MEMBER', 'tutor1'), await signIn(second, 'MEMBER', 'tutor1')];
    expect(await whoIs(second, others)).toBe('tutor1');
    const input = { currentPassword: 'demo123456', newPassword: 'another-password' };
    const { errors } = await first.graphql('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }', { input }, mine);
    expect(errors).toBeUndefined();
    expect(await whoIs(second, others)).toBeNull();
    expect(await whoIs(second, mine)).toBe('tutor1');
    await expect(signIn(second, 'MEMBER', 'tutor1')).rejects.toThrow('wrong');
    expect(await whoIs(first, await signIn(second, 'MEMBER', 'tutor1', 'another-password'))).toBe('tutor1');
  });

  it('a privilege taken from a role on one is gone on the other at once', async () => {
    const sales = await signIn(second, 'STAFF', 'demosales');
    const menus = async (): Promise<string[]> => (await second.graphql('{ viewer { menus } }', {}, sales)).data.viewer.menus;
    expect((await menus()).length).toBeGreaterThan(0);
    const { roleId } = await first.database.prisma.staff.findFirstOrThrow({ where: { account: { username: 'demosales' } } });
    const admin = await signIn(first, 'STAFF', 'demoadmin');
    const { errors } = await first.graphql(
      'mutation ($id: Int!) { setRolePrivileges(roleId: $id, menuIds: []) { id } }',
      { id: roleId },
      admin,
    );
    expect(errors).toBeUndefined();
    expect(await menus()).toEqual([]);
  });

  it('failed sign-ins on either count for both', async () => {
    const guess = (app: TestApp) => signIn(app, 'PUPIL', 'pupil1', 'wrong-password').catch((error: Error) => error.message);
    for (let count = 0; count < 5; count++) {
      await guess(first);
      await guess(second);
    }
    expect(await guess(second)).toContain('Too many');
    await expect(signIn(first, 'PUPIL', 'pupil1')).rejects.toThrow('Too many');
  });
});
