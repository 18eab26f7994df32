import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '../../src/access/audiences.js';
import type { ViewerName } from './viewers.js';
import { openWorld, type Guarded } from './world/world.js';

const SECRET = 'guard-secret-guard-secret-guard-secret';

let app: Guarded;
beforeAll(async () => {
  app = await openWorld({ env: { JWT_SECRET: SECRET } });
});
afterAll(() => app.close());

const done = async (who: ViewerName, mutation: string): Promise<void> => {
  const { errors } = await app.graphql(`mutation { ${mutation} }`, {}, app.tokenOf(who));
  expect(errors).toBeUndefined();
};

/** The token is no longer anybody's, in the very next request. */
async function expectDead(token: string | undefined): Promise<void> {
  const { data, errors } = await app.graphql('{ viewer { profileId } }', {}, token);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID' });
  expect(data ?? null).toBeNull();
}

/** A new session that is warm: the store has a copy of it. */
async function warm(accountId: number | undefined): Promise<string> {
  const { token } = await app.core.sessions.open({ accountId: accountId ?? 0, audience: 'graphql' });
  expect((await app.graphql('{ viewer { profileId } }', {}, token)).data.viewer).not.toBeNull();
  return token;
}

describe('a token opens nothing any more', () => {
  it('of a pupil whose password was drawn anew', async () => {
    const token = await warm(app.world.pupil1.accountId);
    await done('teacher1', `resetPupilPassword(schoolId: ${app.world.schoolId}, id: ${app.world.pupil1.profileId}) { password }`);
    await expectDead(token);
  });

  it('of a pupil who was deleted', async () => {
    const token = await warm(app.world.pupil1.accountId);
    await done('teacher1', `deletePupil(schoolId: ${app.world.schoolId}, id: ${app.world.pupil1.profileId})`);
    await expectDead(token);
  });

  it('of a pupil whose school was deleted', async () => {
    const { secondSchoolId, pupilOfSecondId } = app.world;
    const pupil = await app.database.prisma.pupil.findUniqueOrThrow({ where: { id: pupilOfSecondId } });
    const token = await warm(pupil.accountId);
    await done('teacher2', `deleteSchool(id: ${secondSchoolId})`);
    await expectDead(token);
  });

  it('of a member who was removed', async () => {
    const member = await app.database.prisma.member.findUniqueOrThrow({ where: { id: app.world.member2 } });
    const token = await warm(member.accountId);
    await done('demoadmin', `deleteMember(id: ${app.world.member2})`);
    await expectDead(token);
  });

  it('of an account that was shut out', async () => {
    const token = await warm(app.world.shopper3.accountId);
    await done('demoadmin', `setAccountActive(accountId: ${app.world.shopper3.accountId}, active: false) { id }`);
    await expectDead(token);
  });

  it('whose sessions were revoked, or that was logged out', async () => {
    const student = await warm(app.world.student2.accountId);
    await done('demoadmin', `revokeSessions(accountId: ${app.world.student2.accountId})`);
    await expectDead(student);
    await done('demoserver', 'logout');
    await expectDead(app.tokenOf('demoserver'));
  });
});

describe('a right is gone at once', () => {
  it('with the role that gave it', async () => {
    await done('demoadmin', `setRolePrivileges(roleId: ${app.world.salesRoleId}, menuIds: [10]) { id }`);
    await done('demosales', 'createDepartment(input: { name: "暂时" }) { id }');
    await done('demoadmin', `setRolePrivileges(roleId: ${app.world.salesRoleId}, menuIds: []) { id }`);
    const { errors } = await app.graphql('mutation { createDepartment(input: { name: "再来" }) { id } }', {}, app.tokenOf('demosales'));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('with the mark of shop staff', async () => {
    const ask = () => app.graphql('{ wechatServerToken }', {}, app.tokenOf('shopstaff1'));
    expect((await ask()).errors).toBeUndefined();
    await done('demoadmin', `setShopperStaff(id: ${app.people.shopstaff1?.viewer.profileId}, staff: false) { id }`);
    expect((await ask()).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('with the permission of a member', async () => {
    const ask = () => app.graphql('{ members { totalCount } }', {}, app.tokenOf('manager1'));
    expect((await ask()).data.members.totalCount).toBeGreaterThan(1);
    await done('demoadmin', `updateMember(id: ${app.world.manager1}, input: { permission: STUDENT }) { id }`);
    expect((await ask()).data.members.totalCount).toBe(1);
  });
});

describe('a token is refused', () => {
  it.each<[Audience, ViewerName]>([
    ['miniapp', 'member1'],
    ['school', 'teacher1'],
    ['course-agent', 'shopper2'],
    ['summer-crm', 'student1'],
    ['summer-student', 'student1'],
  ])('that %s issued, though %s is the same person here', async (audience, who) => {
    const { token } = await app.core.sessions.open({ accountId: app.people[who]?.viewer.accountId ?? 0, audience });
    await expectDead(token);
  });

  it('that was made up: without a signature, with another key, or for a session that is not there', async () => {
    const { viewer, token = '' } = app.people.demoadmin ?? {};
    const [header = '', payload = '', signature = ''] = token.split('.');
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string };
    const sign = (session: string, key: string): Promise<string> =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer('campus-gateway')
        .setAudience('graphql')
        .setSubject(String(viewer?.accountId))
        .setJti(session)
        .setExpirationTime('1h')
        .sign(Buffer.from(key));
    expect((await app.graphql('{ viewer { profileId } }', {}, await sign(viewer?.sessionId ?? '', SECRET))).errors).toBeUndefined();
    await expectDead(`${encode({ alg: 'none' })}.${payload}.`);
    await expectDead(`${header}.${encode({ ...claims, sub: '2' })}.${signature}`);
    await expectDead(await sign(viewer?.sessionId ?? '', `${SECRET}!`));
    await expectDead(await sign('00000000-0000-4000-8000-000000000000', SECRET));
    await expectDead(await sign(app.people.student1?.viewer.sessionId ?? '', SECRET));
  });
});
