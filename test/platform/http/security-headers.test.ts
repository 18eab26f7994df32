import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';

let plain: TestApp;
let secure: TestApp;
beforeAll(async () => {
  plain = await createTestApp();
  secure = await createTestApp({ env: { PUBLIC_URL: 'https://api.example.com', CORS_ORIGINS: 'https://app.example.com' } });
});
afterAll(() => Promise.all([plain.close(), secure.close()]));

const COMMON = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};
const json = { 'content-type': 'application/json' };

describe('every answer tells browsers to make as little of it as possible', () => {
  it.each([
    ['GraphQL', { method: 'POST', url: '/graphql', headers: json, payload: { query: '{ __typename }' } }],
    ['GraphQL, refused', { method: 'POST', url: '/graphql', headers: json, payload: { query: '{' } }],
    ['an old API', { method: 'GET', url: '/legacy/school/v1/teacher/schools' }],
    ['an old API on the root', { method: 'POST', url: '/api/v1/user_info/login/' }],
    ['health', { method: 'GET', url: '/health/live' }],
    ['a description', { method: 'GET', url: '/legacy/school/openapi.json' }],
    ['nothing', { method: 'GET', url: '/nothing' }],
    ['a strange method', { method: 'OPTIONS', url: '/nothing' }],
    ['no such file', { method: 'GET', url: '/media/x.png' }],
  ] as const)('%s', async (_name, request) => {
    const { headers } = await plain.server.inject(request);
    expect(headers).toMatchObject(COMMON);
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect((await secure.server.inject(request)).headers).toMatchObject({ ...COMMON, 'strict-transport-security': 'max-age=31536000' });
  });
});

describe('GraphQL answers are for no cache', () => {
  it.each([
    ['the first time', { method: 'POST', headers: json, payload: { query: '{ first: __typename }' } }],
    ['again', { method: 'POST', headers: json, payload: { query: '{ first: __typename }' } }],
    ['by GET', { method: 'GET', query: { query: '{ __typename }' } }],
    ['no document', { method: 'POST', headers: json, payload: { query: '{' } }],
    ['no JSON', { method: 'POST', headers: json, payload: '{' }],
    ['another type', { method: 'POST', headers: { 'content-type': 'text/plain' }, payload: 'x' }],
    ['a bad token', { method: 'POST', headers: { ...json, authorization: 'Bearer nonsense' }, payload: { query: '{ __typename }' } }],
  ] as const)('%s', async (_name, request) => {
    expect((await plain.server.inject({ url: '/graphql', ...request })).headers['cache-control']).toBe('no-store');
  });

  it('but the playground keeps its policy and its copy', async () => {
    const { headers, statusCode } = await plain.server.inject({ url: '/graphql', headers: { accept: 'text/html' } });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('script-src'),
    });
  });
});

it('browser apps of listed origins may read answers, and when to try again', async () => {
  const { headers } = await secure.server.inject({ url: '/health/live', headers: { origin: 'https://app.example.com' } });
  expect(headers).toMatchObject({
    'access-control-allow-origin': 'https://app.example.com',
    'access-control-expose-headers': expect.stringContaining('retry-after'),
  });
});
