import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsigned } from '../../support/addresses.js';
import { openStudies, PNG, refusal, STATUSES, succeeded, type MadeStudent, type Studies } from './studies.js';

const COURSES = 'courses { nodes { id courseId courseCode courseName realName catalogueName school status remark certificateUrl } }';
const PLAN = `mutation ($input: PlanReviewInput!) { planReview(input: $input) { id studentId staffId staff { name } remark school student { status } ${COURSES} } }`;
const UPLOAD = `mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) { id status } }`;
const DECIDE = (name: string): string => `mutation ($input: StudentCourseInput!) { ${name}(input: $input) { id status } }`;
const EDIT = `mutation ($id: Int!, $input: UpdateReviewCourseInput!) { updateReviewCourse(id: $id, input: $input) { id reviewId courseCode courseName remark status projectId certificateUrl } }`;

let app: Studies;
beforeAll(async () => {
  app = await openStudies();
});
afterAll(() => app.close());

const plan = (studentId: number, courses: object[] = [{ courseId: 1, courseName: '经济学原理', school: '复旦大学' }]) =>
  app.asStaff(PLAN, { input: { studentId, courses } });
const planned = async (student: MadeStudent, courses?: object[]): Promise<any> => succeeded(await plan(student.id, courses)).planReview;
const upload = (student: MadeStudent, courseCode: string, courseName: string, more: object = {}) =>
  app.graphql(UPLOAD, { input: { courseCode, courseName, image: PNG, ...more } }, student.token);
const decide = (name: 'acceptReviewCourse' | 'rejectReviewCourse', student: MadeStudent, courseCode: string) =>
  app.asStaff(DECIDE(name), { input: { studentId: student.id, courseCode } });
const edit = (id: number, input: object) => app.asStaff(EDIT, { id, input });
const reviewsOf = async (student: MadeStudent): Promise<any[]> =>
  succeeded(
    await app.asStaff(
      `query ($id: Int!) { reviewCourses(filter: { review: { studentId: { eq: $id } } }) { nodes { id courseCode courseName status remark } } }`,
      { id: student.id },
    ),
  ).reviewCourses.nodes;
const stateOf = async (student: MadeStudent): Promise<string[]> =>
  (await reviewsOf(student)).map(({ courseCode, status }) => `${courseCode} ${status}`);

describe('a review plan with courses', () => {
  it('copies code and name from the catalogue, waits for proofs and names the caller as teacher', async () => {
    const student = await app.newStudent('UPLOAD_FILE');
    const [one, two] = await app.database.prisma.course.findMany({ orderBy: { id: 'asc' }, take: 2 });
    const review = await planned(student, [
      { courseId: one?.id, courseName: '经济学原理', school: '复旦大学' },
      { courseId: two?.id, courseName: '高等数学' },
    ]);
    expect(review).toMatchObject({ studentId: student.id, staffId: app.staffId, student: { status: 'TO_CHOOSE_COURSE' } });
    expect(review.courses.nodes).toMatchObject([
      {
        courseId: one?.id,
        courseCode: one?.code,
        realName: one?.name,
        catalogueName: one?.name,
        courseName: '经济学原理',
        school: '复旦大学',
        status: 'WAIT_CERTIFICATE',
      },
      {
        courseId: two?.id,
        courseCode: two?.code,
        realName: two?.name,
        courseName: '高等数学',
        school: null,
        status: 'WAIT_CERTIFICATE',
        certificateUrl: null,
      },
    ]);
  });

  it.each(STATUSES)('puts a student at %s to TO_CHOOSE_COURSE', async (status) => {
    const student = await app.newStudent(status);
    expect((await planned(student)).student.status).toBe('TO_CHOOSE_COURSE');
  });

  it('keeps the name that the catalogue had', async () => {
    const student = await app.newStudent();
    const course = await app.database.prisma.course.create({ data: { code: 'OLDNAME', name: '旧名' } });
    await planned(student, [{ courseId: course.id, courseName: 'x' }]);
    await app.database.prisma.course.update({ where: { id: course.id }, data: { name: '新名' } });
    const { data } = await app.asStaff(`{ reviewCourses(filter: { courseCode: { eq: "OLDNAME" } }) { nodes { realName catalogueName } } }`);
    expect(data.reviewCourses.nodes).toEqual([{ realName: '旧名', catalogueName: '新名' }]);
  });

  it("puts the same student's earlier courses of the same code back to WAIT_CERTIFICATE, and nobody else's", async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    const [first] = (
      await planned(student, [
        { courseId: 1, courseName: 'a' },
        { courseId: 2, courseName: 'b' },
      ])
    ).courses.nodes;
    await planned(other);
    await decide('acceptReviewCourse', student, first.courseCode);
    await decide('acceptReviewCourse', other, first.courseCode);
    await planned(student, [{ courseId: 1, courseName: 'c' }]);
    expect((await reviewsOf(student)).map(({ status }) => status)).toEqual(['WAIT_CERTIFICATE', 'WAIT_CERTIFICATE', 'WAIT_CERTIFICATE']);
    expect((await reviewsOf(other)).map(({ status }) => status)).toEqual(['SUCCESS']);
  });

  it.each([
    ['a student', 999_999, [{ courseId: 1, courseName: 'x' }], 'studentId', 999_999],
    [
      'a course',
      1,
      [
        { courseId: 1, courseName: 'x' },
        { courseId: 888_888, courseName: 'y' },
      ],
      'courseId',
      888_888,
    ],
  ])('that names %s nobody knows is refused, and nothing is written', async (_what, studentId, courses, field, id) => {
    const count = () => Promise.all([app.database.prisma.review.count(), app.database.prisma.reviewCourse.count()]);
    const before = await count();
    expect(refusal(await plan(studentId, courses))).toMatchObject({ reason: 'RELATED_MISSING', field, params: { id } });
    expect(await count()).toEqual(before);
  });

  it.each([
    ['no course', [], 'courses'],
    ['a course without a name', [{ courseId: 1, courseName: '' }], 'courses.0.courseName'],
    ['a name of 256 characters', [{ courseId: 1, courseName: 'x'.repeat(256) }], 'courses.0.courseName'],
  ])('with %s is refused', async (_what, courses, field) => {
    expect(refusal(await plan(1, courses))).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });
});

describe('a review plan', () => {
  const create = (input: object) =>
    app.asStaff(
      'mutation ($input: CreateReviewInput!) { createReview(input: $input) { id studentId staffId remark school courses { totalCount } } }',
      { input },
    );
  const update = (id: number, input: object) =>
    app.asStaff(
      'mutation ($id: Int!, $input: UpdateReviewInput!) { updateReview(id: $id, input: $input) { id studentId staffId remark school } }',
      { id, input },
    );

  it('without courses leaves the status alone; a student may have several', async () => {
    const student = await app.newStudent('UPLOAD_FILE');
    for (const remark of ['一', '二']) {
      const { createReview } = succeeded(await create({ studentId: student.id, staffId: app.staffId, remark, school: '浙江大学' }));
      expect(createReview).toMatchObject({
        studentId: student.id,
        staffId: app.staffId,
        remark,
        school: '浙江大学',
        courses: { totalCount: 0 },
      });
    }
    expect(await app.statusOf(student)).toBe('UPLOAD_FILE');
    expect((await app.graphql('{ reviews { totalCount } }', {}, student.token)).data.reviews.totalCount).toBe(2);
  });

  it.each(['studentId', 'staffId'])('with a %s nobody has is refused', async (field) => {
    const student = await app.newStudent();
    const input = { studentId: student.id, staffId: app.staffId, [field]: 999_999 };
    const { id } = succeeded(await create({ studentId: student.id, staffId: app.staffId })).createReview;
    for (const answer of [await create(input), await update(id, { [field]: 999_999 })]) {
      expect(refusal(answer)).toMatchObject({ reason: 'RELATED_MISSING', field, params: { id: 999_999 } });
    }
  });

  it('changes what is given, keeps what is not, empties what is null', async () => {
    const student = await app.newStudent();
    const { id } = succeeded(
      await create({ studentId: student.id, staffId: app.staffId, remark: '备注', school: '复旦大学' }),
    ).createReview;
    expect((await update(id, { remark: null, staffId: 1 })).data.updateReview).toMatchObject({
      remark: null,
      school: '复旦大学',
      staffId: 1,
      studentId: student.id,
    });
    expect(refusal(await update(999_999, { remark: 'x' }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the proof of a review', () => {
  it('goes to every course of the caller with this code and name, which then wait for the decision', async () => {
    const student = await app.newStudent();
    const { courses } = await planned(student, [
      { courseId: 1, courseName: '同名' },
      { courseId: 1, courseName: '同名' },
      { courseId: 1, courseName: '别名' },
    ]);
    const code = courses.nodes[0].courseCode;
    expect(succeeded(await upload(student, code, '同名', { remark: '请看' })).uploadCertificate).toEqual({
      id: student.id,
      status: 'UPLOAD_CONFIRM',
    });
    const { data } = await app.graphql('{ reviewCourses { nodes { courseName status remark certificateUrl } } }', {}, student.token);
    const proven = {
      courseName: '同名',
      status: 'WAIT',
      remark: '请看',
      certificateUrl: expect.stringMatching(/\/media\/images\/.+\.png\?expires=/),
    };
    expect(data.reviewCourses.nodes).toEqual([
      proven,
      proven,
      { courseName: '别名', status: 'WAIT_CERTIFICATE', remark: null, certificateUrl: null },
    ]);
  });

  it.each(['WAIT_CERTIFICATE', 'WAIT', 'SUCCESS', 'FAIL'])('may be uploaded at %s', async (status) => {
    const student = await app.newStudent('IN_CLASS');
    const [course] = (await planned(student)).courses.nodes;
    succeeded(await edit(course.id, { status }));
    succeeded(await upload(student, course.courseCode, course.courseName));
    expect(await stateOf(student)).toEqual([`${course.courseCode} WAIT`]);
  });

  it('keeps the remark when none is sent', async () => {
    const student = await app.newStudent();
    const [course] = (await planned(student)).courses.nodes;
    succeeded(await upload(student, course.courseCode, course.courseName, { remark: '留' }));
    succeeded(await upload(student, course.courseCode, course.courseName));
    expect((await reviewsOf(student))[0].remark).toBe('留');
  });

  it('is refused for a course the caller does not have, before anybody looks at the picture', async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    const [course] = (await planned(other)).courses.nodes;
    for (const image of [PNG, 'bad!']) {
      expect(refusal(await upload(student, course.courseCode, course.courseName, { image }))).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'REVIEW_COURSE_UNKNOWN',
      });
    }
    expect(await stateOf(other)).toEqual([`${course.courseCode} WAIT_CERTIFICATE`]);
    expect(await app.statusOf(student)).toBe('NEW');
  });

  it.each(['bad!', Buffer.from('text').toString('base64'), ''])('is refused when it is no picture: %j', async (image) => {
    const student = await app.newStudent();
    const [course] = (await planned(student)).courses.nodes;
    expect(refusal(await upload(student, course.courseCode, course.courseName, { image }))).toMatchObject({
      reason: 'NOT_AN_IMAGE',
      field: 'image',
    });
    expect(await app.statusOf(student)).toBe('TO_CHOOSE_COURSE');
  });

  it("is the student's to upload", async () => {
    expect(refusal(await app.asStaff(UPLOAD, { input: { courseCode: 'x', courseName: 'y', image: PNG } }))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('the decision on a review', () => {
  it('takes the student to PICKUP_COURSE once nothing waits any more; a failed review does not hold up', async () => {
    const student = await app.newStudent();
    const [one, two, three] = (
      await planned(
        student,
        [1, 2, 3].map((courseId) => ({ courseId, courseName: `${courseId}` })),
      )
    ).courses.nodes;
    succeeded(await upload(student, two.courseCode, '2'));
    expect(succeeded(await decide('rejectReviewCourse', student, one.courseCode)).rejectReviewCourse.status).toBe('UPLOAD_CONFIRM');
    expect(succeeded(await decide('acceptReviewCourse', student, two.courseCode)).acceptReviewCourse.status).toBe('UPLOAD_CONFIRM');
    expect(succeeded(await decide('acceptReviewCourse', student, three.courseCode)).acceptReviewCourse.status).toBe('PICKUP_COURSE');
    expect((await reviewsOf(student)).map(({ status }) => status)).toEqual(['FAIL', 'SUCCESS', 'SUCCESS']);
  });

  it('holds for all courses of the code, in all plans of the student', async () => {
    const student = await app.newStudent();
    const [{ courseCode }] = (await planned(student)).courses.nodes;
    await planned(student, [{ courseId: 1, courseName: '再来' }]);
    succeeded(await decide('acceptReviewCourse', student, courseCode));
    expect((await reviewsOf(student)).map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS']);
  });

  it('accepted again changes nothing further', async () => {
    const student = await app.newStudent();
    const [{ courseCode }] = (await planned(student)).courses.nodes;
    succeeded(await decide('acceptReviewCourse', student, courseCode));
    await app.database.prisma.student.update({ where: { id: student.id }, data: { status: 'AFTER_SCORE' } });
    expect(succeeded(await decide('acceptReviewCourse', student, courseCode)).acceptReviewCourse.status).toBe('AFTER_SCORE');
  });

  it('accepted after a direct edit to SUCCESS still takes the student on', async () => {
    const student = await app.newStudent();
    const [course] = (await planned(student)).courses.nodes;
    succeeded(await edit(course.id, { accepted: true }));
    expect(succeeded(await decide('acceptReviewCourse', student, course.courseCode)).acceptReviewCourse.status).toBe('PICKUP_COURSE');
  });

  it.each(['WAIT_CERTIFICATE', 'WAIT', 'SUCCESS', 'FAIL'])('may be taken at %s, and taken back', async (status) => {
    const student = await app.newStudent();
    const [course] = (await planned(student)).courses.nodes;
    for (const [name, after] of [
      ['rejectReviewCourse', 'FAIL'],
      ['acceptReviewCourse', 'SUCCESS'],
    ] as const) {
      succeeded(await edit(course.id, { status }));
      succeeded(await decide(name, student, course.courseCode));
      expect(await stateOf(student)).toEqual([`${course.courseCode} ${after}`]);
    }
  });

  it.each(['acceptReviewCourse', 'rejectReviewCourse'] as const)(
    "%s is refused for a course the student does not have, and for nobody's",
    async (name) => {
      const student = await app.newStudent();
      for (const id of [student.id, 999_999])
        expect(refusal(await decide(name, { ...student, id }, 'NOSUCH'))).toMatchObject({
          reason: 'REVIEW_COURSE_UNKNOWN',
          code: 'NOT_FOUND',
        });
    },
  );

  it('on the last two courses at once still takes the student on', async () => {
    for (let round = 0; round < 5; round++) {
      const student = await app.newStudent();
      const { courses } = await planned(student, [
        { courseId: 1, courseName: 'a' },
        { courseId: 2, courseName: 'b' },
      ]);
      await Promise.all(courses.nodes.map(({ courseCode }: { courseCode: string }) => decide('acceptReviewCourse', student, courseCode)));
      expect(await app.statusOf(student)).toBe('PICKUP_COURSE');
    }
  });
});

describe('a direct edit of a review course', () => {
  const made = async () => {
    const student = await app.newStudent('CONFIRM_POSTIL');
    const [course] = (await planned(student)).courses.nodes;
    await app.database.prisma.student.update({ where: { id: student.id }, data: { status: 'CONFIRM_POSTIL' } });
    return { student, ...course };
  };

  it.each([
    [true, null, 'SUCCESS'],
    [true, 'images/a.png', 'SUCCESS'],
    [false, 'images/a.png', 'WAIT'],
    [false, null, 'WAIT_CERTIFICATE'],
  ])('says accepted %s with the proof %s: %s, and leaves the student alone', async (accepted, certificate, status) => {
    const { id, student } = await made();
    expect(succeeded(await edit(id, { accepted, certificate })).updateReviewCourse.status).toBe(status);
    expect(await app.statusOf(student)).toBe('CONFIRM_POSTIL');
  });

  it('takes a status itself, but not both', async () => {
    const { id } = await made();
    expect(succeeded(await edit(id, { status: 'FAIL' })).updateReviewCourse.status).toBe('FAIL');
    expect(refusal(await edit(id, { status: 'FAIL', accepted: true }))).toMatchObject({ reason: 'STATUS_UNCLEAR', field: 'accepted' });
  });

  it('takes a proof by path or by its address here, and none from elsewhere', async () => {
    const { id } = await made();
    const own = app.core.media.urlOf('images/proof.png');
    for (const certificate of ['images/proof.png', '/media/images/proof.png', own]) {
      expect(unsigned(succeeded(await edit(id, { certificate })).updateReviewCourse.certificateUrl)).toBe(own);
    }
    for (const certificate of [
      'https://elsewhere.example.com/images/proof.png',
      '//elsewhere.example.com/a.png',
      '../secret',
      'images/../../secret',
      'javascript:alert(1)',
      'images/.hidden',
    ]) {
      expect(refusal(await edit(id, { certificate })), certificate).toMatchObject({ code: 'BAD_USER_INPUT', field: 'certificate' });
    }
    expect(succeeded(await edit(id, { certificate: null })).updateReviewCourse.certificateUrl).toBeNull();
  });

  it("changes what is given and refuses what is nobody's", async () => {
    const { id } = await made();
    expect(succeeded(await edit(id, { courseCode: 'NEW', courseName: '新', remark: '注', projectId: 1 })).updateReviewCourse).toMatchObject(
      {
        courseCode: 'NEW',
        courseName: '新',
        remark: '注',
        projectId: 1,
        status: 'WAIT_CERTIFICATE',
      },
    );
    for (const field of ['reviewId', 'projectId']) {
      expect(refusal(await edit(id, { [field]: 999_999 }))).toMatchObject({ reason: 'RELATED_MISSING', field, params: { id: 999_999 } });
    }
    expect(refusal(await edit(999_999, {}))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('review plans and who may', () => {
  it("show students their own, by no id anybody else's", async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    const mine = await planned(student);
    const theirs = await planned(other);
    const { data } = await app.graphql(
      `{ reviews { nodes { id staff { name } student { id } } } review(id: ${theirs.id}) { id } reviewCourses { nodes { reviewId review { id } course { id } } } reviewCourse(id: ${theirs.courses.nodes[0].id}) { id } filtered: reviews(filter: { studentId: { eq: ${other.id} } }) { totalCount } }`,
      {},
      student.token,
    );
    expect(data).toEqual({
      reviews: { nodes: [{ id: mine.id, staff: { name: '刘洋' }, student: { id: student.id } }] },
      review: null,
      reviewCourses: { nodes: [{ reviewId: mine.id, review: { id: mine.id }, course: { id: 1 } }] },
      reviewCourse: null,
      filtered: { totalCount: 0 },
    });
  });

  it("are staff's to write", async () => {
    const student = await app.newStudent();
    const [course] = (await planned(student)).courses.nodes;
    const writes: [string, object][] = [
      [PLAN, { input: { studentId: student.id, courses: [{ courseId: 1, courseName: 'x' }] } }],
      [
        'mutation ($input: CreateReviewInput!) { createReview(input: $input) { id } }',
        { input: { studentId: student.id, staffId: app.staffId } },
      ],
      [EDIT, { id: course.id, input: { accepted: true } }],
      [DECIDE('acceptReviewCourse'), { input: { studentId: student.id, courseCode: course.courseCode } }],
      [DECIDE('rejectReviewCourse'), { input: { studentId: student.id, courseCode: course.courseCode } }],
    ];
    for (const [query, variables] of writes) {
      expect(refusal(await app.graphql(query, { ...variables }, student.token))).toMatchObject({ code: 'FORBIDDEN' });
      expect(refusal(await app.graphql(query, { ...variables }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  it('come with their courses in one statement', async () => {
    const statements = await app.database.statementsOf(() =>
      app.asStaff(`{ reviews { totalCount nodes { id student { name } staff { name } ${COURSES} } } }`),
    );
    expect(statements.filter((sql) => sql.includes('"review"'))).toHaveLength(1);
  });
});
