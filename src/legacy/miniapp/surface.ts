import { isMapping } from '../shim/contract/values.js';
import { type Failure, type Incoming, loadContract, sentValue, surface } from '../shim/index.js';
import { routes } from './routes/index.js';

/** The failures of the contract. HTTP 400 where none is named (contract: miniapp, http_status). */
const BAD_PARAMETERS: Failure = { code: 1, msg: '参数错误' };
const UNAUTHENTICATED: Failure = { code: 1, msg: '身份验证失败' };
const USER_GONE: Failure = { code: 1, msg: '获取用户信息失败' };
const UNKNOWN_PATH: Failure = { code: 1, http: 404, msg: '接口不存在' };
const BAD_CREDENTIALS: Failure = { code: 2, msg: '用户名或密码错误' };
const WECHAT_FAILED: Failure = { code: 2, msg: '内部错误' };
const FORBIDDEN: Failure = { code: 3, msg: '无权限修改别人的信息' };

const NO_TOKEN: Failure = { code: 4, msg: '无法生成token' };

/** What is answered to an internal error, by the path on which it happened. */
const FAILED_INSIDE: Readonly<Record<string, Failure>> = {
  '/login_account_password': NO_TOKEN,
  '/login_wx': NO_TOKEN,
  '/userinfo': { code: 2, http: 500, msg: '获取用户信息失败' },
  '/updateuserinfo': { code: 2, http: 500, msg: '修改个人信息失败' },
};
const FAILED: Failure = { code: 2, http: 500, msg: '内部错误' };

export const miniapp = surface({
  name: 'miniapp',
  contract: loadContract(import.meta.url, 'contract.yaml'),
  routes,
  // Its paths stand alone on the root, so that no unknown one can be told to be its own.
  rootPrefixes: [],
  // The errors of the contract name bad parameters before a bad token.
  order: ['input', 'credential', 'role', 'path', 'before'],
  input: { trim: () => false, anyCase: true, forms: false },
  credential: {
    names: ['Token'],
    token: (request) => {
      const token = sentValue(request, 'Token', true);
      return typeof token === 'string' ? token : null;
    },
    // Tokens are signed, and a session goes with its user only: one of ours that is unknown was of a user who is no more.
    failure: (why, { endpoint }) => (why === 'unknown' && endpoint.id === 'miniapp.user.info' ? USER_GONE : UNAUTHENTICATED),
    admits: ({ profileId }, request) => {
      const claimed = sentValue(request, 'UserID', true) ?? null;
      return claimed === null || Number(claimed) === profileId;
    },
    forbidden: () => UNAUTHENTICATED,
  },
  envelope: {
    success: (data, msg, { endpoint }) => ({
      status: 200,
      body: {
        code: 0,
        message: msg,
        ...(endpoint.response.flat !== undefined && isMapping(data) ? data : data === undefined ? {} : { data }),
      },
    }),
    failure: ({ code = 1, http = 400, msg }) => ({ status: http, body: { code, message: msg } }),
  },
  failures: {
    reasons: {
      BAD_CREDENTIALS,
      ACCOUNT_DISABLED: { code: 2, msg: '该用户已被禁用' },
      TOO_MANY_ATTEMPTS: { code: 2, msg: '登录失败次数过多，请稍后再试' },
      WECHAT_REFUSED: WECHAT_FAILED,
      WECHAT_UNREACHABLE: WECHAT_FAILED,
      WECHAT_NOT_CONFIGURED: WECHAT_FAILED,
      MEMBER_FORBIDDEN: FORBIDDEN,
      MEMBER_FIELD_FORBIDDEN: { code: 3, msg: '无权限修改该信息' },
      USERNAME_TAKEN: { code: 2, msg: '用户名已存在' },
    },
    codes: {
      UNAUTHENTICATED,
      FORBIDDEN,
      NOT_FOUND: USER_GONE,
      BAD_USER_INPUT: BAD_PARAMETERS,
      CONFLICT: { code: 2, http: 500, msg: '修改个人信息失败' },
    },
    // An empty token is a text like any other that is no token.
    input: ({ field, kind, input }) => (field === 'Token' && kind === 'required' && input === '' ? UNAUTHENTICATED : BAD_PARAMETERS),
    path: () => UNKNOWN_PATH,
    unknownPath: () => UNKNOWN_PATH,
    wrongMethod: () => UNKNOWN_PATH,
    brokenBody: () => BAD_PARAMETERS,
    tooLargeBody: () => BAD_PARAMETERS,
    unexpected: ({ path }: Incoming) => FAILED_INSIDE[path.replace(/\/$/, '')] ?? FAILED,
  },
  securitySchemes: {},
});
