import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '../../../src/access/passwords.js';
import { createTestApp, type TestApp } from '../../support/app.js';

let app: TestApp;

/** Two schools: `a` owns the first and `m` is its other member; `b` owns the second. `p` and `q` are their pupils; `p` follows `b`. */
const teachers = { a: { id: 0, token: '' }, m: { id: 0, token: '' }, b: { id: 0, token: '' } };
const pupils = { p: { id: 0, token: '' }, q: { id: 0, token: '' } };
const schools = { first: 0, second: 0, waiting: 0 };
let admin: string;

beforeAll(async () => {
  app = await createTestApp({ parts: { passwords: new Passwords({ memoryCost: 64, timeCost: 1, parallelism: 1 }) } });
  admin = await app.login('STAFF', 'demoadmin');
  for (const [key, teacher] of Object.entries(teachers)) {
    const input = { name: `老师${key}`, username: `${key}@example.com`, password: 'secret-1' };
    const { data } = await app.graphql(
      'mutation ($input: RegisterTeacherInput!) { registerTeacher(input: $input) { token viewer { profileId } } }',
      { input },
    );
    Object.assign(teacher, { id: data.registerTeacher.viewer.profileId, token: data.registerTeacher.token });
  }
  const school = async (token: string, approve: boolean): Promise<number> => {
    const { id } = (await app.graphql('mutation { createSchool(input: { name: "可见中学" }) { id } }', {}, token)).data.createSchool;
    if (approve) await app.graphql(`mutation { approveSchool(id: ${id}) { id } }`, {}, admin);
    return id;
  };
  schools.first = await school(teachers.a.token, true);
  schools.second = await school(teachers.b.token, true);
  schools.waiting = await school(teachers.a.token, false);
  await app.graphql(`mutation { inviteTeacher(schoolId: ${schools.first}, username: "m@example.com") { id } }`, {}, teachers.a.token);
  for (const [key, pupil, school, token] of [
    ['p', pupils.p, schools.first, teachers.a.token],
    ['q', pupils.q, schools.second, teachers.b.token],
  ] as const) {
    const query = `mutation { createPupil(input: { schoolId: ${school}, username: "pupil-${key}", name: "学生${key}" }) { password pupil { id } } }`;
    const { createPupil } = (await app.graphql(query, {}, token)).data;
    Object.assign(pupil, { id: createPupil.pupil.id, token: await app.login('PUPIL', `pupil-${key}`, createPupil.password) });
  }
  await app.graphql(`mutation { followTeacher(teacherId: ${teachers.b.id}) { id } }`, {}, pupils.p.token);
});
afterAll(() => app.close());

async function ids(list: string, token: string, filter = ''): Promise<number[]> {
  const { data, errors } = await app.graphql(`{ ${list}(orderBy: ID_ASC${filter}) { totalCount nodes { id } } }`, {}, token);
  expect(errors).toBeUndefined();
  const found: number[] = data[list].nodes.map(({ id }: { id: number }) => id);
  expect(data[list].totalCount).toBe(found.length);
  return found;
}

describe('schools', () => {
  it('are seen by their teachers in any status, and by their pupils when approved', async () => {
    expect(await ids('schools', teachers.a.token)).toEqual([schools.first, schools.waiting]);
    expect(await ids('schools', teachers.m.token)).toEqual([schools.first]);
    expect(await ids('schools', teachers.b.token)).toEqual([schools.second]);
    expect(await ids('schools', pupils.p.token)).toEqual([schools.first]);
    await app.database.prisma.school.update({ where: { id: schools.second }, data: { status: 'WAITING' } });
    expect(await ids('schools', pupils.q.token)).toEqual([]);
    await app.database.prisma.school.update({ where: { id: schools.second }, data: { status: 'APPROVED' } });
  });

  it('say who owns them, whose numbers are not mixed up with pupils’', async () => {
    const isOwner = async (token: string) =>
      (await app.graphql(`{ school(id: ${schools.first}) { isOwner rejectReason } }`, {}, token)).data.school;
    expect(await isOwner(teachers.a.token)).toEqual({ isOwner: true, rejectReason: '' });
    expect(await isOwner(teachers.m.token)).toEqual({ isOwner: false, rejectReason: '' });
    await app.database.prisma.school.update({ where: { id: schools.first }, data: { ownerId: await sameNumberAs(pupils.p.id) } });
    expect(await isOwner(pupils.p.token)).toEqual({ isOwner: false, rejectReason: null });
    await app.database.prisma.school.update({ where: { id: schools.first }, data: { ownerId: teachers.a.id } });
  });

  it('are hidden whole from nobody and from other realms', async () => {
    for (const list of ['schools', 'teachers', 'pupils', 'schoolMemberships', 'follows']) {
      expect(await app.graphql(`{ ${list} { totalCount } }`)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
      const member = await app.login('MEMBER', 'manager1');
      expect(await app.graphql(`{ ${list} { totalCount } }`, {}, member)).toMatchObject({
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      });
    }
  });
});

describe('teachers', () => {
  it('see themselves and the members of schools they own', async () => {
    expect(await ids('teachers', teachers.a.token)).toEqual([teachers.a.id, teachers.m.id]);
    expect(await ids('teachers', teachers.m.token)).toEqual([teachers.m.id]);
    expect(await ids('teachers', teachers.b.token)).toEqual([teachers.b.id]);
  });

  it('are seen by the pupils of their schools and by followers', async () => {
    expect(await ids('teachers', pupils.p.token)).toEqual([teachers.a.id, teachers.m.id, teachers.b.id]);
    expect(await ids('teachers', pupils.q.token)).toEqual([teachers.b.id]);
    const { data } = await app.graphql(`{ teachers(orderBy: ID_ASC) { nodes { isFollowed } } }`, {}, pupils.p.token);
    expect(data.teachers.nodes.map(({ isFollowed }: { isFollowed: boolean }) => isFollowed)).toEqual([false, false, true]);
  });

  it('are listed whole within a school for its owner only', async () => {
    const members = async (token: string) =>
      (await app.graphql(`{ school(id: ${schools.first}) { owner { id } teachers(orderBy: ID_ASC) { nodes { id } } } }`, {}, token)).data
        .school;
    expect(await members(teachers.a.token)).toEqual({
      owner: { id: teachers.a.id },
      teachers: { nodes: [{ id: teachers.a.id }, { id: teachers.m.id }] },
    });
    expect(await members(teachers.m.token)).toEqual({ owner: null, teachers: { nodes: [{ id: teachers.m.id }] } });
  });
});

describe('memberships', () => {
  it('are seen by the teacher, the owner and the pupils of the school', async () => {
    const seen = async (token: string) => {
      const { data } = await app.graphql('{ schoolMemberships(orderBy: TEACHER_ID_ASC) { nodes { teacher { id } } } }', {}, token);
      return data.schoolMemberships.nodes.map(({ teacher }: { teacher: { id: number } }) => teacher.id);
    };
    expect(await seen(teachers.a.token)).toEqual([teachers.a.id, teachers.a.id, teachers.m.id]);
    expect(await seen(teachers.m.token)).toEqual([teachers.m.id]);
    expect(await seen(pupils.p.token)).toEqual([teachers.a.id, teachers.m.id]);
    expect(await seen(pupils.q.token)).toEqual([teachers.b.id]);
  });
});

describe('pupils', () => {
  it('are seen by the teachers of their school, by those they follow, and by themselves', async () => {
    expect(await ids('pupils', teachers.a.token)).toEqual([pupils.p.id]);
    expect(await ids('pupils', teachers.m.token)).toEqual([pupils.p.id]);
    expect(await ids('pupils', teachers.b.token)).toEqual([pupils.p.id, pupils.q.id]);
    expect(await ids('pupils', pupils.p.token)).toEqual([pupils.p.id]);
    expect((await app.graphql(`{ pupil(id: ${pupils.p.id}) { name } }`, {}, pupils.q.token)).data).toEqual({ pupil: null });
  });

  it('show a teacher they follow the brief of their school, not the school', async () => {
    const { data } = await app.graphql(
      `{ pupil(id: ${pupils.p.id}) { school { id name } } school(id: ${schools.first}) { id } }`,
      {},
      teachers.b.token,
    );
    expect(data).toEqual({ pupil: { school: { id: schools.first, name: '可见中学' } }, school: null });
  });
});

describe('follows', () => {
  it('are seen by the two of them, and by no other teacher of the pupil', async () => {
    const seen = async (token: string) =>
      (await app.graphql('{ follows { totalCount nodes { pupil { id } teacher { id } } } }', {}, token)).data.follows;
    const follow = { totalCount: 1, nodes: [{ pupil: { id: pupils.p.id }, teacher: { id: teachers.b.id } }] };
    expect(await seen(pupils.p.token)).toEqual(follow);
    expect(await seen(teachers.b.token)).toEqual(follow);
    for (const token of [teachers.a.token, pupils.q.token]) expect(await seen(token)).toEqual({ totalCount: 0, nodes: [] });
  });
});

describe('what is asked about before it is made', () => {
  it('tells whether a school exists or a pupil’s name is taken to teachers only', async () => {
    for (const query of [`{ told: schoolExists(id: ${schools.second}) }`, '{ told: pupilUsernameTaken(username: "pupil-p") }']) {
      expect((await app.graphql(query, {}, teachers.a.token)).data).toEqual({ told: true });
      expect(await app.graphql(query, {}, pupils.p.token)).toMatchObject({ errors: [{ extensions: { reason: 'FORBIDDEN' } }] });
      expect(await app.graphql(query)).toMatchObject({ errors: [{ extensions: { reason: 'UNAUTHENTICATED' } }] });
    }
    expect((await app.graphql('{ teacherUsernameTaken(username: "A@Example.com") }')).data).toEqual({ teacherUsernameTaken: true });
  });
});

describe('deleted ones', () => {
  it('are seen by nobody, not even by staff', async () => {
    const { data } = await app.graphql('mutation { createSchool(input: { name: "短命中学" }) { id } }', {}, teachers.b.token);
    const { id } = data.createSchool;
    await app.graphql(`mutation { deleteSchool(id: ${id}) }`, {}, teachers.b.token);
    for (const token of [teachers.b.token, admin])
      expect((await app.graphql(`{ school(id: ${id}) { id } }`, {}, token)).data).toEqual({ school: null });
  });
});

/** A teacher with the number of the pupil. */
async function sameNumberAs(id: number): Promise<number> {
  const known = await app.database.prisma.teacher.findUnique({ where: { id } });
  if (known === null) throw new Error('The demo data has no such teacher.');
  return known.id;
}

describe('three levels of lists', () => {
  it('are one statement', async () => {
    const query = '{ schools { nodes { name teachers { nodes { name } } pupils { totalCount nodes { name school { name } } } } } }';
    await app.graphql(query, {}, teachers.a.token);
    const sent = await app.database.statementsOf(() => app.graphql(query, {}, teachers.a.token));
    expect(sent.filter((sql) => sql.includes('school'))).toHaveLength(1);
  });
});
