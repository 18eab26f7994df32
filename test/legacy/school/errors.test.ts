import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContract } from '../../../src/legacy/shim/index.js';
import { World, type Method, type Person } from './world.js';

const contract = loadContract(new URL('../../../src/legacy/school/surface.ts', import.meta.url).href, 'contract.yaml');
const NOBODY = 2_000_000;

let world: World;
let owner: Person;
let member: Person;
let stranger: Person;
let pupil: Person;
let open: number;
let waiting: number;
/** The documented failures that were met: endpoint, code, text. */
const met = new Set<string>();

beforeAll(async () => {
  world = await World.open();
  [owner, member, stranger] = [await world.teacher(), await world.teacher(), await world.teacher()];
  open = await world.school(owner);
  waiting = await world.school(owner, 'WAITING');
  await world.invite(owner, open, member);
  pupil = await world.pupil(owner, open);
});
afterAll(() => world.close());

type Request = readonly [Method, string, string?, unknown?];
type Failure = readonly [code: number, msg: string];

const UNAUTHENTICATED: Failure = [401, '认证失败'];
const FORBIDDEN: Failure = [403, '没有权限'];
const MISSING: Failure = [410, '数据不存在'];
const BAD_STATUS: Failure = [510, '该学校状态异常'];
const wrong = (msg: string): Failure => [422, msg];

interface Case {
  readonly endpoint: string;
  readonly when: string;
  readonly request: () => Request;
  readonly failure: Failure;
}

const school = (id: number | string, rest = ''): string => `/v1/teacher/schools/${id}${rest}`;
const asTeacher =
  (method: Method, path: () => string, body?: unknown, who: () => Person = () => owner) =>
  (): Request => [method, path(), who().token, body];

function cases(endpoint: string, rows: readonly (readonly [when: string, request: () => Request, failure: Failure])[]): Case[] {
  return rows.map(([when, request, failure]) => ({ endpoint, when, request, failure }));
}

const login = (body: unknown) => (): Request => ['POST', '/legacy/school/v1/login', undefined, body];
const register = (body: unknown) => (): Request => ['POST', '/v1/teacher/register', undefined, body];
const someone = { name: '张三', username: 'someone@example.com', password: '123456' };

const CASES: readonly Case[] = [
  ...cases('school.auth.login', [
    ['identity is missing, under the prefix', login({ username: 'a@example.com', password: 'x' }), wrong('identity字段是必须的')],
    ['identity is null', login({ identity: null, username: 'a@example.com', password: 'x' }), wrong('选定的identity是无效的')],
    ['identity is no number', login({ identity: 'x', username: 'a@example.com', password: 'x' }), wrong('选定的identity是无效的')],
    ['identity is empty', login({ identity: '', username: 'a@example.com', password: 'x' }), wrong('选定的identity是无效的')],
    ['identity is a list', login({ identity: [1], username: 'a@example.com', password: 'x' }), wrong('选定的identity是无效的')],
    ['identity is 3', login({ identity: 3, username: 'a@example.com', password: 'x' }), wrong('选定的identity是无效的')],
    ['username is missing, identity before it is right', login({ identity: 1 }), wrong('username字段是必须的')],
    ['username is blank', login({ identity: 1, username: '  ', password: 'x' }), wrong('username字段是必须的')],
    ['username is a number', login({ identity: 1, username: 12345, password: 'x' }), wrong('username必须是一个字符串')],
    [
      'a teacher’s username is no email address',
      login({ identity: 1, username: 'teacher', password: 'x' }),
      wrong('username必须是一个合法的电子邮件地址'),
    ],
    ['a student’s username is short', login({ identity: 2, username: 'abc', password: 'x' }), wrong('username的最小长度为4字符')],
    ['password is missing', login({ identity: 2, username: 'abcd' }), wrong('password字段是必须的')],
    ['the name is unknown', login({ identity: 1, username: 'nobody@example.com', password: 'x' }), [401, '用户名或密码错误']],
    ['the password is wrong', login({ identity: 1, username: 'teacher1@example.com', password: 'x' }), [401, '用户名或密码错误']],
    [
      'the person is of the other identity',
      login({ identity: 2, username: 'teacher1@example.com', password: 'demo123456' }),
      [401, '用户名或密码错误'],
    ],
  ]),
  ...cases('school.teacher.register', [
    ['name is missing', register({ ...someone, name: ' ' }), wrong('name字段是必须的')],
    ['name is long', register({ ...someone, name: '长'.repeat(51) }), wrong('name的最大长度为50字符')],
    ['username is no email address', register({ ...someone, username: 'someone' }), wrong('username必须是一个合法的电子邮件地址')],
    [
      'username is long',
      register({ ...someone, username: `${'a'.repeat(60)}@${'b'.repeat(40)}.com` }),
      wrong('username的最大长度为100字符'),
    ],
    [
      'username is taken, in other letters, and the password is short as well',
      register({ ...someone, username: 'TEACHER1@example.com', password: '1' }),
      wrong('username已存在'),
    ],
    [
      'name is missing and username taken',
      register({ ...someone, name: undefined, username: 'teacher1@example.com' }),
      wrong('name字段是必须的'),
    ],
    ['password is missing', register({ ...someone, password: undefined }), wrong('password字段是必须的')],
    ['password is short', register({ ...someone, password: '12345' }), wrong('password的最小长度为6字符')],
    ['password is long', register({ ...someone, password: 'x'.repeat(33) }), wrong('password的最大长度为32字符')],
    ['the body is no JSON', () => ['POST', '/v1/teacher/register', undefined, 'text'], wrong('请求体不是合法的JSON')],
  ]),
  ...cases('school.school.create', [
    ['name is missing', asTeacher('POST', () => '/v1/teacher/schools', {}), wrong('name字段是必须的')],
    ['name is short', asTeacher('POST', () => '/v1/teacher/schools', { name: ' 三个字 ' }), wrong('name的最小长度为4字符')],
    ['name is long', asTeacher('POST', () => '/v1/teacher/schools', { name: '校'.repeat(51) }), wrong('name的最大长度为50字符')],
    ['name is a list', asTeacher('POST', () => '/v1/teacher/schools', { name: ['第一中学'] }), wrong('name必须是一个字符串')],
  ]),
  ...cases('school.school.get', [
    ['there is no such school', asTeacher('GET', () => school(NOBODY)), MISSING],
    ['the id is no number', asTeacher('GET', () => school('x')), MISSING],
    ['the id is larger than any', asTeacher('GET', () => school('99999999999999')), MISSING],
    ['the school waits', asTeacher('GET', () => school(waiting)), MISSING],
    [
      'the school waits and is a stranger’s',
      asTeacher(
        'GET',
        () => school(waiting),
        undefined,
        () => stranger,
      ),
      MISSING,
    ],
    [
      'the teacher is no member',
      asTeacher(
        'GET',
        () => school(open),
        undefined,
        () => stranger,
      ),
      FORBIDDEN,
    ],
  ]),
  ...cases('school.school.update', [
    ['there is no such school, and no name', asTeacher('PUT', () => school(NOBODY), {}), MISSING],
    [
      'name is missing, by a stranger',
      asTeacher(
        'PUT',
        () => school(open),
        {},
        () => stranger,
      ),
      wrong('name字段是必须的'),
    ],
    ['name is short', asTeacher('PUT', () => school(open), { name: '三个字' }), wrong('name的最小长度为4字符')],
    ['name is long', asTeacher('PUT', () => school(open), { name: '校'.repeat(51) }), wrong('name的最大长度为50字符')],
    [
      'a member who is not the owner',
      asTeacher(
        'PUT',
        () => school(open),
        { name: '第一中学' },
        () => member,
      ),
      FORBIDDEN,
    ],
    [
      'a stranger, and the school waits',
      asTeacher(
        'PUT',
        () => school(waiting),
        { name: '第一中学' },
        () => stranger,
      ),
      FORBIDDEN,
    ],
  ]),
  ...cases('school.school.delete', [
    ['there is no such school', asTeacher('DELETE', () => school(NOBODY)), MISSING],
    [
      'a member who is not the owner',
      asTeacher(
        'DELETE',
        () => school(open),
        undefined,
        () => member,
      ),
      FORBIDDEN,
    ],
  ]),
  ...cases('school.member.list', [
    ['there is no such school', asTeacher('GET', () => school(NOBODY, '/teachers')), MISSING],
    [
      'the school waits and is a stranger’s',
      asTeacher(
        'GET',
        () => school(waiting, '/teachers'),
        undefined,
        () => stranger,
      ),
      BAD_STATUS,
    ],
    [
      'a member who is not the owner',
      asTeacher(
        'GET',
        () => school(open, '/teachers'),
        undefined,
        () => member,
      ),
      FORBIDDEN,
    ],
  ]),
  ...cases('school.member.invite', [
    ['there is no such school, and no username', asTeacher('POST', () => school(NOBODY, '/teachers'), {}), MISSING],
    [
      'username is missing, by a stranger to a waiting school',
      asTeacher(
        'POST',
        () => school(waiting, '/teachers'),
        {},
        () => stranger,
      ),
      wrong('username字段是必须的'),
    ],
    [
      'username is no email address',
      asTeacher('POST', () => school(open, '/teachers'), { username: 'x' }),
      wrong('username必须是一个合法的电子邮件地址'),
    ],
    [
      'the school waits and is a stranger’s',
      asTeacher(
        'POST',
        () => school(waiting, '/teachers'),
        { username: 'x@example.com' },
        () => stranger,
      ),
      BAD_STATUS,
    ],
    [
      'a stranger invites an unknown teacher',
      asTeacher(
        'POST',
        () => school(open, '/teachers'),
        { username: 'x@example.com' },
        () => stranger,
      ),
      FORBIDDEN,
    ],
    [
      'nobody has the address',
      asTeacher('POST', () => school(open, '/teachers'), { username: 'x@example.com' }),
      [410, '您查询的邮箱不存在'],
    ],
    [
      'the teacher is a member',
      () => ['POST', school(open, '/teachers'), owner.token, { username: member.username.toUpperCase() }],
      [510, '该老师已经在学校里面，不能重复邀请'],
    ],
    [
      'the teacher is the owner',
      () => ['POST', school(open, '/teachers'), owner.token, { username: owner.username }],
      [510, '该老师已经在学校里面，不能重复邀请'],
    ],
  ]),
  ...cases('school.member.remove', [
    ['there is no such school', asTeacher('DELETE', () => school(NOBODY, `/teachers/${member.id}`)), MISSING],
    ['there is no such teacher, and the school waits', asTeacher('DELETE', () => school(waiting, `/teachers/${NOBODY}`)), MISSING],
    [
      'the school waits and is a stranger’s',
      asTeacher(
        'DELETE',
        () => school(waiting, `/teachers/${owner.id}`),
        undefined,
        () => stranger,
      ),
      BAD_STATUS,
    ],
    [
      'a stranger removes the owner',
      asTeacher(
        'DELETE',
        () => school(open, `/teachers/${owner.id}`),
        undefined,
        () => stranger,
      ),
      FORBIDDEN,
    ],
    ['the owner removes the owner', asTeacher('DELETE', () => school(open, `/teachers/${owner.id}`)), [510, '不能移除自己']],
  ]),
  ...cases('school.student.list', [
    ['there is no such school', asTeacher('GET', () => school(NOBODY, '/students')), MISSING],
    [
      'the teacher is no member',
      asTeacher(
        'GET',
        () => school(open, '/students'),
        undefined,
        () => stranger,
      ),
      FORBIDDEN,
    ],
  ]),
  ...cases('school.student.create', [
    ['there is no such school, and no field', asTeacher('POST', () => school(NOBODY, '/students'), {}), MISSING],
    ['username and name are missing', asTeacher('POST', () => school(open, '/students'), {}), wrong('username字段是必须的')],
    ['username is short', asTeacher('POST', () => school(open, '/students'), { username: 'abc' }), wrong('username的最小长度为4字符')],
    [
      'username is long',
      asTeacher('POST', () => school(open, '/students'), { username: 'a'.repeat(51) }),
      wrong('username的最大长度为50字符'),
    ],
    [
      'username is taken in another school, and name missing',
      asTeacher('POST', () => school(open, '/students'), { username: 'pupil1' }),
      wrong('username已存在'),
    ],
    ['name is missing', asTeacher('POST', () => school(open, '/students'), { username: 'free-name' }), wrong('name字段是必须的')],
    [
      'name is short',
      asTeacher('POST', () => school(open, '/students'), { username: 'free-name', name: '明' }),
      wrong('name的最小长度为2字符'),
    ],
    [
      'name is long, by a stranger to a waiting school',
      asTeacher(
        'POST',
        () => school(waiting, '/students'),
        { username: 'free-name', name: '明'.repeat(51) },
        () => stranger,
      ),
      wrong('name的最大长度为50字符'),
    ],
    [
      'the school waits and is a stranger’s',
      asTeacher(
        'POST',
        () => school(waiting, '/students'),
        { username: 'free-name', name: '小明' },
        () => stranger,
      ),
      BAD_STATUS,
    ],
    [
      'a member who is not the owner',
      asTeacher(
        'POST',
        () => school(open, '/students'),
        { username: 'free-name', name: '小明' },
        () => member,
      ),
      FORBIDDEN,
    ],
  ]),
  ...cases('school.student.update', [
    ['there is no such school, and no name', asTeacher('PUT', () => school(NOBODY, `/students/${pupil.id}`), {}), MISSING],
    [
      'name is missing and there is no such student',
      asTeacher('PUT', () => school(open, `/students/${NOBODY}`), {}),
      wrong('name字段是必须的'),
    ],
    ['name is short', asTeacher('PUT', () => school(open, `/students/${pupil.id}`), { name: '明' }), wrong('name的最小长度为2字符')],
    [
      'name is long',
      asTeacher('PUT', () => school(open, `/students/${pupil.id}`), { name: '明'.repeat(51) }),
      wrong('name的最大长度为50字符'),
    ],
    [
      'the school waits and is a stranger’s',
      asTeacher(
        'PUT',
        () => school(waiting, `/students/${pupil.id}`),
        { name: '小明' },
        () => stranger,
      ),
      BAD_STATUS,
    ],
    [
      'a stranger, and there is no such student',
      asTeacher(
        'PUT',
        () => school(open, `/students/${NOBODY}`),
        { name: '小明' },
        () => stranger,
      ),
      FORBIDDEN,
    ],
    ['the student is in no school of this id', asTeacher('PUT', () => school(open, `/students/${NOBODY}`), { name: '小明' }), MISSING],
  ]),
  ...(['school.student.delete', 'school.student.reset_password'] as const).flatMap((endpoint) => {
    const [method, rest] = endpoint === 'school.student.delete' ? (['DELETE', ''] as const) : (['PUT', '/reset_password'] as const);
    return cases(endpoint, [
      ['there is no such school', asTeacher(method, () => school(NOBODY, `/students/${pupil.id}${rest}`)), MISSING],
      [
        'the school waits and is a stranger’s',
        asTeacher(
          method,
          () => school(waiting, `/students/${NOBODY}${rest}`),
          undefined,
          () => stranger,
        ),
        BAD_STATUS,
      ],
      [
        'a stranger, and there is no such student',
        asTeacher(
          method,
          () => school(open, `/students/${NOBODY}${rest}`),
          undefined,
          () => stranger,
        ),
        FORBIDDEN,
      ],
      ['the student is not in this school', asTeacher(method, () => school(open, `/students/${NOBODY}${rest}`)), MISSING],
    ]);
  }),
  ...(['teacher', 'student'] as const).flatMap((who) => {
    const send = (body: object) => (): Request => ['POST', `/v1/${who}/messages`, (who === 'teacher' ? owner : pupil).token, body];
    const right = { identity: 1, user_id: 1, message: '你好' };
    return cases(`school.${who}.message`, [
      ['identity is missing', send({ ...right, identity: undefined }), wrong('identity字段是必须的')],
      ['identity is 3', send({ ...right, identity: 3 }), wrong('选定的identity是无效的')],
      ['user_id is missing', send({ ...right, user_id: undefined }), wrong('user_id字段是必须的')],
      ['user_id is no int', send({ ...right, user_id: 'x' }), wrong('user_id必须是个整数')],
      ['message is missing', send({ ...right, message: undefined }), wrong('message字段是必须的')],
      ['message is blank', send({ ...right, message: ' \n ' }), wrong('message字段是必须的')],
      ['message is long', send({ ...right, message: '长'.repeat(65_537) }), wrong('message的最大长度为65536字符')],
      ['there is no such teacher', send({ ...right, user_id: NOBODY }), MISSING],
      ['there is no such student', send({ ...right, identity: 2, user_id: NOBODY }), MISSING],
    ]);
  }),
  ...(['add', 'remove'] as const).flatMap((what) =>
    cases(`school.follow.${what}`, [
      [
        'there is no such teacher',
        () => ['PUT', `/v1/student/teachers/${NOBODY}/${what === 'add' ? 'follow' : 'unfollow'}`, pupil.token],
        MISSING,
      ],
      ['the id is no number', () => ['PUT', `/v1/student/teachers/x/${what === 'add' ? 'follow' : 'unfollow'}`, pupil.token], MISSING],
    ]),
  ),
];

/** An address of the endpoint whose objects do not exist: who may call it is checked before. */
function anyAddress(id: string): [Method, string] {
  const [address] = contract.endpoints.find((endpoint) => endpoint.id === id)?.addresses ?? [];
  if (address === undefined) throw new Error(`${id} has no address.`);
  return [address.method, address.path.replace(/\{\w+\}/g, String(NOBODY))];
}

const PROTECTED = contract.endpoints.filter(({ auth }) => auth !== 'none');
/** LINE's are met in line.test.ts, where there is a LINE. */
const OF_LINE = (id: string): boolean => id.startsWith('school.line.');

describe('a failure', () => {
  it.each(CASES)('$endpoint: $when', async ({ endpoint, request, failure: [code, msg] }) => {
    expect(await world.call(...request())).toEqual({ code, msg, data: {} });
    met.add(`${endpoint} ${code} ${msg}`);
  });

  it.each(PROTECTED.map(({ id }) => id))('%s refuses whoever has no token, a made-up one, or one of GraphQL', async (id) => {
    const [method, path] = anyAddress(id);
    for (const token of [undefined, 'x.y.z', await world.app.login('TEACHER', 'teacher1@example.com')]) {
      expect(await world.call(method, path, token, method === 'GET' ? undefined : {})).toMatchObject({
        code: UNAUTHENTICATED[0],
        msg: UNAUTHENTICATED[1],
      });
    }
    met.add(`${id} ${UNAUTHENTICATED.join(' ')}`);
  });

  it.each(PROTECTED.filter(({ auth }) => auth !== 'any'))(
    '$id refuses the other identity before it looks at anything',
    async ({ id, auth }) => {
      const [method, path] = anyAddress(id);
      const token = auth === 'teacher' ? pupil.token : owner.token;
      expect(await world.call(method, path, token, method === 'GET' ? undefined : {})).toMatchObject({
        code: FORBIDDEN[0],
        msg: FORBIDDEN[1],
      });
      met.add(`${id} ${FORBIDDEN.join(' ')}`);
    },
  );

  it('is the documented one for a student whose school is not approved', async () => {
    await world.app.database.prisma.school.update({ where: { id: open }, data: { status: 'WAITING' } });
    expect(await world.call('GET', '/v1/student/school', pupil.token)).toMatchObject({ code: 410, msg: '数据不存在' });
    await world.app.database.prisma.school.update({ where: { id: open }, data: { status: 'APPROVED' } });
    met.add('school.me.school 410 数据不存在');
  });

  it('was met for every row of the contract', () => {
    const rows = contract.endpoints
      .filter(({ id }) => !OF_LINE(id))
      .flatMap(({ id, errors }) => errors.map(({ code, msg }) => `${id} ${code} ${msg}`));
    expect(rows.filter((row) => !met.has(row))).toEqual([]);
  });
});

describe('a student id that is no number', () => {
  it('is looked up last, like any other that nobody has', async () => {
    const students = `/v1/teacher/schools/${open}/students`;
    for (const id of ['abc', '1.5', '%ff', '9'.repeat(30)]) {
      expect(await world.call('PUT', `${students}/${id}`, stranger.token, {})).toMatchObject({ code: 422, msg: 'name字段是必须的' });
      expect(await world.call('PUT', `${students}/${id}`, stranger.token, { name: '新名' })).toMatchObject({ code: 403 });
      expect(await world.call('DELETE', `${students}/${id}`, stranger.token)).toMatchObject({ code: 403 });
      expect(await world.call('PUT', `${students}/${id}/reset_password`, owner.token)).toMatchObject({ code: 410, msg: '数据不存在' });
    }
  });
});

describe('what is no endpoint', () => {
  it('is a wrong path below the surface’s prefixes, for everybody', async () => {
    for (const path of ['/v1/teacher/nothing', '/v1/student', '/v1/teacher', '/v1/student/school/1', '/legacy/school/nothing']) {
      expect(await world.call('GET', path)).toEqual({ code: 404, msg: '路由错误', data: {} });
    }
  });

  it('is a wrong method where the path is known', async () => {
    for (const [method, path] of [
      ['PATCH', '/v1/teacher/schools'],
      ['DELETE', '/v1/teacher/fans'],
      ['GET', '/v1/student/teachers/1/follow'],
      ['GET', '/legacy/school/v1/login'],
    ] as const) {
      expect(await world.call(method, path)).toEqual({ code: 405, msg: '请求方式错误', data: {} });
    }
  });
});
