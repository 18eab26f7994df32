import { type Answer, ask, type Operation } from './ask.js';
import type { CurrentSession, Session } from './session.js';

/** By which mutation somebody signs in, with what. */
export type Proof =
  | { readonly way: 'password'; readonly realm: string; readonly username: string; readonly password: string }
  | {
      readonly way: 'new-password';
      readonly realm: string;
      readonly username: string;
      readonly password: string;
      readonly newPassword: string;
    }
  | { readonly way: 'wechat'; readonly realm: string; readonly code: string };

export type Outcome =
  | { readonly session: Session }
  /** `newPassword`: another password is asked for first. */
  | { readonly refusal: string; readonly newPassword: boolean };

const SESSION = '{ token expiresAt viewer { realm username } }';

/** The mutation of each way, and the type of its input. */
const MUTATIONS: Readonly<Record<Proof['way'], readonly [mutation: string, input: string]>> = {
  password: ['login', 'LoginInput'],
  'new-password': ['loginWithNewPassword', 'LoginWithNewPasswordInput'],
  wechat: ['loginWithWechat', 'WechatLoginInput'],
};

export async function signIn(endpoint: string, proof: Proof, current: CurrentSession): Promise<Outcome> {
  const { data, errors } = await ask(endpoint, operationOf(proof), current).catch((error: unknown): Answer => ({
    errors: [{ message: error instanceof Error ? error.message : String(error) }],
  }));
  const opened = (data as { session?: OpenedSession } | null | undefined)?.session;
  if (opened === undefined) {
    const [first] = errors ?? [];
    return {
      refusal: first?.message ?? 'The gateway did not say why.',
      newPassword: first?.extensions?.reason === 'PASSWORD_CHANGE_REQUIRED',
    };
  }
  const { token, expiresAt, viewer } = opened;
  return { session: { token, expiresAt, realm: viewer.realm, name: viewer.username ?? 'somebody' } };
}

export async function signOut(endpoint: string, current: CurrentSession): Promise<void> {
  // What could not be ended on the gateway is forgotten here all the same.
  await ask(endpoint, { query: 'mutation { logout }' }, current).catch(() => undefined);
  current.forget();
}

interface OpenedSession {
  readonly token: string;
  readonly expiresAt: string;
  readonly viewer: { readonly realm: string; readonly username: string | null };
}

function operationOf({ way, ...input }: Proof): Operation {
  const [mutation, type] = MUTATIONS[way];
  return {
    query: `mutation SignIn($input: ${type}!) { session: ${mutation}(input: $input) ${SESSION} }`,
    variables: { input },
  };
}
