import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPlainEncoding } from '../../../src/platform/http/unpacked-body.js';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const JSON_TYPE = 'application/json';
const GRAPHQL = { url: '/graphql', type: JSON_TYPE, text: '{"query":"{ __typename }"}' };
const LOGIN = {
  url: '/legacy/summer-crm/api/v1/user_info/login/',
  type: JSON_TYPE,
  text: JSON.stringify({ username: 'demosales', password: DEMO_PASSWORD }),
};
const FORM = {
  url: '/legacy/course-agent/v1/login',
  type: 'application/x-www-form-urlencoded',
  text: `username=shopper1&password=${DEMO_PASSWORD}`,
};

const send = ({ url, type }: typeof GRAPHQL, payload: Buffer, encoding: string) =>
  app.server.inject({ method: 'POST', url, payload, headers: { 'content-type': type, 'content-encoding': encoding } });

describe('gzipped requests are read', () => {
  it.each([
    ['GraphQL', GRAPHQL, { data: { __typename: 'Query' } }],
    ['an old API, JSON', LOGIN, { code: 0 }],
    ['an old API, a form', FORM, { status: true }],
  ])('%s', async (_name, request, answered) => {
    for (const encoding of ['gzip', 'GZIP', 'x-gzip', 'identity, gzip']) {
      const answer = await send(request, gzipSync(request.text), encoding);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject(answered);
    }
  });
});

/** 8 GiB in 8 MB, one gzip member behind the other. */
const bomb = (): Buffer => Buffer.concat(Array.from({ length: 512 }, () => MEMBER));
const MEMBER = gzipSync(Buffer.alloc(16 * 1024 * 1024, ' '));

describe('a bomb is refused before it is unpacked whole', () => {
  it.each([
    ['GraphQL', GRAPHQL, 413, { errors: [{ extensions: { reason: 'BODY_TOO_LARGE' } }] }],
    // In the contract's words for a body over the limit, and with its status.
    ['an old API', FORM, 200, { status: false, msg: '请求内容过大' }],
  ])('%s', async (_name, request, status, refused) => {
    const before = process.cpuUsage();
    const answer = await send(request, bomb(), 'gzip');
    const { user } = process.cpuUsage(before);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject(refused);
    // Unpacking all of it would take ten times as much.
    expect(user / 1e6).toBeLessThan(1);
  });
});

describe('what cannot be unpacked is refused', () => {
  const half = gzipSync(GRAPHQL.text).subarray(0, 20);

  it.each([
    ['cut off', half, 'gzip', 400, 'BAD_REQUEST'],
    ['not packed at all', Buffer.from(GRAPHQL.text), 'gzip', 400, 'BAD_REQUEST'],
    ['packed twice', gzipSync(gzipSync(GRAPHQL.text)), 'gzip, gzip', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['packed otherwise', brotliCompressSync(GRAPHQL.text), 'br', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['of an unknown coding', Buffer.from(GRAPHQL.text), 'nonsense', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['nothing in it', gzipSync(''), 'gzip', 400, 'BODY_NOT_JSON'],
  ])('%s', async (_name, payload, encoding, status, reason) => {
    const answer = await send(GRAPHQL, payload, encoding);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().errors[0].extensions.reason).toBe(reason);
    expect(answer.headers['accept-encoding']).toBe(status === 415 ? 'gzip' : undefined);
  });

  it('by old APIs as a broken body', async () => {
    expect((await send(LOGIN, half, 'gzip')).json()).toEqual((await send(LOGIN, Buffer.from('{'), 'identity')).json());
  });
});

it('a body without a coding, or of the identity, is as it is', () => {
  expect([undefined, '', 'identity', ' Identity , '].map(isPlainEncoding)).toEqual([true, true, true, true]);
  expect(['gzip', 'identity, br'].map(isPlainEncoding)).toEqual([false, false]);
});
