import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { makeShopper, PASSWORD } from './people.js';

let app: TestApp;
let ended: string;
let username: string;

beforeAll(async () => {
  app = await createTestApp();
  ({ username } = await makeShopper(app));
  ended = await app.login('SHOPPER', username, PASSWORD);
  await app.graphql('mutation { logout }', {}, ended);
});
afterAll(() => app.close());

const credentials = (): string[] => [`Bearer ${ended}`, 'Bearer nonsense', 'Basic Z29vZA=='];

async function ask(query: string, authorization: string, variables: object = {}): Promise<{ status: number; body: any }> {
  const response = await app.server.inject({ method: 'POST', url: '/graphql', headers: { authorization }, payload: { query, variables } });
  return { status: response.statusCode, body: response.json() };
}

const refusedToken = {
  status: 401,
  body: { errors: [expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID' } })] },
};

it('a token that is no good does not stop a sign-in', async () => {
  const input = { realm: 'SHOPPER', username, password: PASSWORD };
  const login = 'mutation ($input: LoginInput!) { login(input: $input) { token viewer { username } } }';
  for (const authorization of credentials()) {
    for (const _ of ['at first', 'again']) {
      const { status, body } = await ask(login, authorization, { input });
      expect([status, body.errors, body.data.login.viewer.username]).toEqual([200, undefined, username]);
      expect((await ask('{ viewer { username } }', `Bearer ${body.data.login.token}`)).body.data.viewer.username).toBe(username);
    }
    const wrong = await ask(login, authorization, { input: { ...input, password: 'wrong' } });
    expect(wrong.body.errors[0].extensions.reason).toBe('BAD_CREDENTIALS');
  }
});

it('nor introspection, the name of the root, and what does the same whoever asks', async () => {
  const open =
    '{ ...Root __schema { queryType { name } } ... { teacherUsernameTaken(username: "nobody@example.com") } } fragment Root on Query { __typename }';
  for (const authorization of credentials()) {
    for (const _ of ['at first', 'again']) {
      const { status, body } = await ask(open, authorization);
      expect([status, body]).toEqual([
        200,
        { data: { __typename: 'Query', __schema: { queryType: { name: 'Query' } }, teacherUsernameTaken: false } },
      ]);
    }
  }
});

it.each([
  ['what depends on who asks', '{ viewer { username } }'],
  ['what everybody may read', '{ courses { nodes { id } } }'],
  ['such things beside others', '{ __typename courses { nodes { id } } }'],
  ['also in a fragment', '{ __typename ...Rest } fragment Rest on Query { ... { viewer { username } } }'],
  ['also where a condition leaves it out', '{ __typename viewer @skip(if: true) { username } }'],
  ['a sign-in beside a write', 'mutation { loginWithLine(code: "x") { viewer { username } } logout }'],
  ['what a viewer may do without one', 'mutation { bindWechat(code: "x") }'],
  ['a document with mistakes', '{ nothing }'],
  ['a document that is none', '{'],
])('such a token is refused with %s', async (_, query) => {
  for (const authorization of credentials()) {
    expect(await ask(query, authorization)).toEqual(refusedToken);
    expect(await ask(query, authorization)).toEqual(refusedToken);
  }
});
