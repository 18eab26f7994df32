import { createHash } from 'node:crypto';
import { type Surface, SURFACES } from '../access/audiences.js';

/** The call that signs somebody in. */
export interface SignInCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** By a user name and a password, or by a WeChat code alone. */
export type SignInWay = (credential: string, password: string) => SignInCall;

interface Ways {
  readonly password?: SignInWay;
  readonly code?: SignInWay;
}

const post = (url: string, body: SignInCall['body']): SignInCall => ({ method: 'POST', url, body });
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** How people sign in to the old APIs, by kind of people; the first of each is who is meant where nothing says who. */
export const SIGN_INS: Readonly<Record<Surface, Readonly<Record<string, Ways>>>> = {
  'summer-student': {
    student: { code: (code) => ({ method: 'GET', url: `/auth/user/check_account/?code=${encodeURIComponent(code)}` }) },
    staff: { password: (username, password) => post('/auth/user/login/', { username, password }) },
  },
  'summer-crm': {
    // The old back office sends the digest.
    staff: { password: (username, password) => post('/api/v1/user_info/login/', { username, password: md5(password) }) },
    student: { code: (code) => ({ method: 'GET', url: `/api/v1/student/info/authorize/?code=${encodeURIComponent(code)}` }) },
  },
  school: {
    teacher: { password: (username, password) => post('/v1/login', { identity: 1, username, password }) },
    pupil: { password: (username, password) => post('/v1/login', { identity: 2, username, password }) },
  },
  miniapp: {
    member: {
      password: (Username, Password) => post('/login_account_password', { Username, Password }),
      code: (code) => post('/login_wx', { code }),
    },
  },
  'course-agent': { shopper: { password: (username, password) => post('/v1/login', { username, password }) } },
};

export function isSurface(name: string): name is Surface {
  return (SURFACES as readonly string[]).includes(name);
}
