import { contract } from '../../../src/legacy/school/texts.js';
import { textTable } from '../../../src/legacy/shim/index.js';
import { DEMO_PASSWORD, type TestApp } from '../../support/app.js';
import { contract as shopContract } from '../course-agent/client.js';
import { contract as memberContract } from '../miniapp/client.js';
import { World as SchoolWorld } from '../school/world.js';
import { generic } from './generic.js';
import type { Customs } from './oracle.js';
import type { Walked } from './walk.js';

/** An empty text and null are as good as nothing; texts are texts. */
const PLAIN: Customs = {
  blank: 'absent',
  refusesNull: false,
  textFromNumber: false,
  keepsBlanks: ({ name }) => name === 'password',
  isReference: () => false,
};

/** Failures that come before the fields, by the text. */
const isBefore =
  (...texts: readonly string[]) =>
  (msg: string): boolean =>
    texts.includes(msg);

async function json(app: TestApp, url: string, payload: object): Promise<any> {
  return (await app.server.inject({ method: 'POST', url, payload })).json();
}

export async function courseAgentWalk(app: TestApp): Promise<Walked> {
  const tokens = new Map<string, { token: string; user_id: number }>();
  for (const username of ['shopper1', 'shopstaff1'])
    tokens.set(username, (await json(app, '/legacy/course-agent/v1/login', { username, password: DEMO_PASSWORD })).data);
  const values: Record<string, unknown> = {
    username: 'shopper1',
    password: DEMO_PASSWORD,
    course_id: 1,
    lesson_id: 1,
    order_id: 1,
    order_mon: 100,
    is_all: 1,
    start_unit: 1,
    end_unit: 1,
    do_type: 1,
  };
  const before = isBefore('请先登录', '没有权限');
  return {
    contract: shopContract,
    customs: PLAIN,
    takesForms: true,
    roles: ({ auth }) => (auth === 'none' ? ['nobody'] : auth === 'staff' ? ['shopstaff1'] : ['shopper1']),
    headers: async (role) => (role === 'nobody' ? ({} as Record<string, string>) : { authorization: `Bearer ${tokens.get(role)?.token}` }),
    // Without it the units are required.
    always: async (_role, { id }) => (id === 'course-agent.order.create' ? { is_all: 1 } : ({} as Record<string, unknown>)),
    valid: (_endpoint, field, role) => (field.name === 'user_id' ? tokens.get(role)?.user_id : (values[field.name] ?? generic(field))),
    pathParam: () => 1,
    partial: () => false,
    told: (status, body) => {
      const { status: ok, msg, data, ...rest } = body as Record<string, any>;
      const envelope =
        typeof ok === 'boolean' && typeof msg === 'string' && data !== undefined && Object.keys(rest).length === 0
          ? null
          : `no envelope: ${JSON.stringify(body)}`;
      return { fault: status >= 500, ok, msg, field: '', envelope, before: before(msg) };
    },
    complains: ({ msg }) => msg === '参数错误',
    words: () => ({ msg: '参数错误' }),
    // Their rules stand before the type, or take the place of it.
    exempt: new Set(['start_unit', 'end_unit', 'is_all'].map((name) => `course-agent.order.create ${name}`)),
  };
}

export async function miniappWalk(app: TestApp): Promise<Walked> {
  const people = new Map<string, { Token: string; UserID: number }>();
  /** Signed in by WeChat, as a password may change here. */
  const signIn = async (role: string): Promise<{ Token: string; UserID: number }> => {
    const session = await json(app, '/legacy/miniapp/login_wx', { code: `demo-walk-${role}` });
    await app.database.prisma.member.update({
      where: { id: session.UserID },
      data: { permission: role === 'ADMIN' ? 'ADMIN' : role === 'TEACHER' ? 'TEACHER' : 'STUDENT' },
    });
    people.set(role, session);
    return session;
  };
  return {
    contract: memberContract,
    customs: { ...PLAIN, keepsBlanks: () => true },
    takesForms: false,
    roles: ({ auth }) => (auth === 'none' ? ['nobody'] : ['STUDENT', 'TEACHER', 'ADMIN']),
    headers: async () => ({}),
    always: async (role, endpoint, { field }) => {
      if (role === 'nobody') return {};
      // Both end the session.
      const ends = endpoint.id.endsWith('.logout') || field.name === 'Password';
      return { Token: ((ends ? undefined : people.get(role)) ?? (await signIn(role))).Token };
    },
    valid: (endpoint, field, role) => {
      if (field.name === 'Token') return people.get(role)?.Token ?? 'x';
      if (field.name === 'UserID' || field.name === 'ID') return people.get(role)?.UserID ?? 1;
      return endpoint.id.endsWith('.login') ? (field.name === 'Username' ? 'member1' : DEMO_PASSWORD) : generic(field);
    },
    pathParam: () => 1,
    partial: () => false,
    told: (status, body) => {
      const { code, message } = body as Record<string, any>;
      return {
        fault: status >= 500,
        ok: code === 0,
        msg: message,
        field: '',
        envelope: typeof code === 'number' && typeof message === 'string' ? null : `no envelope: ${JSON.stringify(body)}`,
        before: message === '身份验证失败',
      };
    },
    complains: ({ msg }) => msg === '参数错误',
    words: () => ({ msg: '参数错误' }),
    // An empty one is a text that is no token, or a mistake (contract: user.info, errors).
    // An ID of another form is another's; a user name has no blanks around it.
    exempt: new Set(memberContract.endpoints.flatMap(({ id }) => [`${id} Token`, `${id} UserID`, `${id} ID`, `${id} Username`])),
  };
}

export async function schoolWalk(world: SchoolWorld): Promise<Walked> {
  const messages = textTable(contract.document['validation_messages']);
  const say = (name: string, f: string, n?: number): string => (messages[name] ?? `no ${name}`).replace('{f}', f).replace('{n}', String(n));
  const owner = await world.teacher();
  const schoolId = await world.school(owner);
  const pupil = await world.pupil(owner, schoolId);
  const kept = { school_id: schoolId, student_id: pupil.id, teacher_id: 99_999, teacher: owner.id };
  return {
    contract,
    customs: PLAIN,
    takesForms: true,
    roles: ({ auth }) => (auth === 'none' ? ['nobody'] : auth === 'any' ? ['teacher'] : [auth]),
    headers: async (role) =>
      role === 'nobody' ? ({} as Record<string, string>) : { authorization: `Bearer ${role === 'teacher' ? owner.token : pupil.token}` },
    // One of the two is enough.
    always: async (_role, { id }, { field }) =>
      (id === 'school.line.bind' ? (field.name === 'code' ? { hash: 'walk' } : { code: 'walk-1' }) : {}) as Record<string, unknown>,
    valid: (endpoint, field) => {
      if (endpoint.id === 'school.auth.login')
        return { identity: 1, username: 'teacher1@example.com', password: DEMO_PASSWORD }[field.name];
      return field.name === 'username' ? `w${Math.random()}@example.com` : generic(field);
    },
    pathParam: async (endpoint, name) => {
      if (endpoint.id === 'school.school.delete') return world.school(owner);
      return (kept as Record<string, number>)[name] ?? 1;
    },
    partial: () => false,
    told: (status, body) => {
      const { code, msg, message, data } = body as Record<string, any>;
      const envelope =
        typeof code === 'number' && msg === message && typeof msg === 'string' && typeof data === 'object'
          ? null
          : `no envelope: ${JSON.stringify(body)}`;
      return {
        fault: status >= 500,
        ok: code === 200,
        msg,
        field: '',
        envelope,
        before: [401, 403, 404, 410].includes(code) && !['用户名或密码错误', '您查询的邮箱不存在'].includes(msg),
      };
    },
    complains: ({ msg, ok }) =>
      !ok && Object.values(messages).some((text) => !text.includes('已存在') && new RegExp(`^${text.replace(/\{\w\}/g, '.*')}$`).test(msg)),
    exempt: new Set(['school.auth.login identity', 'school.auth.login username']),
    words: (verdict, { field }) => {
      switch (verdict) {
        case 'required':
        case 'null':
        case 'blank':
          return { msg: say('required', field.name) };
        case 'type':
          return { msg: say(field.type.kind === 'int' ? 'integer' : 'string', field.name) };
        case 'email':
          return { msg: say('email', field.name) };
        case 'min_length':
          return { msg: say('min_length', field.name, field.min) };
        case 'max_length':
          return { msg: say('max_length', field.name, field.max) };
        default:
          return undefined;
      }
    },
  };
}
