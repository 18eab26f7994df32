import { fillTemplate, type Incoming, type InputFailure, type InputFailureKind, surface } from '../shim/index.js';
import { accountRoutes } from './routes/accounts.js';
import { followerRoutes } from './routes/followers.js';
import { lineRoutes } from './routes/line.js';
import { meRoutes } from './routes/me.js';
import { memberRoutes } from './routes/members.js';
import { messageRoutes } from './routes/messages.js';
import { schoolRoutes } from './routes/schools.js';
import { studentRoutes } from './routes/students.js';
import { businessFailure, contract, exampleOf, failureOf, validationMessages } from './texts.js';

const unauthenticated = failureOf(401);
const forbidden = failureOf(403);
const missing = failureOf(410);
const lineRefused = { code: 510, msg: '授权失败，请重试！' };

const REALMS: Readonly<Record<string, string>> = { teacher: 'TEACHER', student: 'PUPIL' };

/** The teacher and student school platform. */
export const school = surface({
  name: 'school',
  contract,
  routes: [
    ...accountRoutes,
    ...schoolRoutes,
    ...memberRoutes,
    ...studentRoutes,
    ...followerRoutes,
    ...meRoutes,
    ...messageRoutes,
    ...lineRoutes,
  ],
  rootPrefixes: ['/v1', '/api'].flatMap((prefix) => ['/teacher', '/student', '/line'].map((part) => prefix + part)),
  input: { trim: ({ name }) => name !== 'password' },
  credential: {
    names: ['authorization'],
    token: bearer,
    failure: () => unauthenticated,
    admits: ({ realm }, { endpoint }) => endpoint.auth === 'any' || realm === REALMS[endpoint.auth],
    forbidden: () => forbidden,
  },
  envelope: {
    success: (data, msg) => ({ status: 200, body: { code: 200, msg, message: msg, data } }),
    failure: ({ code = 510, msg, http = 200 }) => ({ status: http, body: { code, msg, message: msg, data: {} } }),
  },
  failures: {
    reasons: {
      BAD_CREDENTIALS: exampleOf('401_login'),
      // The answer does not tell whether the account exists or is shut.
      ACCOUNT_DISABLED: exampleOf('401_login'),
      TOO_MANY_ATTEMPTS: { code: 510, msg: '登录失败次数过多，请{retryAfterSeconds}秒后再试' },
      USERNAME_TAKEN: { code: 422, msg: 'username已存在' },
      SCHOOL_NOT_APPROVED: { code: 510, msg: '该学校状态异常' },
      TEACHER_EMAIL_UNKNOWN: { code: 410, msg: '您查询的邮箱不存在' },
      TEACHER_ALREADY_MEMBER: { code: 510, msg: '该老师已经在学校里面，不能重复邀请' },
      LINE_REFUSED: lineRefused,
      LINE_UNREACHABLE: lineRefused,
      LINE_NOT_CONFIGURED: { code: 510, msg: '本系统未开通Line登录' },
      LINE_BINDING_INVALID: { code: 510, msg: '参数错误' },
      LINE_BINDING_EXPIRED: { code: 510, msg: '绑定超时，请重试！' },
      LINE_ALREADY_BOUND: { code: 510, msg: '当前用户已经绑定，不能重复绑定！' },
      LINE_TAKEN: { code: 510, msg: '绑定失败' },
      LINE_NOT_BOUND: { code: 510, msg: '当前用户没有绑定，无法解绑！' },
      OWNER_NOT_REMOVABLE: { code: 510, msg: '不能移除自己' },
    },
    codes: {
      UNAUTHENTICATED: unauthenticated,
      FORBIDDEN: forbidden,
      NOT_FOUND: missing,
      BAD_USER_INPUT: { code: 422, msg: '选定的{field}是无效的' },
      CONFLICT: businessFailure,
    },
    input: (failure) => ({ code: 422, msg: inputMessage(failure) }),
    // A student is looked up last, so that a stranger learns nothing about students (contract: school.student.update).
    path: ({ name }) => (name === 'student_id' ? null : missing),
    unknownPath: () => failureOf(404),
    wrongMethod: () => failureOf(405),
    brokenBody: () => exampleOf('422_body'),
    tooLargeBody: () => ({ code: 422, msg: '请求体过大' }),
    unexpected: () => ({ code: 500, msg: '服务器内部错误', http: 500 }),
  },
  securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
});

function bearer({ headers }: Incoming): string | null {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** Which text of the contract's table a kind of failure has; the kind itself where none is named here. */
const MESSAGE_OF: Partial<Record<InputFailureKind, string>> = { null: 'required', blank: 'required' };

function inputMessage({ field, kind, expected, limit }: InputFailure): string {
  const name = kind === 'type' ? (expected === 'int' ? 'integer' : 'string') : (MESSAGE_OF[kind] ?? kind);
  return fillTemplate(validationMessages[name] ?? validationMessages['enum'] ?? '', { f: field, n: limit });
}
