import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApps, type TestApp } from '../support/app.js';

/** Clients as their users have them, with automatic persisted queries: what they send reaches the gateway, and its answer them. */
let app: TestApp;
let other: TestApp;
let close: () => Promise<void>;
let sent: { method: string; body: any; status: number }[];

beforeAll(async () => {
  ({ first: app, second: other, close } = await createTestApps());
});
afterAll(() => close());
beforeEach(() => {
  sent = [];
});

/** A browser's fetch, to this gateway. */
const fetchOf =
  (gateway: TestApp): typeof fetch =>
  async (input, init = {}) => {
    const url = new URL(String(input), 'http://gateway');
    const answer = await gateway.server.inject({
      method: init.method === 'GET' ? 'GET' : 'POST',
      url: url.pathname + url.search,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(init.body !== undefined && init.body !== null && { payload: String(init.body) }),
    });
    const params = Object.fromEntries(url.searchParams);
    const body =
      init.method === 'GET' ? { ...params, extensions: JSON.parse(params['extensions'] ?? '{}') } : JSON.parse(String(init.body));
    sent.push({ method: init.method ?? 'POST', body, status: answer.statusCode });
    return new Response(answer.body, { status: answer.statusCode, headers: answer.headers as Record<string, string> });
  };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Nobody has asked for it before. */
const documentOf = (name: string): string => `query ${name} {\n  __typename\n  ${name}: __type(name: "Query") {\n    name\n  }\n}`;

describe('Apollo Client', () => {
  const client = (gateway: TestApp, useGETForHashedQueries: boolean): ApolloClient =>
    new ApolloClient({
      cache: new InMemoryCache(),
      link: ApolloLink.from([
        new PersistedQueryLink({ sha256, useGETForHashedQueries }),
        new HttpLink({ uri: 'http://gateway/graphql', fetch: fetchOf(gateway) }),
      ]),
    });
  const ask = async (gateway: TestApp, name: string, useGet = false): Promise<unknown> => {
    const query = gql(documentOf(name));
    return (await client(gateway, useGet).query({ query, fetchPolicy: 'no-cache' })).data;
  };
  const kinds = (): string[] => sent.map(({ method, body }) => `${method} ${body.query === undefined ? 'hash' : 'hash and text'}`);

  it('asks by hash, sends the document once, and asks by hash from then on', async () => {
    const answer = { __typename: 'Query', apolloPost: { __typename: '__Type', name: 'Query' } };
    expect(await ask(app, 'apolloPost')).toEqual(answer);
    expect(kinds()).toEqual(['POST hash', 'POST hash and text']);
    expect(await ask(app, 'apolloPost')).toEqual(answer);
    expect(kinds()).toEqual(['POST hash', 'POST hash and text', 'POST hash']);
    expect(sent[0]?.body.extensions.persistedQuery).toEqual({ version: 1, sha256Hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('by GET', async () => {
    const answer = { __typename: 'Query', apolloGet: { __typename: '__Type', name: 'Query' } };
    for (let time = 0; time < 2; time++) expect(await ask(app, 'apolloGet', true)).toEqual(answer);
    expect(kinds()).toEqual(['GET hash', 'POST hash and text', 'GET hash']);
  });

  it.runIf(process.env['TEST_REDIS_URL'] !== undefined)('what one process was sent, another knows', async () => {
    await ask(app, 'apolloElsewhere');
    expect(await ask(other, 'apolloElsewhere')).toMatchObject({ apolloElsewhere: { name: 'Query' } });
    expect(kinds()).toEqual(['POST hash', 'POST hash and text', 'POST hash']);
  });
});

describe('urql', () => {
  const ask = async (name: string, options: Parameters<typeof persistedExchange>[0]): Promise<unknown> => {
    const client = new Client({
      url: 'http://gateway/graphql',
      exchanges: [persistedExchange(options), fetchExchange],
      fetch: fetchOf(app),
      preferGetMethod: false,
    });
    const { data, error } = await client.query(documentOf(name), {}).toPromise();
    expect(error).toBeUndefined();
    return data;
  };

  it.each([
    ['by GET, its default', 'urqlGet', undefined, ['GET', 'GET', 'GET']],
    ['by POST', 'urqlPost', { preferGetForPersistedQueries: false }, ['POST', 'POST', 'POST']],
  ] as const)('%s', async (_, name, options, methods) => {
    for (let time = 0; time < 2; time++) expect(await ask(name, options)).toEqual({ __typename: 'Query', [name]: { name: 'Query' } });
    expect(sent.map(({ method }) => method)).toEqual(methods);
    expect(sent.map(({ body }) => body.query === undefined)).toEqual([true, false, true]);
  });
});
