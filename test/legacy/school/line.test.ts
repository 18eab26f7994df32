import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadContract } from '../../../src/legacy/shim/index.js';
import { type FakeLine, LINE_SETTINGS, lineIdOf, startFakeLine } from '../../support/fake-line.js';
import { checkShape } from '../shape.js';
import { type Answer, type Person, World } from './world.js';

const contract = loadContract(new URL('../../../src/legacy/school/surface.ts', import.meta.url).href, 'contract.yaml');

let line: FakeLine;
let world: World;
let owner: Person;
let school: number;
beforeAll(async () => {
  line = await startFakeLine();
  world = await World.open({ env: { ...LINE_SETTINGS, LINE_API_BASE_URL: line.url } });
  owner = await world.teacher('李老师');
  school = await world.school(owner);
});
afterAll(async () => {
  vi.useRealTimers();
  await world.close();
  await line.close();
});

const login = (code: unknown): Promise<Answer> => world.call('POST', '/v1/line/login', undefined, { code });
const bind = (body: object, token?: string): Promise<Answer> => world.call('PUT', '/v1/line/bind', token, body);
const unbind = (token?: string, body: object = {}): Promise<Answer> => world.call('PUT', '/v1/line/unbind', token, body);
const hashFor = async (code: string): Promise<string> => (await login(code)).data.hash;
const failed = (code: number, msg: string): object => ({ code, msg, data: {} });

describe('school.line.login', () => {
  it('answers a hash where nothing is bound, and a token for each account that is, teachers first', async () => {
    const [teacher, pupil, other] = [
      await world.teacher(),
      await world.pupil(owner, school, '小一'),
      await world.pupil(owner, school, '小二'),
    ];
    const { data } = await login('again-1-family');
    expect(data).toEqual({ tokens: [], hash: expect.stringMatching(/^[\w-]{60,}$/) });
    expect(data.hash).not.toContain('family');
    for (const [person, identity] of [
      [other, 2],
      [pupil, 2],
      [teacher, 1],
    ] as const)
      expect(await bind({ hash: data.hash, code: null, identity }, person.token)).toEqual({ code: 200, msg: 'success', data: {} });

    const answer = await login('again-2-family');
    const endpoint = contract.endpoints.find(({ id }) => id === 'school.line.login');
    expect(endpoint?.response.data && checkShape(answer.data, endpoint.response.data, contract)).toEqual([]);
    expect(answer.data.hash).toBe('');
    expect(answer.data.tokens).toMatchObject([
      { token_type: 'bearer', identity: 1, id: teacher.id, username: teacher.username, name: '王老师', bind_line: true },
      { identity: 2, id: pupil.id, username: pupil.username, name: '小一', bind_line: true },
      { identity: 2, id: other.id, name: '小二', bind_line: true },
    ]);
    const [first, second] = answer.data.tokens;
    expect(await world.call('GET', '/v1/teacher/schools', first.access_token)).toMatchObject({ code: 200 });
    expect(await world.call('GET', '/v1/student/school', second.access_token)).toMatchObject({ code: 200 });
    // As after any login, the tokens before are over.
    expect(await world.call('GET', '/v1/teacher/schools', teacher.token)).toMatchObject({ code: 401 });
  });

  it('leaves out who is shut or deleted', async () => {
    const [gone, shut, left] = [await world.pupil(owner, school), await world.teacher(), await world.pupil(owner, school)];
    const { prisma } = world.app.database;
    await prisma.pupil.updateMany({ where: { id: { in: [gone.id, left.id] } }, data: { lineId: lineIdOf('half') } });
    await prisma.teacher.update({ where: { id: shut.id }, data: { lineId: lineIdOf('half') } });
    await world.call('DELETE', `/v1/teacher/schools/${school}/students/${gone.id}`, owner.token);
    await prisma.account.updateMany({ where: { username: shut.username }, data: { active: false } });
    const { tokens } = (await login('again-77-half')).data;
    expect(tokens.map(({ id, identity }: { id: number; identity: number }) => [identity, id])).toEqual([[2, left.id]]);
  });

  it.each([
    ['the code is missing', undefined, 422, 'code字段是必须的'],
    ['the code is short', '12345', 422, 'code的最小长度为6字符'],
    ['LINE refuses', 'refused-1', 510, '授权失败，请重试！'],
    ['LINE is broken', 'broken-1', 510, '授权失败，请重试！'],
  ])('is refused when %s', async (_when, code, status, msg) => {
    expect(await login(code)).toEqual(failed(status, msg));
  });

  it('says so where the server has no channel', async () => {
    const plain = await World.open();
    try {
      expect(await plain.call('POST', '/v1/line/login', undefined, { code: 'anything' })).toEqual(failed(510, '本系统未开通Line登录'));
    } finally {
      await plain.close();
    }
  });
});

describe('school.line.bind', () => {
  it('takes a code instead of a hash, and tells the next login so', async () => {
    const teacher = await world.teacher();
    expect(await bind({ code: 'mary-1', identity: 1, hash: null }, teacher.token)).toMatchObject({ code: 200, data: {} });
    const { data } = await world.call('POST', '/v1/login', undefined, { identity: 1, ...teacher });
    expect(data).toMatchObject({ id: teacher.id, bind_line: true });
  });

  it('binds an account once, and a LINE account to one teacher', async () => {
    const [first, second] = [await world.teacher(), await world.teacher()];
    const hash = await hashFor('again-1-taken');
    expect(await bind({ hash, identity: 1 }, first.token)).toMatchObject({ code: 200 });
    expect(await bind({ hash, identity: 1 }, first.token)).toEqual(failed(510, '当前用户已经绑定，不能重复绑定！'));
    expect(await bind({ hash, identity: 1 }, second.token)).toEqual(failed(510, '绑定失败'));
  });

  it('of two who bind one LINE account at once, one has it', async () => {
    const people = [await world.teacher(), await world.teacher(), await world.teacher()];
    const hash = await hashFor('raced-1');
    const answers = await Promise.all(people.map(({ token }) => bind({ hash, identity: 1 }, token)));
    expect(answers.map(({ code }) => code).sort()).toEqual([200, 510, 510]);
  });

  it('refuses a hash after five minutes', async () => {
    const { token } = await world.teacher();
    const hash = await hashFor('late-01');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 });
    expect(await bind({ hash, identity: 1 }, token)).toEqual(failed(510, '绑定超时，请重试！'));
    vi.useRealTimers();
    expect(await bind({ hash, identity: 1 }, token)).toMatchObject({ code: 200 });
  });

  it.each([
    ['neither hash nor code is sent', { identity: 9 }, 422, 'hash字段是必须的'],
    ['both are blank', { hash: ' ', code: '', identity: 1 }, 422, 'hash字段是必须的'],
    ['hash is no text', { hash: { toString: 1 }, identity: 1 }, 422, 'hash必须是一个字符串'],
    ['the code is short', { code: '12345', identity: 1 }, 422, 'code的最小长度为6字符'],
    ['identity is missing', { code: 'tom-99' }, 422, 'identity字段是必须的'],
    ['identity is 3', { code: 'tom-99', identity: 3 }, 422, '选定的identity是无效的'],
    ['identity is the other one', { code: 'tom-99', identity: 2 }, 510, '无效的用户'],
    ['the hash is none of ours', { hash: 'AAAA', identity: 1 }, 510, '参数错误'],
    ['LINE refuses', { code: 'refused-2', identity: 1 }, 510, '授权失败，请重试！'],
  ])('is refused when %s', async (_when, body, code, msg) => {
    expect(await bind(body, owner.token)).toEqual(failed(code, msg));
    expect(await bind(body)).toEqual(failed(401, '认证失败'));
  });
});

describe('school.line.unbind', () => {
  it('takes the LINE account away, and the tokens go on', async () => {
    const teacher = await world.teacher();
    await bind({ code: 'leaver-1', identity: 1 }, teacher.token);
    expect(await unbind(teacher.token, { identity: 1 })).toEqual({ code: 200, msg: 'success', data: {} });
    expect(await unbind(teacher.token)).toEqual(failed(510, '当前用户没有绑定，无法解绑！'));
    expect(await world.call('GET', '/v1/teacher/schools', teacher.token)).toMatchObject({ code: 200 });
    expect((await login('again-2-leaver-1')).data.tokens).toEqual([]);
  });

  it('is refused to nobody, and where identity is wrong', async () => {
    expect(await unbind()).toEqual(failed(401, '认证失败'));
    expect(await unbind(owner.token, { identity: 2 })).toEqual(failed(510, '无效的用户'));
    expect(await unbind(owner.token, { identity: 'x' })).toEqual(failed(422, '选定的identity是无效的'));
  });
});
