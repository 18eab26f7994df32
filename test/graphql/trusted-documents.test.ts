import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LOOK_INTERVAL_MS } from '../../src/graphql/persisted/trusted-documents.js';
import { campus } from '../cli/command-line.js';
import { Subscriber, addressOf } from '../subscriptions/subscriber.js';
import { createTestApp, type TestApp } from '../support/app.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const CAMPUSES = 'query Campuses($first: Int) {\n  campuses(first: $first) {\n    nodes {\n      id\n    }\n  }\n}';
const WRITING = 'mutation Writing($input: CreateCampusInput!) { createCampus(input: $input) { id } }';
const MESSAGES = 'subscription Messages { ...F } fragment F on Subscription { messageReceived { id } }';
const ANSWER = { data: { campuses: { nodes: [{ id: 1 }] } } };

/** The forms that builds of clients write. */
const FILES = {
  'apollo.json': JSON.stringify({
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [{ id: sha256(CAMPUSES), name: 'Campuses', type: 'query', body: CAMPUSES }],
  }),
  'relay.json': JSON.stringify({ '0123456789abcdef0123456789abcdef': CAMPUSES, 'x-relay:writing': WRITING }),
  'messages.graphql': MESSAGES,
  'README.md': 'Not a document.',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-documents-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(files: Readonly<Record<string, string>>, place = folder): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(place, name), text);
}

describe('a gateway with trusted documents', () => {
  let place: string;
  let app: TestApp;
  let only: TestApp;
  let authorization: string;

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'campus-documents-'));
    await put(FILES, place);
    app = await createTestApp({ env: { TRUSTED_DOCUMENTS: place } });
    const given = { database: app.database };
    await put({ 'login.graphql': 'mutation ($input: LoginInput!) { login(input: $input) { token } }' }, place);
    only = await createTestApp({
      env: { TRUSTED_DOCUMENTS: place, TRUSTED_DOCUMENTS_ONLY: 'on', JWT_SECRET: 'x'.repeat(32) },
      parts: given,
    });
    authorization = `Bearer ${await app.login('STAFF', 'demoadmin')}`;
  });
  afterAll(async () => {
    await only.close();
    await app.close();
    await rm(place, { recursive: true, force: true });
  });

  const post = async (gateway: TestApp, payload: object, headers: Record<string, string> = {}) => {
    const token = gateway === app ? authorization : `Bearer ${await only.login('STAFF', 'demoadmin')}`;
    const answer = await gateway.server.inject({ method: 'POST', url: '/graphql', headers: { authorization: token, ...headers }, payload });
    return { status: answer.statusCode, body: answer.json() };
  };
  const get = async (params: Record<string, string>) => {
    const answer = await app.server.inject({ url: `/graphql?${new URLSearchParams(params)}`, headers: { authorization } });
    return { status: answer.statusCode, body: answer.json() };
  };
  const apollo = (hash: string): object => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });

  it.each([
    ['its hash, as GraphQL over HTTP writes it', { documentId: `sha256:${sha256(CAMPUSES)}` }],
    ['its hash alone', { documentId: sha256(CAMPUSES) }],
    ['the id of its build', { documentId: '0123456789abcdef0123456789abcdef' }],
    ["Apollo's extension", apollo(sha256(CAMPUSES))],
    ["Apollo's extension, with another id", apollo('0123456789abcdef0123456789abcdef')],
    ['both', { documentId: `sha256:${sha256(CAMPUSES)}`, ...apollo(sha256(CAMPUSES)) }],
    ['an id and the text', { documentId: '0123456789abcdef0123456789abcdef', query: CAMPUSES }],
  ])('answers a document by %s, where only those may be asked and where not', async (_, named) => {
    const variables = { first: 1 };
    for (const gateway of [app, only])
      for (let time = 0; time < 2; time++) expect(await post(gateway, { ...named, variables })).toEqual({ status: 200, body: ANSWER });
  });

  it('by GET, but no mutation', async () => {
    const variables = '{"first":1}';
    expect(await get({ documentId: `sha256:${sha256(CAMPUSES)}`, variables })).toEqual({ status: 200, body: ANSWER });
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: sha256(CAMPUSES) } });
    expect(await get({ extensions, variables, operationName: 'Campuses' })).toEqual({ status: 200, body: ANSWER });
    expect((await get({ documentId: 'x-relay:writing' })).status).toBe(405);
  });

  it('a mutation that is named is done once for one idempotency key', async () => {
    const payload = { documentId: 'x-relay:writing', variables: { input: { name: 'Named', info: 'By its id.' } } };
    const headers = { authorization, 'idempotency-key': 'a-key-of-this-test' };
    const send = () => app.server.inject({ method: 'POST', url: '/graphql', headers, payload });
    const [first, again] = [await send(), await send()];
    expect(first.json()).toEqual({ data: { createCampus: { id: expect.any(Number) } } });
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
  });

  it.each([
    ['an unknown id', { documentId: 'nobody' }, 'DOCUMENT_NOT_FOUND', 'documentId'],
    ['an id that is no text', { documentId: 7 }, 'BAD_REQUEST', 'documentId'],
    ['two documents', { documentId: 'nobody', ...apollo(sha256(CAMPUSES)) }, 'BAD_REQUEST', 'documentId'],
    ['another version', { extensions: { persistedQuery: { version: 2, sha256Hash: 'a' } } }, 'BAD_REQUEST', 'extensions.persistedQuery'],
    ['a hash that is none', { extensions: { persistedQuery: { version: 1 } } }, 'BAD_REQUEST', 'extensions.persistedQuery'],
    [
      "another document's hash",
      { query: '{ __typename }', ...apollo(sha256('{ a }')) },
      'PERSISTED_QUERY_MISMATCH',
      'extensions.persistedQuery.sha256Hash',
    ],
    ["another document's id", { query: '{ __typename }', documentId: 'x-relay:writing' }, 'PERSISTED_QUERY_MISMATCH', 'documentId'],
  ])('refuses %s', async (_, body, reason, field) => {
    const { status, body: answer } = await post(app, body, { accept: 'application/graphql-response+json' });
    expect(status).toBe(400);
    expect(answer.errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ reason, field }) })]);
    expect(answer).not.toHaveProperty('data');
  });

  it('a hash that nobody has sent is not found in the words of its protocol, with the status that all its clients read', async () => {
    const expected = { status: 200, body: { errors: [{ message: 'PersistedQueryNotFound', extensions: expect.anything() }] } };
    for (const accept of ['application/json', 'application/graphql-response+json'])
      expect(await post(app, apollo(sha256('{ nobody }')), { accept })).toEqual(expected);
  });

  it('a document that may not run is not kept under its hash', async () => {
    const query = '{ noSuchField }';
    expect((await post(app, { query, ...apollo(sha256(query)) })).body.errors[0].extensions.reason).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await post(app, apollo(sha256(query)))).body.errors[0].message).toBe('PersistedQueryNotFound');
  });

  describe('and no others', () => {
    it.each([
      ['a text', { query: '{ __typename }' }],
      ['introspection', { query: '{ __schema { queryType { name } } }' }],
      ['an unknown id', { documentId: 'nobody' }],
      ['an unknown hash', apollo(sha256('{ __typename }'))],
      ['a text with its hash', { query: '{ __typename }', ...apollo(sha256('{ __typename }')) }],
      ['what is no document', { query: '{' }],
      ["a text under a trusted one's id", { query: '{ __typename }', documentId: 'x-relay:writing' }],
    ])('refuses %s', async (_, body) => {
      for (let time = 0; time < 2; time++) {
        const { status, body: answer } = await post(only, body, { accept: 'application/graphql-response+json' });
        expect({ status, reason: answer.errors[0].extensions.reason }).toEqual({ status: 400, reason: 'DOCUMENT_NOT_TRUSTED' });
        expect(answer.errors[0].message).toContain('trusted documents only');
      }
      expect((await post(only, body)).status).toBe(200);
    });

    it('takes the text of a trusted one, however it is laid out', async () => {
      for (const query of [CAMPUSES, CAMPUSES.replace(/\s+/g, ' '), `# mine\n${CAMPUSES}`])
        expect(await post(only, { query, variables: { first: 1 } })).toEqual({ status: 200, body: ANSWER });
    });

    it('has no playground unless it is wanted', async () => {
      const page = (gateway: TestApp) => gateway.server.inject({ url: '/graphql', headers: { accept: 'text/html' } });
      expect([(await page(app)).statusCode, (await page(only)).statusCode]).toEqual([200, 404]);
    });

    it('the old APIs go on', async () => {
      expect((await only.server.inject({ url: '/legacy/summer-crm/campus/' })).statusCode).not.toBe(500);
    });

    it('a subscription that names its document needs no text', async () => {
      expect(await toldOf(only, { documentId: 'nobody' })).toBe('DOCUMENT_NOT_TRUSTED');
      expect(await toldOf(only, { documentId: sha256(CAMPUSES) })).toBe('OPERATION_NOT_A_SUBSCRIPTION');
      expect(await toldOf(only, {})).toBe(4400);
    });

    it('subscriptions too: by text, by id and by hash, and no others', async () => {
      const subscriber = new Subscriber(await addressOf(only), await only.login('STAFF', 'demoadmin'));
      const outcome = (payload: object) =>
        Promise.race([
          subscriber
            .subscribePayload(payload)
            .next()
            .then(
              (value) => value,
              (errors: { extensions: { reason: string } }[]) => errors[0]?.extensions.reason,
            ),
          new Promise((resolve) => setTimeout(resolve, 300, 'open')),
        ]);
      const [operation, fragment] = MESSAGES.split(' fragment ');
      expect(await outcome({ query: `fragment ${fragment} ${operation}` })).toBe('open');
      expect(await outcome({ query: '', documentId: 'messages' })).toBe('open');
      expect(await outcome({ query: '', ...apollo(sha256(MESSAGES)) })).toBe('open');
      expect(await outcome({ query: 'subscription { messageReceived { id message } }' })).toBe('DOCUMENT_NOT_TRUSTED');
      expect(await outcome({ query: '', documentId: 'nobody' })).toBe('DOCUMENT_NOT_TRUSTED');
      await subscriber.close();
    });
  });
});

/** What a client is told that writes the protocol itself, and leaves out the text. */
async function toldOf(app: TestApp, payload: object): Promise<unknown> {
  const socket = new WebSocket(await addressOf(app), 'graphql-transport-ws');
  const authorization = `Bearer ${await app.login('STAFF', 'demoadmin')}`;
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })));
  return new Promise((resolve) => {
    socket.on('close', resolve);
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string; payload: { extensions: { reason: string } }[] };
      if (message.type === 'connection_ack') return socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload }));
      resolve(message.payload[0]?.extensions.reason);
      return socket.close();
    });
  });
}

describe('a start is refused, and told the file and the entry', () => {
  const manifest = (operations: unknown, version = 1): string =>
    JSON.stringify({ format: 'apollo-persisted-query-manifest', version, operations });
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  const start = (env: Record<string, string>) => createTestApp({ env, parts: { database } });

  it.each([
    ['no JSON', { 'a.json': '{' }, 'a.json is not JSON.'],
    ['a list', { 'a.json': '[]' }, 'a.json must be a JSON object.'],
    ['another version', { 'a.json': manifest([], 2) }, 'a.json must be of the format "apollo-persisted-query-manifest", version 1.'],
    ['no list', { 'a.json': manifest({}) }, 'a.json has no list of operations.'],
    ['an entry without a text', { 'a.json': manifest([{ id: 'one' }]) }, 'a.json, document "0": must have the texts id and body.'],
    ['a value that is no text', { 'a.json': '{"one": 1}' }, 'a.json, document "one": must be the text of a document.'],
    [
      'an unknown field',
      { 'a.json': '{"one": "{ noSuchField }"}' },
      'a.json, document "one": cannot run here: Cannot query field "noSuchField"',
    ],
    ['a syntax error', { 'one.graphql': '{' }, 'one.graphql, document "one": cannot run here: Syntax Error'],
    ['no operation', { 'one.graphql': 'fragment F on Query { __typename }' }, 'one.graphql, document "one": cannot run here: '],
    [
      'the hash of another',
      { 'a.json': `{"sha256:${'0'.repeat(64)}": "{ __typename }"}` },
      'is not the document that the hash in its id is of.',
    ],
    ['two of one id', { 'a.json': '{"one": "{ __typename }"}', 'one.gql': '{ a: __typename }' }, 'document "one": is another one in '],
    [
      'one that always costs too much',
      {
        'a.json':
          '{"one": "{ campuses(first: 100) { nodes { projects(first: 100) { nodes { offerings(first: 100) { nodes { id } } } } } } }"}',
      },
      'a.json, document "one": cannot run here: ',
    ],
  ])('%s', async (_, files, message) => {
    await put(files as Record<string, string>);
    await expect(start({ TRUSTED_DOCUMENTS: folder })).rejects.toThrow(message);
  });

  it('a place that is not there', async () => {
    await expect(start({ TRUSTED_DOCUMENTS: join(folder, 'no') })).rejects.toThrow('could not be read (ENOENT)');
  });

  it('only trusted ones need a place', async () => {
    await expect(start({ TRUSTED_DOCUMENTS_ONLY: 'on' })).rejects.toThrow('TRUSTED_DOCUMENTS_ONLY needs TRUSTED_DOCUMENTS.');
  });
});

describe('campus documents', () => {
  const run = async (...args: string[]) => {
    const { code, out, err } = await campus(['documents', ...args, '--json'], { env: { TRUSTED_DOCUMENTS: join(folder, 'trusted') } });
    return { code, result: JSON.parse(out || 'null'), err };
  };
  const source = async (name: string, documents: Record<string, string>): Promise<string> => {
    await put({ [name]: JSON.stringify(documents) });
    return join(folder, name);
  };

  it('a running gateway knows a release when it was added, and keeps the one before until it is pruned', async () => {
    await mkdir(join(folder, 'trusted'));
    const gateway = await createTestApp({ env: { TRUSTED_DOCUMENTS: join(folder, 'trusted'), TRUSTED_DOCUMENTS_ONLY: 'on' } });
    const ask = async (documentId: string) => {
      const { data, errors } = (await gateway.server.inject({ method: 'POST', url: '/graphql', payload: { documentId } })).json();
      return data ?? errors[0].extensions.reason;
    };
    expect(await ask('one')).toBe('DOCUMENT_NOT_TRUSTED');
    expect(await run('add', await source('a.json', { one: '{ one: __typename }' }), '--name', 'spa-1')).toMatchObject({
      code: 0,
      result: { file: 'spa-1.json', documents: 1, unknownBefore: 1 },
    });
    expect(await ask('one')).toEqual({ one: 'Query' });
    await run('add', await source('b.json', { two: '{ two: __typename }' }), '--name', 'spa-2');
    expect([await ask('one'), await ask('two')]).toEqual([{ one: 'Query' }, { two: 'Query' }]);

    expect((await run('prune', '--unused-for', '1')).result).toEqual({ dryRun: false, removed: [] });
    const longAgo = new Date(Date.now() - 3 * 86_400_000);
    for (const name of ['spa-1', 'spa-2']) await utimes(join(folder, 'trusted', `${name}.json`), longAgo, longAgo);
    const files = (removed: { file: string }[]) => removed.map(({ file }) => file);
    expect(files((await run('prune', '--unused-for', '2', '--dry-run')).result.removed)).toEqual(['spa-1.json']);
    expect(files((await run('list')).result.files)).toEqual(['spa-2.json', 'spa-1.json']);
    expect(files((await run('prune', '--unused-for', '2')).result.removed)).toEqual(['spa-1.json']);
    expect(files((await run('list')).result.files)).toEqual(['spa-2.json']);
    // Whoever asks for what is unknown makes it look, a second after it looked last.
    await new Promise((resolve) => setTimeout(resolve, LOOK_INTERVAL_MS));
    expect([await ask('nobody'), await ask('one'), await ask('two')]).toEqual([
      'DOCUMENT_NOT_TRUSTED',
      'DOCUMENT_NOT_TRUSTED',
      { two: 'Query' },
    ]);
    await gateway.close();
  });

  it('what is wrong with a file that comes later is logged, and what was good stays', async () => {
    await mkdir(join(folder, 'trusted'));
    await put({ 'one.graphql': '{ one: __typename }' }, join(folder, 'trusted'));
    const gateway = await createTestApp({ env: { TRUSTED_DOCUMENTS: join(folder, 'trusted') } });
    await put({ 'two.graphql': '{' }, join(folder, 'trusted'));
    const ask = async (documentId: string) =>
      (await gateway.server.inject({ method: 'POST', url: '/graphql', payload: { documentId } })).json();
    expect((await ask('two')).errors[0].extensions.reason).toBe('DOCUMENT_NOT_FOUND');
    expect(await ask('one')).toEqual({ data: { one: 'Query' } });
    await gateway.close();
  });

  it('adds nothing that is wrong, and no other document under a name or an id that is taken', async () => {
    await run('add', await source('a.json', { one: '{ __typename }' }), '--name', 'spa');
    expect(await run('add', await source('b.json', { two: '{ noSuchField }' }))).toMatchObject({
      code: 1,
      err: expect.stringContaining('b.json, document "two": cannot run here'),
    });
    expect((await run('add', await source('b.json', { one: '{ a: __typename }' }))).err).toContain(
      'document "one": is another one in spa.json',
    );
    expect((await run('add', await source('b.json', { two: '{ a: __typename }' }), '--name', 'spa')).err).toContain(
      'Choose another --name',
    );
    expect((await run('add', await source('b.json', {}))).err).toContain('has no documents');
    expect((await run('add', join(folder, 'nothing.json'))).err).toContain('could not be read (ENOENT)');
    expect((await run('add', await source('a.json', { one: '{ __typename }' }), '--name', 'spa')).result).toMatchObject({
      unknownBefore: 0,
    });
    expect((await run('list')).result.files).toHaveLength(1);
  });

  it('wants a folder', async () => {
    const list = (env: Record<string, string>) => campus(['documents', 'list'], { env });
    expect(await list({})).toMatchObject({ code: 2, err: 'TRUSTED_DOCUMENTS must name the folder of the trusted documents.\n' });
    await put({ 'a.json': '{}' });
    expect((await list({ TRUSTED_DOCUMENTS: join(folder, 'a.json') })).err).toContain('is a file');
  });
});
