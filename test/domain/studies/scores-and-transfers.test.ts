import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, PNG, reasonOf, refusalOf, succeeded, type MadeStudent } from '../admissions.js';

let app: TestApp;
let school: Admissions;

beforeAll(async () => {
  app = await createTestApp();
  school = new Admissions(app);
});
afterAll(() => app.close());

/** A student with so many chosen courses in a project of their own. */
async function enrolled(count: number): Promise<{ student: MadeStudent; projectId: number; enrolmentIds: number[] }> {
  const student = await school.student();
  const { id: projectId, offeringIds } = await school.project();
  await school.order(student, projectId, 'CONFIRMED', count);
  const enrolmentIds: number[] = [];
  for (const offeringId of offeringIds.slice(0, count))
    enrolmentIds.push(succeeded(await school.choose(student.token, projectId, offeringId)).chooseOffering.id);
  return { student, projectId, enrolmentIds };
}

const ENTER =
  'mutation ($id: Int!, $input: EnterScoreInput!) { enterScore(enrolmentId: $id, input: $input) { score grade scoreStatus scoreEnteredAt } }';
const enter = (id: number | undefined, input: object, token?: string) => school.ask(ENTER, { id, input }, token);

describe('entering a score', () => {
  it('waits for the student once score and grade are there; half a pair is only stored', async () => {
    const {
      student,
      enrolmentIds: [id],
    } = await enrolled(1);
    expect(succeeded(await enter(id, { score: 0 })).enterScore).toEqual({
      score: 0,
      grade: null,
      scoreStatus: 'NOTHING',
      scoreEnteredAt: null,
    });
    const { enterScore } = succeeded(await enter(id, { grade: 'F' }, await app.login('STAFF', 'demoserver')));
    expect(enterScore).toMatchObject({ score: 0, grade: 'F', scoreStatus: 'SCORE_WAIT', scoreEnteredAt: expect.any(String) });
    const { enrolments } = await school.data('{ enrolments { nodes { score grade } } }', {}, student.token);
    expect(enrolments.nodes).toEqual([{ score: 0, grade: 'F' }]);
  });

  it('moves the student on when no course is left without one', async () => {
    const {
      student,
      enrolmentIds: [first, second],
    } = await enrolled(2);
    succeeded(await enter(first, { score: 90, grade: 'A' }));
    expect(await school.statusOf(student)).toBe('PAYMENT_CONFIRMED');
    succeeded(await enter(second, { score: 80, grade: 'B' }));
    expect(await school.statusOf(student)).toBe('AFTER_SCORE');
  });

  it('is for staff, within the range of scores', async () => {
    const {
      student,
      enrolmentIds: [id],
    } = await enrolled(1);
    expect(reasonOf(await enter(id, { score: 100, grade: 'A' }, student.token))).toBe('FORBIDDEN');
    expect(refusalOf(await enter(id, { score: 1001 }))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'score' });
    expect(refusalOf(await enter(id, { score: -1 }))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'score' });
    expect(reasonOf(await enter(999_999, { score: 1 }))).toBe('NOT_FOUND');
  });
});

describe('enrolments', () => {
  it('are seen by their student and by staff, with the course though it was cancelled, in one statement', async () => {
    const {
      student,
      projectId,
      enrolmentIds: [id],
    } = await enrolled(1);
    const other = await school.student();
    const { enrolment } = await school.data('query ($id: Int!) { enrolment(id: $id) { offeringId } }', { id });
    await school.data('mutation ($id: Int!, $projectId: Int!) { deleteOffering(id: $id) deleteProject(id: $projectId) }', {
      id: enrolment.offeringId,
      projectId,
    });
    const query =
      'query ($id: Int!) { enrolment(id: $id) { student { id } offering { name syllabusUrl } project { name campus { name } } } }';
    let answer: any;
    const statements = await app.database.statementsOf(async () => {
      answer = await school.data(query, { id }, student.token);
    });
    expect(statements.filter((sql) => sql.includes('"enrolment"'))).toHaveLength(1);
    expect(answer.enrolment).toMatchObject({
      student: { id: student.id },
      offering: { name: expect.any(String) },
      project: { name: expect.any(String), campus: { name: expect.any(String) } },
    });
    expect((await school.data(query, { id }, other.token)).enrolment).toBeNull();
    expect(
      (await school.data('query ($id: Int!) { enrolments(filter: {offering: {projectId: {eq: $id}}}) { totalCount } }', { id: projectId }))
        .enrolments.totalCount,
    ).toBe(1);
  });
});

describe('a credit transfer', () => {
  const MOVE =
    'mutation ($id: Int!, $input: MoveCreditTransferInput!) { moveCreditTransfer(id: $id, input: $input) { status postDate postChannel postNumber } }';
  const UPLOAD =
    'mutation ($projectId: Int!, $image: String!) { uploadCreditTransferImage(projectId: $projectId, image: $image) { status imageUrl } }';
  const transferOf = async ({ token }: MadeStudent): Promise<number> =>
    (await school.data('{ creditTransfers { nodes { id } } }', {}, token)).creditTransfers.nodes[0].id;

  it('is moved on by staff, with what is known of the parcel, never back', async () => {
    const { student } = await enrolled(1);
    const id = await transferOf(student);
    const parcel = { postDate: '2027-08-01', postChannel: '顺丰', postNumber: 'SF1' };
    expect((await school.data(MOVE, { id, input: { status: 'POSTED', ...parcel } })).moveCreditTransfer).toEqual({
      status: 'POSTED',
      ...parcel,
    });
    expect((await school.data(MOVE, { id, input: { postNumber: 'SF2' } })).moveCreditTransfer).toEqual({
      status: 'POSTED',
      ...parcel,
      postNumber: 'SF2',
    });
    expect(refusalOf(await school.ask(MOVE, { id, input: { status: 'POSTED' } }))).toMatchObject({
      reason: 'STATUS_MOVE_REFUSED',
      params: { from: 'POSTED', to: 'POSTED' },
    });
    await school.data(MOVE, { id, input: { status: 'RECEIVED' } });
    expect(reasonOf(await school.ask(MOVE, { id, input: { status: 'POSTED' } }))).toBe('STATUS_MOVE_REFUSED');
    await school.data(MOVE, { id, input: { status: 'SUCCESS' } });
    expect(reasonOf(await school.ask(MOVE, { id, input: { status: 'SUCCESS' } }, student.token))).toBe('FORBIDDEN');
    expect(reasonOf(await school.ask(MOVE, { id: 999_999, input: {} }))).toBe('NOT_FOUND');
  });

  it('is proven by its student once, when it is finished; the checks run in the documented order', async () => {
    const { student, projectId } = await enrolled(1);
    const id = await transferOf(student);
    expect(reasonOf(await school.ask(UPLOAD, { projectId: 999_999, image: 'no picture' }, student.token))).toBe('NOT_FOUND');
    expect(refusalOf(await school.ask(UPLOAD, { projectId, image: 'no picture' }, student.token))).toMatchObject({
      reason: 'NOT_AN_IMAGE',
      field: 'image',
    });
    expect(reasonOf(await school.ask(UPLOAD, { projectId, image: PNG }, student.token))).toBe('CREDIT_TRANSFER_UNFINISHED');
    await school.data(MOVE, { id, input: { status: 'SUCCESS' } });
    expect((await school.data(UPLOAD, { projectId, image: PNG }, student.token)).uploadCreditTransferImage).toMatchObject({
      status: 'SUCCESS',
      imageUrl: expect.stringMatching(/\.png\?expires=/),
    });
    expect(reasonOf(await school.ask(UPLOAD, { projectId, image: 'no picture' }, student.token))).toBe('CREDIT_TRANSFER_PROVEN');
    expect(reasonOf(await school.ask(UPLOAD, { projectId, image: PNG }))).toBe('FORBIDDEN');
  });

  it('is unfinished for a student who has none', async () => {
    const { id: projectId } = await school.project();
    expect(reasonOf(await school.ask(UPLOAD, { projectId, image: PNG }, (await school.student()).token))).toBe(
      'CREDIT_TRANSFER_UNFINISHED',
    );
  });

  it('is opened by staff for who has not chosen by themselves, once', async () => {
    const student = await school.student();
    const { id: projectId } = await school.project();
    const create =
      'mutation ($studentId: Int!, $projectId: Int!) { createCreditTransfer(studentId: $studentId, projectId: $projectId) { status } }';
    expect((await school.data(create, { studentId: student.id, projectId })).createCreditTransfer.status).toBeNull();
    expect(reasonOf(await school.ask(create, { studentId: student.id, projectId }))).toBe('CREDIT_TRANSFER_EXISTS');
    expect(refusalOf(await school.ask(create, { studentId: 999_999, projectId }))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'studentId',
    });
    expect(reasonOf(await school.ask(create, { studentId: student.id, projectId }, student.token))).toBe('FORBIDDEN');
  });
});
