import { join } from 'node:path';
import { GATEWAY_SETTINGS } from '../gateway-settings.js';
import { ROOT } from '../paths.js';
import type { Place, Server, SignIn } from '../server.js';
import { graphqlRequest, jsonRequest } from './requests.js';
import { signInStudents } from './student-sessions.js';

const PASSWORD = 'demo123456';

const signIn: SignIn = async (origin, { surface, caller }): Promise<Readonly<Record<string, string>>> => {
  switch (surface) {
    case 'graphql': {
      const query = `mutation { login(input: { realm: STAFF, username: "demoadmin", password: "${PASSWORD}" }) { token } }`;
      const answer = await post(`${origin}/graphql`, 'application/json', JSON.stringify({ query }));
      const { data } = (await answer.json()) as { data: { login: { token: string } } };
      return { authorization: `Bearer ${data.login.token}` };
    }
    case 'summer-crm': {
      const answer = await post(`${origin}/legacy/summer-crm/api/v1/user_info/login/`, FORM, `username=demoadmin&password=${PASSWORD}`);
      return { 'x-auth-token': answer.headers.get('token') ?? '' };
    }
    case 'summer-student': {
      const auth = `${origin}/legacy/summer-student/auth/user`;
      const answer = await (caller === 'student'
        ? fetch(`${auth}/check_account/?code=demo-student1`)
        : post(`${auth}/login/`, FORM, `username=demoadmin&password=${PASSWORD}`));
      return {
        cookie: answer.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      };
    }
  }
};

const FORM = 'application/x-www-form-urlencoded';

function post(url: string, type: string, body: string): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
}

/** As the README starts it in production. */
const PROGRAM = ['--max-semi-space-size=8', '--heap-growing-percent=60', join(ROOT, 'dist/src/cli/main.js'), 'start'];

export function gatewayLaunch({ port, databaseUrl, redisUrl, directory }: Place) {
  const env = { ...GATEWAY_SETTINGS, PORT: String(port), DATA_DIR: directory, DATABASE_URL: databaseUrl };
  return { args: PROGRAM, env: redisUrl === undefined ? env : { ...env, REDIS_URL: redisUrl } };
}

export const gateway: Server = {
  name: 'gateway',
  title: 'Campus Gateway',
  packages: [],
  launch: gatewayLaunch,
  signIn,
  signInStudents,
  query: ({ document }, variables) => graphqlRequest('/graphql', document, variables),
  rest: ({ surface }, path) => ({ method: 'GET', path: `/legacy/${surface}${path}` }),
  write: ({ steps, surface }, step, target, before) => {
    const call = steps[step]?.(target, before);
    if (call === undefined) throw new Error(`There is no step ${step}.`);
    return 'document' in call
      ? graphqlRequest('/graphql', call.document, call.variables)
      : jsonRequest(call.method, `/legacy/${surface}${call.path}`, call.body);
  },
  statementsAtMost: { purchase: 12 },
};

export const gatewayOnNode20: Server = { ...gateway, name: 'gateway-node20', title: 'Campus Gateway on Node 20', onNode: 20 };

/**
 * The gateway as it is without settings, on the embedded database of a data directory that was filled before. Nothing is
 * written here: nobody could take it away again.
 */
export function gatewayEmbedded(dataDir: string): Server {
  return {
    ...gateway,
    name: 'gateway-embedded',
    title: 'Campus Gateway on its embedded database',
    ownDatabase: true,
    launch: ({ port }) => ({ args: PROGRAM, env: { ...GATEWAY_SETTINGS, PORT: String(port), DATA_DIR: dataDir } }),
    write: undefined,
  };
}
