import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContract } from '../../../src/legacy/shim/index.js';
import { type FakeLine, LINE_SETTINGS, startFakeLine } from '../../support/fake-line.js';
import { checkShape } from '../shape.js';
import { World, type Answer, type Method, type Person } from './world.js';

const contract = loadContract(new URL('../../../src/legacy/school/surface.ts', import.meta.url).href, 'contract.yaml');

let line: FakeLine;
let world: World;
let owner: Person;
let member: Person;
let pupil: Person;
let school: number;

beforeAll(async () => {
  line = await startFakeLine();
  world = await World.open({ env: { ...LINE_SETTINGS, LINE_API_BASE_URL: line.url } });
  owner = await world.teacher('李老师');
  school = await world.school(owner);
  member = await world.teacher();
  await world.invite(owner, school, member);
  pupil = await world.pupil(owner, school);
  await world.call('PUT', `/v1/student/teachers/${owner.id}/follow`, pupil.token);
});
afterAll(async () => {
  await world.close();
  await line.close();
});

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
  'school.teacher.message': () => ['POST', '/v1/teacher/messages', owner.token, { identity: 2, user_id: pupil.id, message: '你好' }],
  'school.student.message': () => ['POST', '/v1/student/messages', pupil.token, { identity: '1', user_id: owner.id, message: '老师好' }],
  'school.line.bind': () => ['PUT', '/v1/line/bind', pupil.token, { code: 'again-1-pupil', identity: 2 }],
  'school.line.unbind': () => ['PUT', '/v1/line/unbind', pupil.token, { identity: 2 }],
  'school.line.login': () => ['POST', '/v1/line/login', undefined, { code: 'again-2-pupil' }],
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
    for (const path of [
      '/legacy/school/v1/teacher/schools',
      '/v1/teacher/schools/',
      '/legacy/school/v1/teacher/schools/',
      '/api/teacher/schools',
    ]) {
      expect(await world.call('GET', path, owner.token)).toMatchObject({ code: 200 });
    }
  });

  it.each(contract.endpoints.map(({ id }) => id))('%s is served below /api as below /v1', (id) => {
    const endpoint = contract.endpoints.find((known) => known.id === id);
    for (const { method, path } of endpoint?.addresses ?? []) {
      expect(path).toMatch(/^\/v1\//);
      expect(endpoint?.also).toContainEqual({ method, path: path.replace('/v1', '/api') });
    }
  });
});

describe('the prefix /api of the later revision', () => {
  it('takes a client through its day (school.teacher.register, school.auth.login, school.school.create, school.school.list)', async () => {
    const teacher = { name: '周老师', username: 'api@example.com', password: 'secret-1' };
    const { data } = await world.call('POST', '/api/teacher/register', undefined, teacher);
    expect(data).toEqual({
      token_type: 'bearer',
      access_token: expect.any(String),
      id: expect.any(Number),
      name: '周老师',
      bind_line: false,
    });
    // No other surface has this path, so that a missing identity is school's to refuse.
    expect(await world.call('POST', '/api/login', undefined, teacher)).toMatchObject({ code: 422, msg: 'identity字段是必须的' });
    const { access_token: token, id } = (await world.call('POST', '/api/login', undefined, { ...teacher, identity: 1 })).data;
    expect(id).toBe(data.id);
    expect(await world.call('POST', '/api/teacher/schools', token, { name: '第四中学' })).toMatchObject({ code: 200 });
    expect((await world.call('GET', '/api/teacher/schools', token)).data.list).toMatchObject([{ name: '第四中学', is_owner: true }]);
  });

  it('has the surface’s answers to what is no endpoint, and leaves the others theirs', async () => {
    for (const path of ['/api/teacher/nothing', '/api/student', '/api/line/nothing', '/v1/line/nothing'])
      expect(await world.call('GET', path)).toEqual({ code: 404, msg: '路由错误', data: {} });
    expect(await world.call('GET', '/api/login')).toEqual({ code: 405, msg: '请求方式错误', data: {} });
    const others = await world.app.server.inject({ method: 'GET', url: '/api/v1/campus/' });
    expect(others.json()).toHaveProperty('field_name');
  });
});
