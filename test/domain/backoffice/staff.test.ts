import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MENU, openBackoffice, refusal, type Backoffice } from './backoffice.js';

const CREATE = `mutation ($input: CreateStaffInput!) { createStaff(input: $input) {
  id username active name email phone sex wechat qrCodeUrl leaderId leaderName isLeader extra role { id name } department { id name } } }`;
const UPDATE =
  'mutation ($id: Int!, $input: UpdateStaffInput!) { updateStaff(id: $id, input: $input) { id name active qrCodeUrl leaderName isLeader role { id } department { id leaderId leaderName } } }';
const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

let app: Backoffice;
let marketRole: number;
beforeAll(async () => {
  app = await openBackoffice();
  marketRole = (await app.as('demoadmin', '{ roles(filter: { name: { eq: "市场部" } }) { nodes { id } } }')).data.roles.nodes[0].id;
});
afterAll(() => app.close());

let made = 0;
async function create(input: object = {}) {
  return app.as('demoadmin', CREATE, { input: { username: `staff-${made++}`, roleId: marketRole, departmentId: 1, ...input } });
}

async function created(input: object = {}): Promise<any> {
  const { data, errors } = await create(input);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.createStaff;
}

async function update(id: number, input: object) {
  return app.as('demoadmin', UPDATE, { id, input });
}

async function signIn(username: string, password: string) {
  return app.graphql(LOGIN, { input: { realm: 'STAFF', username, password } });
}

async function read(id: number, fields: string): Promise<any> {
  return (await app.as('demoadmin', `{ staffMember(id: ${id}) { ${fields} } }`)).data.staffMember;
}

describe('a new member of staff', () => {
  it('is active, and shown with the present names of role and department', async () => {
    expect(await created({ username: ' new-one ' })).toMatchObject({
      username: 'new-one',
      active: true,
      name: '',
      email: '',
      phone: '',
      sex: true,
      wechat: '',
      extra: '',
      qrCodeUrl: null,
      leaderId: -1,
      leaderName: '',
      isLeader: false,
      role: { name: '市场部' },
      department: { name: '市场部' },
    });
  });

  it('needs a user name that nobody on the staff has', async () => {
    const { errors } = await create({ username: 'demosales' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'USERNAME_TAKEN', field: 'username' });
  });

  it.each(['', '   ', 'x'.repeat(51)])('refuses %j as a user name', async (username) => {
    expect((await create({ username })).errors?.[0]?.extensions.field).toBe('username');
  });

  it.each(['roleId', 'departmentId'])('refuses a %s that does not exist, and leaves no account behind', async (field) => {
    const { errors } = await create({ username: 'left-behind', [field]: 999_999 });
    expect(errors?.[0]?.extensions).toMatchObject({ reason: 'RELATED_MISSING', field, params: { id: 999_999 } });
    expect(await app.database.prisma.account.count({ where: { username: 'left-behind' } })).toBe(0);
  });

  it('signs in with the password, or with its MD5 digest as clients of the old back office do', async () => {
    const { username } = await created({ password: '密码密码密码密码' });
    for (const password of ['密码密码密码密码', createHash('md5').update('密码密码密码密码').digest('hex')]) {
      expect(refusal(await signIn(username, password))).toBeNull();
    }
  });

  it('cannot sign in without a password', async () => {
    const { username } = await created();
    expect(refusal(await signIn(username, 'demo123456'))).toBe('BAD_CREDENTIALS');
  });

  it('needs a password of 8 characters, if any', async () => {
    expect((await create({ password: '1234567' })).errors?.[0]?.extensions.field).toBe('password');
  });

  it('becomes leader of the department with isLeader', async () => {
    const { data } = await app.as('demoadmin', 'mutation { createDepartment(input: { name: "新主管" }) { id } }');
    const departmentId = data.createDepartment.id;
    const { id, isLeader } = await created({ name: '钱主管', departmentId, isLeader: true });
    expect(isLeader).toBe(true);
    expect(await read(id, 'department { leaderId leaderName leader { id } }')).toEqual({
      department: { leaderId: String(id), leaderName: '钱主管', leader: { id } },
    });
  });

  it('is written to the operation log', async () => {
    const { id } = await created();
    const [event] = await app.database.prisma.auditEvent.findMany({ where: { entity: 'Staff', entityId: id }, include: { actor: true } });
    expect(event).toMatchObject({ operation: 301, description: '创建用户', actor: { username: 'demoadmin' } });
  });
});

describe('the superior of a member of staff', () => {
  it('is shown by their present name', async () => {
    const superior = await created({ name: '旧名' });
    const { id } = await created({ leaderId: superior.id, leaderName: '乱写' });
    await update(superior.id, { name: '现名' });
    expect(await read(id, 'leaderName superior { id }')).toEqual({ leaderName: '现名', superior: { id: superior.id } });
  });

  it('is shown by the given name where the id is nobody’s', async () => {
    expect(await created({ leaderId: 888_888, leaderName: '外部主管' })).toMatchObject({ leaderId: 888_888, leaderName: '外部主管' });
  });

  it('is found when the member of staff with that id comes later', async () => {
    const early = await created();
    const next = early.id + 1;
    await update(early.id, { leaderId: next, leaderName: '未到' });
    const { data } = await app.as('demoadmin', `mutation { updateDepartment(id: 3, input: { leaderId: "${next}" }) { leader { id } } }`);
    expect(data.updateDepartment.leader).toBeNull();
    const late = await created({ name: '后到' });
    expect(late.id).toBe(next);
    expect(late.isLeader).toBe(true);
    expect(await read(early.id, 'leaderName superior { id }')).toEqual({ leaderName: '后到', superior: { id: next } });
  });

  it('goes, with the name, by -1', async () => {
    const { id } = await created({ leaderId: 888_888, leaderName: '外部主管' });
    expect((await update(id, { leaderId: -1 })).data.updateStaff.leaderName).toBe('');
  });
});

describe('the QR code of a member of staff', () => {
  it('is a picture that is served from its address', async () => {
    const { qrCodeUrl } = await created({ qrCode: `data:image/jpeg;base64,${PICTURE}` });
    const response = await app.server.inject({ url: new URL(qrCodeUrl).pathname });
    expect(response.headers['content-type']).toBe('image/png');
    expect(response.rawPayload.toString('base64')).toBe(PICTURE);
  });

  it('of the demo sales man is there in a fresh data directory', async () => {
    const { data } = await app.as(
      'demosales',
      '{ staffMembers(filter: { account: { username: { eq: "demosales" } } }) { nodes { qrCodeUrl } } }',
    );
    const response = await app.server.inject({ url: new URL(data.staffMembers.nodes[0].qrCodeUrl).pathname });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('image/png');
  });

  it('is refused when it is no picture', async () => {
    for (const qrCode of ['!', Buffer.from('<svg/>').toString('base64')]) {
      expect((await create({ qrCode })).errors?.[0]?.extensions).toMatchObject({ reason: 'NOT_AN_IMAGE', field: 'qrCode' });
    }
  });

  it('stays when it is left out, and goes by empty text', async () => {
    const { id } = await created({ qrCode: PICTURE });
    expect((await update(id, { name: '留' })).data.updateStaff.qrCodeUrl).not.toBeNull();
    expect((await update(id, { qrCode: '' })).data.updateStaff.qrCodeUrl).toBeNull();
  });
});

describe('a change of a member of staff', () => {
  it('keeps what it leaves out', async () => {
    const { id } = await created({ name: '保留', phone: '13800138000', leaderId: 777_777, leaderName: '甲' });
    await update(id, { wechat: 'w', name: null });
    expect(await read(id, 'name phone wechat leaderId leaderName active')).toEqual({
      name: '保留',
      phone: '13800138000',
      wechat: 'w',
      leaderId: 777_777,
      leaderName: '甲',
      active: true,
    });
  });

  it('makes them leader of the new department with isLeader, under the new name', async () => {
    const { id } = await created({ name: '甲' });
    const { data } = await app.as('demoadmin', 'mutation { createDepartment(input: { name: "调入" }) { id } }');
    const answer = await update(id, { name: '乙', departmentId: data.createDepartment.id, isLeader: true });
    expect(answer.data.updateStaff).toMatchObject({
      isLeader: true,
      department: { id: data.createDepartment.id, leaderId: String(id), leaderName: '乙' },
    });
  });

  it.each(['roleId', 'departmentId'])('refuses a %s that does not exist', async (field) => {
    const { id } = await created();
    expect((await update(id, { [field]: 999_999 })).errors?.[0]?.extensions).toMatchObject({ reason: 'RELATED_MISSING', field });
  });

  it('answers NOT_FOUND for one that does not exist', async () => {
    expect(refusal(await update(999_999, { name: '无' }))).toBe('NOT_FOUND');
  });

  it('is written to the operation log', async () => {
    const { id } = await created();
    await update(id, { name: '改' });
    const events = await app.database.prisma.auditEvent.findMany({ where: { entity: 'Staff', entityId: id }, orderBy: { id: 'asc' } });
    expect(events.map(({ operation, description }) => [operation, description])).toEqual([
      [301, '创建用户'],
      [301, '修改用户信息'],
    ]);
  });

  it('of the role is in force at once', async () => {
    const { id } = await app.employ('promoted');
    const createDepartment = () => app.as('promoted', 'mutation { createDepartment(input: { name: "升职" }) { id } }');
    expect(refusal(await createDepartment())).toBe('FORBIDDEN');
    await update(id, { roleId: (await app.employ('role-giver', [10])).roleId });
    expect(refusal(await createDepartment())).toBeNull();
  });
});

describe('a member of staff who stops being active', () => {
  it('loses access at once, and signs in again only when active', async () => {
    const { id } = await app.employ('dismissed');
    const token = await app.login('STAFF', 'dismissed');
    expect((await app.graphql('{ viewer { profileId } }', {}, token)).data.viewer.profileId).toBe(id);
    expect((await update(id, { active: false })).data.updateStaff.active).toBe(false);
    expect((await app.graphql('{ viewer { profileId } }', {}, token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(refusal(await signIn('dismissed', 'demo123456'))).not.toBeNull();
    await update(id, { active: true });
    expect(refusal(await signIn('dismissed', 'demo123456'))).toBeNull();
  });

  it('is left out of a list of active staff, and reachable by id', async () => {
    const { id } = await created({ name: '离职者' });
    await update(id, { active: false });
    const { data } = await app.as(
      'demosales',
      `{ staffMember(id: ${id}) { active } staffMembers(filter: { name: { eq: "离职者" }, account: { active: { eq: true } } }) { totalCount } }`,
    );
    expect(data).toEqual({ staffMember: { active: false }, staffMembers: { totalCount: 0 } });
  });
});

describe('a new password', () => {
  it('replaces the old one and ends the sessions that it opened', async () => {
    const { id } = await app.employ('password-changed');
    const token = await app.login('STAFF', 'password-changed');
    await update(id, { password: 'another-password' });
    expect(refusal(await signIn('password-changed', 'demo123456'))).toBe('BAD_CREDENTIALS');
    expect(refusal(await signIn('password-changed', 'another-password'))).toBeNull();
    expect((await app.graphql('{ viewer { profileId } }', {}, token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('of one’s own leaves the session in which it was changed', async () => {
    const { id } = await app.employ('own-password');
    const other = (await signIn('own-password', 'demo123456')).data.login.token;
    expect(
      refusal(await app.as('own-password', UPDATE, { id, input: { password: 'my-new-password', currentPassword: 'demo123456' } })),
    ).toBeNull();
    expect((await app.as('own-password', '{ viewer { profileId } }')).data.viewer.profileId).toBe(id);
    expect((await app.graphql('{ viewer { profileId } }', {}, other)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('of one’s own wants the present one, and guesses of that are limited', async () => {
    const { id } = await app.employ('own-password-2', [MENU.staff]);
    const change = async (currentPassword?: string) => {
      const { errors } = await app.as('own-password-2', UPDATE, { id, input: { password: 'my-new-password', currentPassword } });
      return errors?.[0]?.extensions;
    };
    expect(await change()).toMatchObject({ reason: 'CURRENT_PASSWORD_REQUIRED', field: 'currentPassword' });
    for (let guess = 0; guess < 10; guess++)
      expect(await change('wrong')).toMatchObject({ reason: 'WRONG_PASSWORD', field: 'currentPassword' });
    expect(await change('demo123456')).toMatchObject({ reason: 'TOO_MANY_ATTEMPTS' });
    const { account } = await app.database.prisma.staff.findUniqueOrThrow({ where: { id }, select: { account: true } });
    expect(await app.core.passwords.verify('STAFF', account.passwordHash, 'demo123456')).toBe(true);
  });

  it('of somebody with a right that the caller lacks is not theirs to set', async () => {
    await app.employ('password-setter', [MENU.staff]);
    const { id } = await app.employ('role-holder', [MENU.roles]);
    const refused = await app.as('password-setter', UPDATE, { id, input: { password: 'taken-over' } });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'RIGHT_BEYOND_OWN', params: { menu: '角色管理' } });
    const { id: plain } = await app.employ('plain-holder', [12]);
    expect(refusal(await app.as('password-setter', UPDATE, { id: plain, input: { password: 'new-password' } }))).toBeNull();
  });

  it('needs 8 characters', async () => {
    const { id } = await created();
    expect((await update(id, { password: 'short' })).errors?.[0]?.extensions.field).toBe('password');
  });
});

describe('the sales people', () => {
  it('are the members of the department named 销售部, active or not', async () => {
    const { id } = await created({ departmentId: 4 });
    await update(id, { active: false });
    const { data } = await app.as(
      'demoadmin',
      '{ staffMembers(filter: { department: { name: { eq: "销售部" } } }) { nodes { username active } } }',
    );
    expect(data.staffMembers.nodes.map(({ active }: any) => active)).toEqual([true, false]);
    expect(data.staffMembers.nodes[0].username).toBe('demosales');
  });
});
