import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContract } from '../../../src/legacy/shim/index.js';
import { checkShape } from '../shape.js';
import { World, type Answer, type Method, type Person } from './world.js';

const contract = loadContract(new URL('../../../src/legacy/school/surface.ts', import.meta.url).href, 'contract.yaml');

let world: World;
let owner: Person;
let member: Person;
let pupil: Person;
let school: number;

beforeAll(async () => {
  world = await World.open();
  owner = await world.teacher('李老师');
  school = await world.school(owner);
  member = await world.teacher();
  await world.invite(owner, school, member);
  pupil = await world.pupil(owner, school);
  await world.call('PUT', `/v1/student/teachers/${owner.id}/follow`, pupil.token);
});
afterAll(() => world.close());

type Request = readonly [Method, string, string?, unknown?];

/** One successful call of each endpoint, in an order in which they do not disturb each other. */
const SUCCESSES: Readonly<Record<string, () => Request | Promise<Request>>> = {
  'school.teacher.register': () => [
    'POST',
    '/v1/teacher/register',
    undefined,
    { name: '张三', username: 'zhangsan@example.com', password: '123456' },
  ],
  'school.auth.login': () => ['POST', '/v1/login', undefined, { identity: 1, username: 'zhangsan@example.com', password: '123456' }],
  'school.school.list': () => ['GET', '/v1/teacher/schools', owner.token],
  'school.school.create': () => ['POST', '/v1/teacher/schools', owner.token, { name: '第二中学' }],
  'school.school.get': () => ['GET', `/v1/teacher/schools/${school}`, owner.token],
  'school.school.update': () => ['PUT', `/v1/teacher/schools/${school}`, owner.token, { name: '第一实验中学' }],
  'school.member.list': () => ['GET', `/v1/teacher/schools/${school}/teachers`, owner.token],
  'school.member.invite': async () => [
    'POST',
    `/v1/teacher/schools/${school}/teachers`,
    owner.token,
    { username: (await world.teacher()).username },
  ],
  'school.member.remove': () => ['DELETE', `/v1/teacher/schools/${school}/teachers/${member.id}`, owner.token],
  'school.student.list': () => ['GET', `/v1/teacher/schools/${school}/students`, owner.token],
  'school.student.create': () => ['POST', `/v1/teacher/schools/${school}/students`, owner.token, { username: 'new-one', name: '小红' }],
  'school.student.update': () => ['PUT', `/v1/teacher/schools/${school}/students/${pupil.id}`, owner.token, { name: '小刚' }],
  'school.fan.list': () => ['GET', '/v1/teacher/fans', owner.token],
  'school.fan.count': () => ['GET', '/v1/teacher/fans/count', owner.token],
  'school.me.school': () => ['GET', '/v1/student/school', pupil.token],
  'school.me.teachers': () => ['GET', '/v1/student/teachers', pupil.token],
  'school.follow.add': () => ['PUT', `/v1/student/teachers/${member.id}/follow`, pupil.token],
  'school.follow.remove': () => ['PUT', `/v1/student/teachers/${member.id}/unfollow`, pupil.token],
  'school.student.reset_password': () => ['PUT', `/v1/teacher/schools/${school}/students/${pupil.id}/reset_password`, owner.token],
  'school.student.delete': () => ['DELETE', `/v1/teacher/schools/${school}/students/${pupil.id}`, owner.token],
  'school.school.delete': () => ['DELETE', `/v1/teacher/schools/${school}`, owner.token],
};

describe('every endpoint of the contract', () => {
  it('has a scenario here', () => {
    expect(Object.keys(SUCCESSES).sort()).toEqual(contract.endpoints.map(({ id }) => id).sort());
  });

  it.each(Object.entries(SUCCESSES))('%s answers what it documents', async (id, request) => {
    const endpoint = contract.endpoints.find((known) => known.id === id);
    const answer: Answer = await world.call(...(await request()));
    expect(answer).toMatchObject({ code: 200, msg: endpoint?.response.msg });
    expect(endpoint?.response.data && checkShape(answer.data, endpoint.response.data, contract)).toEqual([]);
  });

  it('answers under its prefix and with a trailing slash too', async () => {
    for (const path of ['/legacy/school/v1/teacher/schools', '/v1/teacher/schools/', '/legacy/school/v1/teacher/schools/']) {
      expect(await world.call('GET', path, owner.token)).toMatchObject({ code: 200 });
    }
  });
});
