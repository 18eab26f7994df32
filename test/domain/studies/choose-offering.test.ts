import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, PNG, reasonOf, refusalOf, succeeded } from '../admissions.js';

let app: TestApp;
let school: Admissions;

beforeAll(async () => {
  app = await createTestApp();
  school = new Admissions(app);
});
afterAll(() => app.close());

describe('choosing a course', () => {
  it('enrols the student and opens the credit transfer of the project, once', async () => {
    const student = await school.student();
    const { id: projectId, offeringIds } = await school.project();
    await school.order(student, projectId, 'TO_CONFIRM', 2);
    const { chooseOffering } = succeeded(await school.choose(student.token, projectId, offeringIds[0] ?? 0));
    expect(chooseOffering).toMatchObject({
      offeringId: offeringIds[0],
      projectId,
      scoreStatus: 'NOTHING',
      courseName: expect.stringMatching(/^Course/),
      courseCode: expect.stringMatching(/^C\d/),
    });
    succeeded(await school.choose(student.token, projectId, offeringIds[1] ?? 0));
    const { creditTransfers } = await school.data('{ creditTransfers { nodes { projectId status imageUrl } } }', {}, student.token);
    expect(creditTransfers.nodes).toEqual([{ projectId, status: null, imageUrl: null }]);
  });

  it('refuses in the documented order', async () => {
    const student = await school.student();
    const { id: projectId, offeringIds } = await school.project({ seats: [30, 0, 30] });
    const [first = 0, full = 0, third = 0] = offeringIds;
    const foreign = (await school.project()).offeringIds[0] ?? 0;
    expect(refusalOf(await school.choose(student.token, 999_999, 999_999))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'offeringId',
    });
    expect(refusalOf(await school.choose(student.token, 999_999, first))).toMatchObject({ reason: 'RELATED_MISSING', field: 'projectId' });
    expect(reasonOf(await school.choose(student.token, projectId, foreign))).toBe('ORDER_MISSING');
    const canceled = await school.order(student, projectId, 'CANCELED');
    expect(canceled).toBeGreaterThan(0);
    expect(reasonOf(await school.choose(student.token, projectId, foreign))).toBe('ORDER_NOT_PAID');
    await school.order(student, projectId, 'CONFIRM_FAILED');
    expect(reasonOf(await school.choose(student.token, projectId, foreign))).toBe('ORDER_NOT_PAID');
    await school.order(student, projectId, 'CONFIRMED');
    expect(reasonOf(await school.choose(student.token, projectId, full))).toBe('OFFERING_FULL');
    succeeded(await school.choose(student.token, projectId, first));
    expect(reasonOf(await school.choose(student.token, projectId, first))).toBe('OFFERING_CHOSEN');
    expect(reasonOf(await school.choose(student.token, projectId, foreign))).toBe('OFFERING_NOT_OF_PROJECT');
    expect(refusalOf(await school.choose(student.token, projectId, full))).toMatchObject({ reason: 'CHOICES_USED_UP', params: { max: 1 } });
    expect(reasonOf(await school.choose(student.token, projectId, third))).toBe('CHOICES_USED_UP');
  });

  it('is limited by the sum of what was paid for, and by what the project allows', async () => {
    const student = await school.student();
    const { id: projectId, offeringIds } = await school.project({ courseNum: 2, seats: [9, 9, 9] });
    await school.order(student, projectId, 'CONFIRMED', 1);
    await school.order(student, projectId, 'CONFIRMED', 2);
    const limit = async (): Promise<unknown> =>
      (
        await school.data(
          'query ($id: Int!) { myProject(projectId: $id) { courseLimit chosenNum paid } }',
          { id: projectId },
          student.token,
        )
      ).myProject;
    expect(await limit()).toEqual({ courseLimit: 2, chosenNum: 0, paid: true });
    succeeded(await school.choose(student.token, projectId, offeringIds[0] ?? 0));
    succeeded(await school.choose(student.token, projectId, offeringIds[1] ?? 0));
    expect(refusalOf(await school.choose(student.token, projectId, offeringIds[2] ?? 0))).toMatchObject({
      reason: 'CHOICES_USED_UP',
      params: { max: 2 },
    });
    expect(await limit()).toEqual({ courseLimit: 2, chosenNum: 2, paid: true });
  });

  it('is not possible for a course that was cancelled, but still in a project that was taken off sale', async () => {
    const student = await school.student();
    const { id: projectId, offeringIds } = await school.project();
    await school.order(student, projectId, 'CONFIRMED', 2);
    await school.data('mutation ($projectId: Int!, $id: Int!) { deleteProject(id: $projectId) deleteOffering(id: $id) }', {
      projectId,
      id: offeringIds[0],
    });
    expect(refusalOf(await school.choose(student.token, projectId, offeringIds[0] ?? 0))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'offeringId',
    });
    succeeded(await school.choose(student.token, projectId, offeringIds[1] ?? 0));
  });

  it('is for students', async () => {
    expect(reasonOf(await school.choose(await school.admin(), 1, 1))).toBe('FORBIDDEN');
  });
});

describe('the photo that proves the approval of a course', () => {
  const upload =
    'mutation ($id: Int!, $image: String!) { uploadConfirmPhoto(offeringId: $id, image: $image) { offeringId confirmPhotoUrl } }';

  it('is kept with the own choice; a new one takes its place', async () => {
    const student = await school.student();
    const {
      id: projectId,
      offeringIds: [id = 0],
    } = await school.project();
    await school.order(student, projectId, 'CONFIRMED');
    succeeded(await school.choose(student.token, projectId, id));
    const first = await school.data(upload, { id, image: PNG }, student.token);
    expect(first.uploadConfirmPhoto.confirmPhotoUrl).toMatch(/\.png\?expires=/);
    const gif = 'data:image/png;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    expect((await school.data(upload, { id, image: gif }, student.token)).uploadConfirmPhoto.confirmPhotoUrl).toMatch(/\.gif\?expires=/);
  });

  it('is refused in the documented order: no picture, no such course, not chosen', async () => {
    const student = await school.student();
    const {
      offeringIds: [id = 0],
    } = await school.project();
    expect(refusalOf(await school.ask(upload, { id: 999_999, image: 'aGVsbG8=' }, student.token))).toMatchObject({
      reason: 'NOT_AN_IMAGE',
      field: 'image',
    });
    expect(reasonOf(await school.ask(upload, { id: 999_999, image: PNG }, student.token))).toBe('NOT_FOUND');
    expect(reasonOf(await school.ask(upload, { id, image: PNG }, student.token))).toBe('OFFERING_NOT_CHOSEN');
    expect(reasonOf(await school.ask(upload, { id, image: PNG }))).toBe('FORBIDDEN');
  });
});

describe('the own projects', () => {
  const query = `{ myProjects { totalCount nodes { id project { name campus { name } } order { id status remark } paid enrolments { offeringId offering { name } score } creditTransfer { status } } } }`;

  it('are those that were ordered, each once, with the newest order that came to something', async () => {
    const student = await school.student();
    const one = await school.project();
    const other = await school.project();
    await school.order(student, one.id, 'CANCELED');
    const confirmed = await school.order(student, one.id, 'CONFIRMED');
    await school.order(student, one.id, 'CANCELED');
    await school.order(student, other.id, 'CANCELED');
    const last = await school.order(student, other.id, 'CONFIRM_FAILED');
    succeeded(await school.choose(student.token, one.id, one.offeringIds[0] ?? 0));
    let myProjects: any;
    const statements = await app.database.statementsOf(async () => {
      ({ myProjects } = await school.data(query, {}, student.token));
    });
    expect(statements.filter((sql) => sql.includes('"enrolment"'))).toHaveLength(1);
    expect(myProjects.totalCount).toBe(2);
    expect(myProjects.nodes).toMatchObject([
      {
        id: one.id,
        order: { id: confirmed, status: 'CONFIRMED' },
        paid: true,
        enrolments: [{ offeringId: one.offeringIds[0] }],
        creditTransfer: { status: null },
      },
      { id: other.id, order: { id: last, status: 'CONFIRM_FAILED' }, paid: false, enrolments: [], creditTransfer: null },
    ]);
  });

  it('show nothing of other students, and are none for staff', async () => {
    const [student, other] = [await school.student(), await school.student()];
    const {
      id: projectId,
      offeringIds: [offeringId = 0],
    } = await school.project();
    for (const who of [student, other]) await school.order(who, projectId, 'CONFIRMED');
    succeeded(await school.choose(other.token, projectId, offeringId));
    expect((await school.data(query, {}, student.token)).myProjects.nodes).toMatchObject([
      { id: projectId, enrolments: [], creditTransfer: null },
    ]);
    expect((await school.data(query)).myProjects).toEqual({ totalCount: 0, nodes: [] });
    expect(
      (await school.data('query ($id: Int!) { myProject(projectId: $id) { id } }', { id: (await school.project()).id }, student.token))
        .myProject,
    ).toBeNull();
    expect(reasonOf(await school.ask(query, {}, await app.login('SHOPPER', 'shopper1')))).toBe('FORBIDDEN');
  });
});
