import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let base: string;
beforeAll(async () => {
  app = await createTestApp();
  base = await app.server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

const get = (params: Record<string, string>, headers: Record<string, string> = {}, path = '/graphql') =>
  fetch(`${base}${path}?${new URLSearchParams(params)}`, { headers });

/** What urql 6 asks for by default. */
const URQL = 'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed';

describe('queries come by GET from everybody', () => {
  it.each([
    ['urql', { accept: URQL }, '/graphql'],
    ['fetch alone', {}, '/graphql'],
    ['an address with a slash', {}, '/graphql/'],
  ])('%s', async (_name, headers, path) => {
    const authorization = `Bearer ${await app.login('STAFF', 'demoadmin')}`;
    const query = 'query Q($first: Int) { campuses(first: $first) { nodes { id } } }';
    for (let time = 0; time < 2; time++) {
      const answer = await get({ query, operationName: 'Q', variables: '{"first":1}' }, { ...headers, authorization }, path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toEqual({ data: { campuses: { nodes: [{ id: 1 }] } } });
    }
  });

  it('a mutation is refused, and told the way; whether it has been asked before or not', async () => {
    const query = 'mutation { logout }';
    await fetch(`${base}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    for (let time = 0; time < 2; time++) {
      const answer = await get({ query });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
      expect(((await answer.json()) as any).errors).toHaveLength(1);
    }
  });

  it('a cookie opens nothing', async () => {
    const token = await app.login('STAFF', 'demoadmin');
    const answer = await get(
      { query: '{ orders { nodes { id } } }' },
      { cookie: `ticket=${token}; token=${token}; authorization=${token}` },
    );
    expect(((await answer.json()) as any).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('what a page of another site could make a browser send is refused, and says what to send instead', () => {
  it.each([
    ['a plain text', 'text/plain', '{"query":"mutation { logout }"}'],
    ['a form', 'application/x-www-form-urlencoded', 'query=mutation+%7B+logout+%7D'],
    ['a form with files', 'multipart/form-data; boundary=x', '--x--'],
  ])('%s', async (_name, type, body) => {
    const answer = await fetch(`${base}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
    expect(answer.status).toBe(415);
    const [error] = ((await answer.json()) as any).errors;
    expect(error.extensions.reason).toBe('MEDIA_TYPE_UNSUPPORTED');
    expect(error.message).toMatch(/content-type: application\/json.*authorization: Bearer/);
  });
});
