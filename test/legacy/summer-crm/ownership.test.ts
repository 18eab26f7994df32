import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../src/legacy/shim/index.js';
import { CATALOGUE, Studies } from './studies-world.js';
import { contract, expectRefused, FORBIDDEN, type Method, MISSING, type Person, PICTURE, World } from './world.js';

let world: World;
let studies: Studies;
let student: Person;
/** Has a row of every kind. */
let other: Person;
let addressId: number;

const { economics } = CATALOGUE;

beforeAll(async () => {
  world = await World.open();
  studies = new Studies(world);
  [student, other] = [await world.student(), await world.student()];
  await studies.plan(other, [economics]);
  await studies.prove(other, economics);
  await studies.decide('confirm', other, economics.code);
  await studies.enrol(other);
  await studies.record(other, economics.code, { score: 90, grade: 'A', recipient_number: 'SF-SECRET', sending_date: '2027-08-01' });
  await studies.uploadConversion(other, economics);
  addressId = (await world.data('POST', '/api/v1/student/score_detail/', other, { city: '秘密', recipient: '秘密' })).results[0].id;
});
afterAll(() => world.close());

/** The names under which a call may name a student. */
const NAMES = ['student_id', 'student', 'user_id', 'user'];

/** Calls of which a student's body names nobody (contract: their rules): what it says beside the documented fields is ignored. */
const IGNORES_NAMES = new Set(['summer-crm.message.update', 'summer-crm.order-additional-payment.update']);

const OPEN_TO_STUDENTS = contract.endpoints.filter(({ auth }) => auth === 'any' || auth === 'student');

function pathOf({ addresses, pathParams }: Endpoint, owner: number): { method: Method; path: string } {
  const [{ method, path } = { method: 'GET' as Method, path: '/' }] = addresses;
  const ids: Readonly<Record<string, number>> = { score_detail_id: addressId };
  return { method, path: pathParams.reduce((rest, { name }) => rest.replace(`{${name}}`, String(ids[name] ?? owner)), path) };
}

describe("another student's records", () => {
  it.each(OPEN_TO_STUDENTS)('are out of reach through $id, whatever names their owner, wherever', async (endpoint) => {
    const { method, path } = pathOf(endpoint, student.id);
    const bodyNames = method !== 'GET' && !IGNORES_NAMES.has(endpoint.id);
    for (const name of NAMES) {
      const calls: readonly (readonly [Method, string, unknown?])[] = [
        [method, `${path}?${name}=${other.id}`],
        [method, `${path}?${name}=${student.id}&${name}=${other.id}`],
        [method, `${path}?${name}=${other.id}&${name}=${student.id}`],
        ...(!bodyNames
          ? []
          : ([
              [method, path, { [name]: other.id }],
              [method, path, { [name]: ` ${other.id}.0 ` }],
            ] as const)),
      ];
      for (const [verb, url, body] of calls) await expectRefused(world, verb, url, student, body, FORBIDDEN);
      if (bodyNames) {
        expect(await world.form(method, path, student, { [name]: String(other.id) })).toMatchObject(FORBIDDEN);
        expect(await world.multipart(method, path, student, { [name]: String(other.id) })).toMatchObject(FORBIDDEN);
      }
    }
  });

  it.each(OPEN_TO_STUDENTS.filter(({ pathParams }) => pathParams.some(({ name }) => NAMES.includes(name))))(
    'are out of reach through the path of $id',
    async (endpoint) => {
      const { method, path } = pathOf(endpoint, other.id);
      await expectRefused(world, method, path, student, method === 'GET' ? undefined : { name: '我' }, FORBIDDEN);
      await expectRefused(world, method, pathOf(endpoint, 999_999).path, student, method === 'GET' ? undefined : {}, FORBIDDEN);
    },
  );

  it('are not found by their own id', async () => {
    for (const method of ['PUT', 'PATCH'] as const)
      await expectRefused(world, method, `/api/v1/student/score_detail/${addressId}/`, student, { city: '我的' }, MISSING);
    expect((await world.data('GET', '/api/v1/student/score_detail/', other)).results[0].city).toBe('秘密');
    expect(await world.data('GET', '/api/v1/student/score_detail/', student)).toMatchObject({ count: 0 });
  });

  it('are untouched by codes and names that both might have', async () => {
    const course = { course_code: economics.code, course_name: `本校${economics.name}` };
    const unknown = { code: 400, msg: '该课程不存在', data: {}, field_name: '' };
    await expectRefused(world, 'POST', '/api/v1/review_course/upload_certificate/', student, { ...course, certificate: PICTURE }, unknown);
    await expectRefused(world, 'POST', '/api/v1/confirm_course/upload_convert/', student, { ...course, image: PICTURE }, unknown);
    await expectRefused(world, 'POST', '/api/v1/confirm_course/confirm_performance/', student, course, unknown);
    expect((await studies.performances(other))[0]).toMatchObject({ status: 'SCORE_WAIT' });
  });

  it('are not in the own lists', async () => {
    for (const path of [
      'confirm_course/query_performance',
      'confirm_course/get_recipient',
      'confirm_course/get_student_convert',
      'confirm_course/get_confirm_course',
      'confirm_course/review_project',
      'review_course/get_review_course',
      'change_course_record/get_change_record',
      'review/get_review',
    ]) {
      expect(await world.data('GET', `/api/v1/${path}/?student_id=${student.id}`, student)).toEqual([]);
    }
  });
});

describe('endpoints of staff', () => {
  it.each(contract.endpoints.filter(({ auth }) => auth === 'staff'))('refuse a student: $id', async (endpoint) => {
    const { method, path } = pathOf(endpoint, 1);
    await expectRefused(world, method, path, student, method === 'GET' ? undefined : {}, FORBIDDEN);
  });
});

describe('endpoints that need a token', () => {
  it.each(contract.endpoints.filter(({ auth }) => auth !== 'none'))('refuse a call without: $id', async (endpoint) => {
    const { method, path } = pathOf(endpoint, 1);
    expect(await world.call(method, path)).toMatchObject({ code: 401, msg: '请在请求头中带好你的token' });
  });
});
