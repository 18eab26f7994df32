import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { targetOf, unsigned } from '../../support/addresses.js';
import { openStudies, PNG, refusal, succeeded, type MadeStudent, type Studies } from './studies.js';

/** Whoever names a file in `certificate` is answered a good address of it: nobody may come to another's file that way. */
const PLAN = 'mutation ($input: PlanReviewInput!) { planReview(input: $input) { courses { nodes { id courseCode } } } }';
const UPLOAD = 'mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) { id } }';
const EDIT = 'mutation ($id: Int!, $input: UpdateReviewCourseInput!) { updateReviewCourse(id: $id, input: $input) { certificateUrl } }';
const CARD = 'mutation ($id: Int!, $input: UpdateStudentInput!) { updateStudent(id: $id, input: $input) { cardFrontUrl } }';

let app: Studies;
let made = 0;
const picture = (): string => Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from(`proof ${made++}`)]).toString('base64');

beforeAll(async () => {
  app = await openStudies();
});
afterAll(() => app.close());
afterEach(() => {
  vi.useRealTimers();
});

/** A student with two courses, the first of them proven. */
async function proven(): Promise<{ student: MadeStudent; first: number; second: number; address: string }> {
  const student = await app.newStudent('UPLOAD_FILE');
  const courses = [
    { courseId: 1, courseName: '一' },
    { courseId: 2, courseName: '二' },
  ];
  const [one, two] = succeeded(await app.asStaff(PLAN, { input: { studentId: student.id, courses } })).planReview.courses.nodes;
  succeeded(await app.graphql(UPLOAD, { input: { courseCode: one.courseCode, courseName: '一', image: picture() } }, student.token));
  const { data } = await app.graphql(`{ reviewCourse(id: ${one.id}) { certificateUrl } }`, {}, student.token);
  return { student, first: one.id, second: two.id, address: data.reviewCourse.certificateUrl };
}

const edit = (id: number, certificate: string) => app.asStaff(EDIT, { id, input: { certificate } });
const pathOf = (address: string): string => unsigned(address).replace(/^.*\/media\//, '');
const relative = (address: string): string => targetOf(address).replace('/media/', '');

async function expectKept(id: number, certificate: string, path: string): Promise<void> {
  const { certificateUrl } = succeeded(await edit(id, certificate)).updateReviewCourse;
  expect(pathOf(certificateUrl), certificate).toBe(path);
}

async function expectRefused(id: number, certificate: string): Promise<void> {
  expect(refusal(await edit(id, certificate)), certificate).toMatchObject({ code: 'BAD_USER_INPUT', field: 'certificate' });
}

describe('an address that a client sends back', () => {
  it('is understood whole, without its host, as a path, with another host, and without its signature', async () => {
    const { first, second, address } = await proven();
    const path = pathOf(address);
    for (const given of [
      address,
      targetOf(address),
      relative(address),
      unsigned(address),
      path,
      `/media/${path}`,
      address.replace(/^http:\/\/[^/]+/, 'https://old.example.com'),
    ]) {
      await expectKept(first, given, path);
      await expectKept(second, given, path);
    }
    await expectRefused(first, unsigned(address).replace(/^http:\/\/[^/]+/, 'https://old.example.com'));
    await expectRefused(first, `${address}0`.replace(/^http:\/\/[^/]+/, 'https://old.example.com'));
  });

  it('is understood for the same student when it has expired', async () => {
    const { first, second, address } = await proven();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_700_000 });
    for (const id of [first, second]) await expectKept(id, address, pathOf(address));
    await expectKept(first, address.replace(/^http:\/\/[^/]+/, 'https://old.example.com'), pathOf(address));
  });

  it('does not open another student’s proof by its path, by an address that is altered, or by one that has expired', async () => {
    const [victim, thief] = [await proven(), await proven()];
    const forged = victim.address.replace(/signature=.*/, `signature=${'0'.repeat(32)}`);
    for (const given of [
      pathOf(victim.address),
      `/media/${pathOf(victim.address)}`,
      unsigned(victim.address),
      forged,
      relative(victim.address).replace(/expires=\d+/, 'expires=9999999999'),
    ]) {
      await expectRefused(thief.first, given);
    }
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_700_000 });
    await expectRefused(thief.first, victim.address);
    vi.useRealTimers();
    const { data } = await app.graphql(`{ reviewCourse(id: ${thief.first}) { certificateUrl } }`, {}, thief.student.token);
    expect(pathOf(data.reviewCourse.certificateUrl)).toBe(pathOf(thief.address));
  });

  it('does not open what another column keeps, such as an identity card, not even one that was replaced', async () => {
    const [victim, thief] = [await proven(), await proven()];
    const card = async (cardFront: string): Promise<string> =>
      succeeded(await app.graphql(CARD, { id: victim.student.id, input: { cardFront } }, victim.student.token)).updateStudent.cardFrontUrl;
    const replaced = await card(picture());
    const kept = await card(picture());
    for (const address of [replaced, kept]) await expectRefused(thief.first, pathOf(address));
  });

  it('may be given on by whoever holds a good one', async () => {
    const [one, other] = [await proven(), await proven()];
    await expectKept(other.second, one.address, pathOf(one.address));
  });
});
