import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';
import { makeMember, makeShopper, makeStaff, PASSWORD, type Person } from '../accounts/people.js';

let app: TestApp;
const people: Record<string, Person & { token: string }> = {};

beforeAll(async () => {
  app = await createTestApp();
  const made: [string, string, Person][] = [
    ['administrator', 'STAFF', await makeStaff(app, { administrator: true })],
    ['staff', 'STAFF', await makeStaff(app)],
    ['shopper', 'SHOPPER', await makeShopper(app)],
    ['student', 'MEMBER', await makeMember(app, 'STUDENT')],
    ['teacher', 'MEMBER', await makeMember(app, 'TEACHER')],
    ['admin', 'MEMBER', await makeMember(app, 'ADMIN')],
  ];
  for (const [name, realm, person] of made) people[name] = { ...person, token: await app.login(realm, person.username, PASSWORD) };
});
afterAll(() => app.close());

function person(name: string): Person & { token: string } {
  const found = people[name];
  if (found === undefined) throw new Error(name);
  return found;
}

const reason = ({ errors }: GraphQLAnswer): string | undefined => errors?.[0]?.extensions.reason;
const update = (name: string, id: number, input: object): Promise<GraphQLAnswer> =>
  app.graphql(
    'mutation ($id: Int!, $input: UpdateMemberInput!) { updateMember(id: $id, input: $input) { id username name permission } }',
    { id, input },
    person(name).token,
  );

describe('members', () => {
  const QUERY = '{ members { totalCount nodes { id username phoneNumber permission } } }';

  it('are all seen by staff and 管理员, by other members only themselves', async () => {
    const all = await app.database.prisma.member.count();
    for (const name of ['administrator', 'staff', 'admin'])
      expect((await app.graphql(QUERY, {}, person(name).token)).data.members.totalCount).toBe(all);
    for (const name of ['student', 'teacher']) {
      const { data } = await app.graphql(QUERY, {}, person(name).token);
      expect(data.members.nodes.map(({ id }: { id: number }) => id)).toEqual([person(name).profileId]);
      expect(
        await app.graphql('query ($id: Int!) { member(id: $id) { id } }', { id: person('admin').profileId }, person(name).token),
      ).toEqual({ data: { member: null } });
    }
  });

  it('are hidden from other realms and from nobody', async () => {
    expect(reason(await app.graphql(QUERY, {}, person('shopper').token))).toBe('FORBIDDEN');
    expect(reason(await app.graphql(QUERY))).toBe('UNAUTHENTICATED');
  });

  it('are found by permission and by user name', async () => {
    const filter = { permission: { eq: 'TEACHER' }, account: { username: { eq: person('teacher').username } } };
    const { data } = await app.graphql(
      'query ($filter: MemberFilter) { members(filter: $filter) { nodes { id } } }',
      { filter },
      person('staff').token,
    );
    expect(data.members.nodes).toEqual([{ id: person('teacher').profileId }]);
  });

  it('are read with one statement', async () => {
    const { token } = person('staff');
    await app.graphql(QUERY, {}, token);
    const sent = await app.database.statementsOf(() => app.graphql(QUERY, {}, token));
    expect(sent).toHaveLength(1);
  });
});

describe('createMember', () => {
  const create = (name: string, input: object): Promise<GraphQLAnswer> =>
    app.graphql(
      'mutation ($input: CreateMemberInput!) { createMember(input: $input) { username permission avatar name active } }',
      { input },
      person(name).token,
    );

  it('makes a member who can sign in', async () => {
    const { data } = await create('administrator', { username: ' created ', password: 'secret1', name: '某人' });
    expect(data.createMember).toEqual({
      username: 'created',
      permission: 'STUDENT',
      avatar: '/default_avatar.png',
      name: '某人',
      active: true,
    });
    await app.login('MEMBER', 'created', 'secret1');
  });

  it('is for administrators of the staff', async () => {
    for (const name of ['staff', 'admin', 'shopper'])
      expect(reason(await create(name, { username: 'x', password: 'secret1' }))).toBe('FORBIDDEN');
  });

  it('refuses a user name that is taken or blank, leaving nothing behind', async () => {
    const before = await app.database.prisma.account.count();
    const taken = await create('administrator', { username: person('student').username, password: 'secret1' });
    expect(taken.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'USERNAME_TAKEN', field: 'username' });
    expect((await create('administrator', { username: '  ', password: 'secret1' })).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'username',
    });
    expect(await app.database.prisma.account.count()).toBe(before);
  });
});

describe('updateMember', () => {
  it('changes everything for an administrator of the staff, and nothing for other staff', async () => {
    const { profileId } = await makeMember(app);
    const { data } = await update('administrator', profileId, { name: 'N', permission: 'TEACHER' });
    expect(data.updateMember).toMatchObject({ id: profileId, name: 'N', permission: 'TEACHER' });
    for (const name of ['staff', 'shopper']) expect(reason(await update(name, profileId, { name: 'M' }))).toBe('FORBIDDEN');
    expect(reason(await update('administrator', 999_999, { name: 'N' }))).toBe('NOT_FOUND');
  });

  it('answers null where the 老师 may change a 学生 but not see them', async () => {
    const { profileId } = await makeMember(app);
    expect(await update('teacher', profileId, { name: '新名' })).toEqual({ data: { updateMember: null } });
    expect(await app.database.prisma.member.findUnique({ where: { id: profileId } })).toMatchObject({ name: '新名' });
  });

  it('names the first field that may not be changed', async () => {
    const { profileId } = await makeMember(app);
    const { errors } = await update('teacher', profileId, { permission: 'TEACHER', phoneNumber: '1', name: 'N' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'MEMBER_FIELD_FORBIDDEN', field: 'phoneNumber' });
  });

  it('changes nick name, gender, college, major and grade of oneself, and a 管理员 of anybody', async () => {
    const { profileId, username } = await makeMember(app);
    const token = await app.login('MEMBER', username, PASSWORD);
    const studies = { nickName: '小王', gender: '女', college: '外语学院', major: '英语', grade: 2025 };
    const query =
      'mutation ($id: Int!, $input: UpdateMemberInput!) { updateMember(id: $id, input: $input) { nickName gender college major grade } }';
    const change = (input: object, by: string): Promise<GraphQLAnswer> => app.graphql(query, { id: profileId, input }, by);
    expect((await change(studies, token)).data.updateMember).toEqual(studies);
    expect(reason(await change({ grade: 1 }, person('teacher').token))).toBe('MEMBER_FIELD_FORBIDDEN');
    expect((await change({ grade: 1 }, person('admin').token)).data.updateMember.grade).toBe(1);
    for (const [field, value] of [
      ['grade', -1],
      ['major', '长'.repeat(256)],
    ] as const)
      expect((await change({ [field]: value }, token)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('empties a text that is given empty', async () => {
    const { profileId } = await makeMember(app);
    await update('administrator', profileId, { name: 'N' });
    expect((await update('administrator', profileId, { name: '' })).data.updateMember.name).toBe('');
  });
});

describe('deleteMember', () => {
  it('removes member and account, whose token opens nothing any more; administrators only', async () => {
    const { profileId, username, accountId } = await makeMember(app);
    const token = await app.login('MEMBER', username, PASSWORD);
    const remove = (by: string): Promise<GraphQLAnswer> =>
      app.graphql('mutation ($id: Int!) { deleteMember(id: $id) }', { id: profileId }, person(by).token);
    for (const name of ['staff', 'admin']) expect(reason(await remove(name))).toBe('FORBIDDEN');
    expect(await remove('administrator')).toEqual({ data: { deleteMember: true } });
    expect((await app.graphql('{ viewer { realm } }', {}, token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await app.database.prisma.account.findUnique({ where: { id: accountId } })).toBeNull();
    expect(reason(await remove('administrator'))).toBe('NOT_FOUND');
  });
});

describe('one’s own password', () => {
  it('is changed with the present one only', async () => {
    const owner = await makeMember(app, 'ADMIN');
    people['owner'] = { ...owner, token: await app.login('MEMBER', owner.username, PASSWORD) };
    expect((await update('owner', owner.profileId, { password: 'another' })).errors?.[0]?.extensions).toMatchObject({
      reason: 'CURRENT_PASSWORD_REQUIRED',
      field: 'currentPassword',
    });
    expect(reason(await update('owner', owner.profileId, { password: 'another', currentPassword: 'wrong' }))).toBe('WRONG_PASSWORD');
    expect(reason(await update('owner', owner.profileId, { password: 'another', currentPassword: PASSWORD }))).toBeUndefined();
    await expect(app.login('MEMBER', owner.username, 'another')).resolves.toBeTypeOf('string');
  });
});
