import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Surface } from '../../../src/legacy/shim/surface.js';
import { surfaces } from '../../../src/legacy/surfaces.js';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../../support/app.js';
import { documentOf, type Operation, resolved } from '../../support/openapi/documents.js';
import { UNLIMITED } from '../walk/walk.js';

/** The examples of the documents, sent as they are. What is answered is held against the documents, as in every test (`support/openapi`). */
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp(UNLIMITED);
});
afterAll(() => app.close());

type Headers = Readonly<Record<string, string>>;

const NOBODY: Headers = {};

async function signIn(url: string, payload: object): Promise<any> {
  const response = await app.server.inject({ method: 'POST', url: `/legacy/${url}`, payload });
  return { ...response.json(), headers: response.headers };
}

/** Those who may call a surface, by what they send with each call; nobody first. */
const CALLERS: Readonly<Record<string, () => Promise<readonly Headers[]>>> = {
  'course-agent': async () => {
    const tokens = await Promise.all(
      ['shopper1', 'shopstaff1'].map(
        async (username) => (await signIn('course-agent/v1/login', { username, password: DEMO_PASSWORD })).data.token,
      ),
    );
    return [NOBODY, ...tokens.map((token) => ({ token })), ...tokens.map((token) => ({ authorization: `Bearer ${token}` }))];
  },
  miniapp: async () => [NOBODY],
  school: async () => {
    const { data } = await signIn('school/v1/login', { identity: 1, username: 'teacher1@example.com', password: DEMO_PASSWORD });
    return [NOBODY, { authorization: `Bearer ${data.access_token}` }];
  },
  'summer-student': async () => {
    const { data } = await signIn('summer-student/auth/user/login/', { username: 'demoadmin', password: DEMO_PASSWORD });
    const student = (await app.server.inject('/legacy/summer-student/auth/user/check_account/?code=demo-student1')).json();
    return [NOBODY, { cookie: `ticket=${student.data.ticket}` }, { cookie: `ticket=${data.ticket}` }];
  },
  'summer-crm': async () => {
    const { data } = await signIn('summer-crm/api/v1/user_info/login/', { username: 'demoadmin', password: DEMO_PASSWORD });
    const student = await app.server.inject('/legacy/summer-crm/api/v1/student/info/authorize/?code=demo-student1');
    return [NOBODY, { 'x-auth-token': String(student.headers['token']) }, { 'x-auth-token': data.token }];
  },
};

interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly payload?: string;
}

/** An operation's examples in every encoding that it takes. */
function examplesOf(surface: Surface, path: string, operation: Operation): Sent[] {
  const document = documentOf(surface.name);
  const parameters = (operation.parameters ?? []).map((parameter) => resolved(document, parameter));
  const of = (where: string): any[] => parameters.filter((parameter) => parameter.in === where);
  const within = path.replace(/\{([^}]+)\}/g, (_place, name: string) =>
    encodeURIComponent(of('path').find((one) => one.name === name)?.example),
  );
  const query = new URLSearchParams(of('query').map(({ name, example }): [string, string] => [name, String(example)]));
  const url = `/legacy/${surface.name}${within}${query.size === 0 ? '' : `?${query}`}`;
  const { content = {} } = resolved(document, operation.requestBody) ?? {};
  if (operation.requestBody === undefined) return [{ url, headers: {} }];
  return Object.entries<any>(content)
    .filter(([type]) => type !== 'multipart/form-data')
    .map(([type, { example }]) => ({
      url,
      headers: { 'content-type': type },
      payload: type === 'application/json' ? JSON.stringify(example) : formOf(example),
    }));
}

function formOf(example: Readonly<Record<string, unknown>>): string {
  const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  return new URLSearchParams(
    Object.entries(example).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, textOf(one)])),
  ).toString();
}

describe.each(surfaces)('the examples of $name', (surface) => {
  test('are answered as described, whoever sends them', async () => {
    const callers = (await CALLERS[surface.name]?.()) ?? [];
    const met = new Set<string>();
    for (const [path, operations] of Object.entries(documentOf(surface.name).paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        // It would end the sessions that the others are made with.
        const ordered = /logout/.test(operation.operationId) ? callers.slice(0, 1) : callers;
        for (const caller of ordered) {
          for (const { headers, ...sent } of examplesOf(surface, path, operation)) {
            const response = await app.server.inject({
              method: method.toUpperCase() as 'GET',
              headers: { ...headers, ...caller },
              ...sent,
            });
            expect(response.statusCode, `${operation.operationId}: ${response.body}`).toBeLessThan(500);
            met.add(operation.operationId);
          }
        }
      }
    }
    expect(met.size).toBeGreaterThanOrEqual(surface.contract.endpoints.length);
  });
});
