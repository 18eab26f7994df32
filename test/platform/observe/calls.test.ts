import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';

const lines: Record<string, unknown>[] = [];
let app: TestApp;
let token: string;

beforeAll(async () => {
  app = await createTestApp({
    env: { LOG_LEVEL: 'info', SLOW_MS: '1' },
    parts: { logTo: { write: (line) => void lines.push(JSON.parse(line)) } },
  });
  token = await app.login('STAFF', 'demoadmin');
});
afterAll(() => app.close());
beforeEach(() => void (lines.length = 0));

const answered = () => lines.filter(({ msg }) => msg === 'answered');

it('writes a line for each call: operation, realm, outcome and time, with the id that came in', async () => {
  const { headers } = await app.server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${token}`, 'x-request-id': 'from-the-proxy-1' },
    payload: { query: 'query Places { campuses(first: 1) { nodes { id } } }' },
  });
  expect(headers['x-request-id']).toBe('from-the-proxy-1');
  expect(answered()).toEqual([
    expect.objectContaining({
      requestId: 'from-the-proxy-1',
      face: 'graphql',
      operation: 'Places',
      realm: 'STAFF',
      outcome: 'ok',
      status: 200,
      method: 'POST',
      path: '/graphql',
      milliseconds: expect.any(Number),
    }),
  ]);
});

it('makes an id where what came in is no plain text', async () => {
  const { headers } = await app.server.inject({ url: '/health/live', headers: { 'x-request-id': 'two words' } });
  expect(headers['x-request-id']).toMatch(/^[\w-]+$/);
});

it('says why a call was refused, on both faces', async () => {
  await app.graphql('query Wrong { nothingOfThisName }');
  await app.graphql('mutation In { login(input: { realm: STAFF, username: "demoadmin", password: "no such" }) { token } }');
  await app.server.inject({ url: '/legacy/summer-crm/api/v1/campus/' });
  await app.server.inject({ url: '/legacy/summer-crm/api/v1/nowhere/' });
  await app.server.inject({ method: 'PUT', url: '/legacy/summer-crm/api/v1/campus/' });
  expect(answered()).toEqual([
    expect.objectContaining({ face: 'graphql', outcome: 'refused', reason: 'GRAPHQL_VALIDATION_FAILED' }),
    expect.objectContaining({ face: 'graphql', operation: 'In', outcome: 'refused', reason: 'BAD_CREDENTIALS' }),
    expect.objectContaining({ face: 'legacy', surface: 'summer-crm', endpoint: 'summer-crm.campus.list', outcome: 'refused' }),
    expect.objectContaining({ face: 'legacy', surface: 'summer-crm', outcome: 'refused', reason: 'PATH_UNKNOWN' }),
    expect.objectContaining({ face: 'legacy', surface: 'summer-crm', outcome: 'refused', reason: 'METHOD_NOT_ALLOWED' }),
  ]);
});

it('has no line for probes', async () => {
  await app.server.inject({ url: '/health/ready' });
  expect(answered()).toEqual([]);
});

it('logs a slow statement with its text and the call that it belongs to, and none of its values', async () => {
  await app.server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${token}`, 'x-request-id': 'slow-1' },
    payload: {
      query: 'query Slow($f: StudentFilter) { students(filter: $f, first: 5) { totalCount nodes { id } } }',
      variables: { f: { name: { contains: 'secretvalue' } } },
    },
  });
  const slow = lines.filter(({ requestId, part }) => requestId === 'slow-1' && part === 'statement');
  expect(slow.map(({ operation }) => operation)).toContain('Slow');
  expect(String(slow.at(-1)?.['statement'])).toMatch(/^SELECT /);
  expect(JSON.stringify(lines)).not.toContain('secretvalue');
});
