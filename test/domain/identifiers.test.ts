import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identifier, normalForm } from '../../src/platform/text/normal-form.js';
import { createTestApp, type TestApp } from '../support/app.js';
import { Admissions, outcomes, reasonOf } from './admissions.js';

let app: TestApp;
let school: Admissions;

beforeAll(async () => {
  app = await createTestApp();
  school = new Admissions(app);
});
afterAll(() => app.close());

const updateStudent = (id: number, input: object) =>
  school.ask(
    'mutation ($id: Int!, $input: UpdateStudentInput!) { updateStudent(id: $id, input: $input) { idNumber studentNumber phone } }',
    { id, input },
  );

const SPELLINGS = [
  '11010119900307803x',
  ' 11010119900307803X ',
  '１１０１０１１９９００３０７８０３Ｘ',
  '\u200b11010119900307803X\u3000',
  '\u00a011010119900307803x',
];

describe('an id number', () => {
  it('is one however it is written, and kept in its one spelling', async () => {
    const [first, second] = [await school.student(), await school.student()];
    expect((await updateStudent(first.id, { idNumber: SPELLINGS[2] })).data.updateStudent.idNumber).toBe('11010119900307803X');
    for (const idNumber of SPELLINGS) {
      const { errors } = await updateStudent(second.id, { idNumber });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'ID_NUMBER_TAKEN', field: 'idNumber' });
      expect((await updateStudent(first.id, { idNumber })).errors).toBeUndefined();
    }
  });

  it('of blanks is none, and none is nobody’s', async () => {
    for (const student of [await school.student(), await school.student()]) {
      expect((await updateStudent(student.id, { idNumber: '\u3000 ', studentNumber: '' })).data.updateStudent).toMatchObject({
        idNumber: null,
        studentNumber: null,
      });
    }
  });

  it('is as long as it is in that spelling', async () => {
    const { id } = await school.student();
    expect((await updateStudent(id, { idNumber: '㍿'.repeat(8) })).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'idNumber',
    });
  });

  it('goes to one of those who write it at once', async () => {
    const students = await Promise.all(SPELLINGS.map(() => school.student()));
    const answers = await Promise.all(students.map(({ id }, at) => updateStudent(id, { studentNumber: SPELLINGS[at] })));
    expect(outcomes(answers)).toEqual({ done: 1, STUDENT_NUMBER_TAKEN: SPELLINGS.length - 1 });
  });

  it('a telephone number has the digits that telephones have', async () => {
    const { id } = await school.student();
    expect((await updateStudent(id, { phone: '１３８００００００００' })).data.updateStudent.phone).toBe('13800000000');
  });
});

describe('a code', () => {
  it('is shown as it was given, and taken in every spelling', async () => {
    const create = 'mutation ($code: String!) { createCourse(input: { code: $code, name: "x" }) { code } }';
    expect((await school.data(create, { code: ' Math-１ ' })).createCourse.code).toBe('Math-1');
    for (const code of ['MATH-1', 'math-1', 'Ｍath-1']) expect(reasonOf(await school.ask(create, { code }))).toBe('COURSE_CODE_TAKEN');
    expect(reasonOf(await school.ask(create, { code: '\u200b' }))).toBe('BAD_USER_INPUT');
    await school.coupon({ code: 'Early26' });
    const coupon = 'mutation ($id: Int!, $input: UpdateCouponInput!) { updateCoupon(id: $id, input: $input) { code } }';
    const id = await school.coupon();
    expect(reasonOf(await school.ask(coupon, { id, input: { code: 'EARLY２６' } }))).toBe('COUPON_CODE_TAKEN');
    expect((await school.data(coupon, { id, input: { code: 'other26' } })).updateCoupon.code).toBe('other26');
    expect((await school.data(coupon, { id, input: { code: 'OTHER26' } })).updateCoupon.code).toBe('OTHER26');
  });

  it('the name of a campus too', async () => {
    const create = 'mutation ($name: String!) { createCampus(input: { name: $name, info: "x" }) { name } }';
    expect((await school.data(create, { name: '分校(A)' })).createCampus.name).toBe('分校(A)');
    expect(reasonOf(await school.ask(create, { name: ' 分校（ａ） ' }))).toBe('CAMPUS_NAME_TAKEN');
  });
});

describe('a user name', () => {
  const login = (realm: string, username: string) =>
    app.graphql('mutation ($input: LoginInput!) { login(input: $input) { viewer { username } } }', {
      input: { realm, username, password: 'demo123456' },
    });

  it.each([
    ['STAFF', 'demoadmin', 'DemoAdmin'],
    ['STAFF', 'demoadmin', 'ｄｅｍｏａｄｍｉｎ'],
    ['MEMBER', 'member1', ' MEMBER1'],
    ['PUPIL', 'pupil1', 'Pupil1'],
    ['TEACHER', 'teacher1@example.com', 'Teacher1@Example.com'],
    ['SHOPPER', 'shopper1', 'SHOPPER1'],
  ])('in %s: %s signs in as %s', async (realm, username, spelling) => {
    expect((await login(realm, spelling)).data?.login).toEqual({ viewer: { username } });
  });

  it('is taken in every spelling', async () => {
    const create = 'mutation ($username: String!) { createStaff(input: { username: $username, roleId: 1, departmentId: 1 }) { username } }';
    expect((await school.data(create, { username: ' NewStaff ' })).createStaff.username).toBe('NewStaff');
    for (const username of ['newstaff', 'ＮＥＷＳＴＡＦＦ'])
      expect(reasonOf(await school.ask(create, { username }))).toBe('USERNAME_TAKEN');
    expect((await school.data('{ teacherUsernameTaken(username: "TEACHER1@example.com ") }')).teacherUsernameTaken).toBe(true);
  });
});

it('the database writes the form as the program does', async () => {
  const signs = fc.constantFrom(
    'a',
    'Z',
    '9',
    '９',
    'Ｘ',
    'ﬁ',
    '²',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\ufeff',
    ' ',
    '\t',
    '中',
    '㍿',
    'é',
    'e\u0301',
    '-',
    '😀',
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: signs, maxLength: 10 }), async (text) => {
      const [row] = await app.database.prisma.$queryRaw<{ form: string }[]>`SELECT normal_form(${text}) AS form`;
      expect(row?.form).toBe(normalForm(text));
      expect(normalForm(normalForm(text))).toBe(normalForm(text));
      expect(normalForm(identifier(text))).toBe(normalForm(text));
    }),
    { numRuns: 100 },
  );
});
