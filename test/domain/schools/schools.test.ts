import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '../../../src/access/passwords.js';
import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';

let app: TestApp;
let admin: string;
let sales: string;
let owner: string;
let applicant: string;
let pupil: string;

beforeAll(async () => {
  app = await createTestApp({ parts: { passwords: new Passwords({ memoryCost: 64, timeCost: 1, parallelism: 1 }) } });
  admin = await app.login('STAFF', 'demoadmin');
  sales = await app.login('STAFF', 'demosales');
  owner = await app.login('TEACHER', 'teacher1@example.com');
  applicant = await app.login('TEACHER', 'teacher2@example.com');
  pupil = await app.login('PUPIL', 'pupil1');
});
afterAll(() => app.close());

const reasonOf = ({ errors }: GraphQLAnswer): string | undefined => errors?.[0]?.extensions.reason;

interface Teacher {
  id: number;
  username: string;
  token: string;
}

let made = 0;
async function register(): Promise<Teacher> {
  const username = `new-${++made}@example.com`;
  const { data } = await app.graphql(
    'mutation ($input: RegisterTeacherInput!) { registerTeacher(input: $input) { token viewer { profileId } } }',
    {
      input: { name: '新老师', username, password: 'secret-1' },
    },
  );
  return { id: data.registerTeacher.viewer.profileId, username, token: data.registerTeacher.token };
}

async function school(token: string): Promise<number> {
  return (await app.graphql('mutation { createSchool(input: { name: "新建中学" }) { id } }', {}, token)).data.createSchool.id;
}

async function approved(token: string): Promise<number> {
  const id = await school(token);
  await app.graphql('mutation ($id: Int!) { approveSchool(id: $id) { id } }', { id }, admin);
  return id;
}

describe('approval', () => {
  const approve = (id: number, token?: string) =>
    app.graphql('mutation ($id: Int!) { approveSchool(id: $id) { status rejectReason } }', { id }, token);
  const reject = (id: number, reason: string, token?: string) =>
    app.graphql(
      'mutation ($id: Int!, $reason: String!) { rejectSchool(id: $id, reason: $reason) { status rejectReason } }',
      { id, reason },
      token,
    );

  it('is for administrators', async () => {
    const id = await school(applicant);
    expect(reasonOf(await approve(id))).toBe('UNAUTHENTICATED');
    for (const token of [sales, owner, applicant, pupil]) {
      expect(reasonOf(await approve(id, token))).toBe('FORBIDDEN');
      expect(reasonOf(await reject(id, '资料不全', token))).toBe('FORBIDDEN');
    }
  });

  it('moves a school that waits, and no other', async () => {
    const [good, bad] = [await school(applicant), await school(applicant)];
    expect((await approve(good, admin)).data.approveSchool).toEqual({ status: 'APPROVED', rejectReason: '' });
    expect((await reject(bad, ' 资料不全 ', admin)).data.rejectSchool).toEqual({ status: 'REJECTED', rejectReason: '资料不全' });
    for (const id of [good, bad]) {
      expect(reasonOf(await approve(id, admin))).toBe('SCHOOL_NOT_WAITING');
      expect(reasonOf(await reject(id, '资料不全', admin))).toBe('SCHOOL_NOT_WAITING');
    }
  });

  it('is refused with a reason of at least three characters', async () => {
    expect(await reject(await school(applicant), ' 不行 ', admin)).toMatchObject({
      errors: [{ extensions: { reason: 'BAD_USER_INPUT', field: 'reason' } }],
    });
  });

  it('finds no deleted school', async () => {
    const id = await school(applicant);
    await app.graphql('mutation ($id: Int!) { deleteSchool(id: $id) }', { id }, applicant);
    expect(reasonOf(await approve(id, admin))).toBe('SCHOOL_NOT_FOUND');
  });

  it('is decided once, when two decide at the same time', async () => {
    const id = await school(applicant);
    const reasons = (await Promise.all([approve(id, admin), reject(id, '资料不全', admin)])).map(reasonOf);
    expect([...reasons].sort()).toEqual(['SCHOOL_NOT_WAITING', undefined]);
  });
});

describe('what a name may be', () => {
  it.each(['', '   四个字', '三个字 ', 'x'.repeat(51)])('refuses "%s" for a school', async (name) => {
    const answer = await app.graphql(
      'mutation ($input: CreateSchoolInput!) { createSchool(input: $input) { id } }',
      { input: { name } },
      owner,
    );
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'name' } }] });
  });

  it('refuses a teacher’s name or address that is none', async () => {
    const input = { name: '新老师', username: 'fine@example.com', password: 'secret-1' };
    for (const [field, value] of [
      ['name', '  '],
      ['username', 'none'],
      ['password', 'short'],
    ] as const) {
      const answer = await app.graphql('mutation ($input: RegisterTeacherInput!) { registerTeacher(input: $input) { token } }', {
        input: { ...input, [field]: value },
      });
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', field } }] });
    }
  });
});

describe('an administrator', () => {
  it('may do in every school what its owner may', async () => {
    const [teacher, guest] = [await register(), await register()];
    const id = await approved(teacher.token);
    const run = (query: string) => app.graphql(query, {}, admin);
    expect((await run(`mutation { renameSchool(id: ${id}, input: { name: "改名中学" }) { name isOwner } }`)).data.renameSchool).toEqual({
      name: '改名中学',
      isOwner: false,
    });
    expect(
      (await run(`mutation { inviteTeacher(schoolId: ${id}, username: "${guest.username}") { teacher { id } } }`)).data.inviteTeacher
        .teacher.id,
    ).toBe(guest.id);
    const { pupil: created, password } = (
      await run(
        `mutation { createPupil(input: { schoolId: ${id}, username: "by-staff", name: "小明" }) { password pupil { id username school { name } } } }`,
      )
    ).data.createPupil;
    expect([created.username, created.school.name, password]).toEqual(['by-staff', '改名中学', expect.stringMatching(/^[A-Za-z0-9]{6}$/)]);
    expect(
      (await run(`mutation { renamePupil(schoolId: ${id}, id: ${created.id}, input: { name: "小红" }) { name } }`)).data.renamePupil.name,
    ).toBe('小红');
    expect((await run(`mutation { resetPupilPassword(schoolId: ${id}, id: ${created.id}) { password } }`)).errors).toBeUndefined();
    for (const mutation of [
      `removeTeacher(schoolId: ${id}, teacherId: ${guest.id})`,
      `deletePupil(schoolId: ${id}, id: ${created.id})`,
      `deleteSchool(id: ${id})`,
    ]) {
      expect((await run(`mutation { ${mutation} }`)).errors).toBeUndefined();
    }
  });
});

describe('a school that is not approved', () => {
  it('is renamed by its owner all the same, and stays where it is (school.school.update)', async () => {
    const { token } = await register();
    const id = (await app.graphql('mutation { createSchool(input: { name: "新建中学" }) { id } }', {}, token)).data.createSchool.id;
    const rename = (name: string) =>
      app.graphql(`mutation { renameSchool(id: ${id}, input: { name: "${name}" }) { name status } }`, {}, token);
    expect((await rename('改名中学')).data.renameSchool).toEqual({ name: '改名中学', status: 'WAITING' });
    await app.graphql(`mutation { rejectSchool(id: ${id}, reason: "资料不全") { id } }`, {}, admin);
    expect((await rename('又改名中学')).data.renameSchool).toEqual({ name: '又改名中学', status: 'REJECTED' });
  });
});

describe('who may change a school', () => {
  it.each([
    ['renameSchool', (id: number) => `renameSchool(id: ${id}, input: { name: "改名中学" }) { id }`],
    ['deleteSchool', (id: number) => `deleteSchool(id: ${id})`],
    ['inviteTeacher', (id: number) => `inviteTeacher(schoolId: ${id}, username: "teacher2@example.com") { id }`],
    ['removeTeacher', (id: number) => `removeTeacher(schoolId: ${id}, teacherId: 1)`],
    ['createPupil', (id: number) => `createPupil(input: { schoolId: ${id}, username: "nobodys", name: "小明" }) { password }`],
    ['renamePupil', (id: number) => `renamePupil(schoolId: ${id}, id: 1, input: { name: "小明" }) { id }`],
    ['deletePupil', (id: number) => `deletePupil(schoolId: ${id}, id: 1)`],
    ['resetPupilPassword', (id: number) => `resetPupilPassword(schoolId: ${id}, id: 1) { password }`],
  ])('%s: not strangers, members, pupils, other staff or nobody', async (_name, mutation) => {
    const member = await register();
    const id = await approved(owner);
    await app.graphql(`mutation { inviteTeacher(schoolId: ${id}, username: "${member.username}") { id } }`, {}, owner);
    const query = `mutation { ${mutation(id)} }`;
    expect(reasonOf(await app.graphql(query))).toBe('UNAUTHENTICATED');
    for (const token of [pupil, sales]) expect(reasonOf(await app.graphql(query, {}, token))).toBe('FORBIDDEN');
    for (const token of [applicant, member.token]) expect(reasonOf(await app.graphql(query, {}, token))).toBe('SCHOOL_NOT_OWNER');
    expect((await app.graphql(`{ school(id: ${id}) { name } }`, {}, owner)).data.school.name).toBe('新建中学');
  });

  it('only teachers make schools, only pupils follow', async () => {
    for (const token of [pupil, admin])
      expect(reasonOf(await app.graphql('mutation { createSchool(input: { name: "新建中学" }) { id } }', {}, token))).toBe('FORBIDDEN');
    for (const token of [owner, admin]) {
      expect(reasonOf(await app.graphql('mutation { followTeacher(teacherId: 1) { id } }', {}, token))).toBe('FORBIDDEN');
      expect(reasonOf(await app.graphql('mutation { unfollowTeacher(teacherId: 1) }', {}, token))).toBe('FORBIDDEN');
    }
  });
});

describe('a pupil’s password', () => {
  it('ends every session of the pupil, those of GraphQL too, when it is reset', async () => {
    const id = await approved(owner);
    const { data } = await app.graphql(
      `mutation { createPupil(input: { schoolId: ${id}, username: "to-reset", name: "小明" }) { password pupil { id } } }`,
      {},
      owner,
    );
    const token = await app.login('PUPIL', 'to-reset', data.createPupil.password);
    await app.graphql(`mutation { resetPupilPassword(schoolId: ${id}, id: ${data.createPupil.pupil.id}) { password } }`, {}, owner);
    expect(reasonOf(await app.graphql('{ viewer { realm } }', {}, token))).toBe('TOKEN_INVALID');
  });
});
