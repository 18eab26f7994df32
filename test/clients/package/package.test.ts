import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type * as Recipes from '../../../packages/client/src/apollo.js';
import type * as Package from '../../../packages/client/src/index.js';
import type * as Live from '../../../packages/client/src/subscriptions.js';
import { REASONS } from '../../../src/domain/errors.js';
import { REQUEST_REASONS } from '../../../src/graphql/errors/request-error.js';
import { createTestApp, type TestApp } from '../../support/app.js';
import { startFaultyProxy } from './faulty-proxy.js';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../../..');
const strict = { strict: true, skipLibCheck: false, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, target: 'ES2022' };

let app: TestApp;
let origin: string;
let project: string;
let client: typeof Package;
let live: typeof Live;

/** A project of somebody else's, with the packed package in it and nothing more. */
beforeAll(async () => {
  app = await createTestApp();
  origin = await app.server.listen({ host: '127.0.0.1', port: 0 });
  project = await mkdtemp(join(tmpdir(), 'campus-client-'));
  await run(process.execPath, [join(root, 'scripts/client-package.mjs'), '--pack', project]);
  await cp(join(import.meta.dirname, 'project'), project, { recursive: true });
  await writeFile(join(project, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  const packed = (await readdir(project)).filter((name) => name.endsWith('.tgz'));
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', ...packed.map((name) => join(project, name))], { cwd: project });
  const installed = join(project, 'node_modules/@campus-gateway/client');
  client = await import(/* @vite-ignore */ pathToFileURL(join(installed, 'index.js')).href);
}, 300_000);
afterAll(async () => {
  await app.close();
  await rm(project, { recursive: true, force: true });
});

async function compile(files: string[], options: Record<string, unknown>): Promise<string> {
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...strict, types: [], ...options }, files }));
  return run(join(root, 'node_modules/.bin/tsc'), ['-p', project]).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
}

it('brings nothing along', async () => {
  expect((await readdir(join(project, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual(['@campus-gateway']);
});

it('a strict compiler takes it, for Node and for bundlers, and finds what is wrong', async () => {
  const lib = ['ES2023', 'DOM'];
  expect(await compile(['types.ts', 'main.ts'], { module: 'NodeNext', outDir: 'out', lib })).toBe('');
  expect(await compile(['types.ts', 'main.ts'], { module: 'ESNext', moduleResolution: 'Bundler', noEmit: true, lib })).toBe('');
}, 120_000);

it('an app signs in, reads, is refused in both languages', async () => {
  const { stdout } = await run(process.execPath, [join(project, 'out/main.js')], {
    env: { ...process.env, GATEWAY_URL: `${origin}/graphql` },
  });
  const { statuses, ...refusals } = JSON.parse(stdout);
  expect(new Set(statuses)).toEqual(new Set(['CONFIRMED']));
  expect(refusals).toEqual({
    anonymous: { reason: 'UNAUTHENTICATED', en: 'Sign in first.', zh: '请先登录。', ended: true },
    taken: { reason: 'COURSE_CODE_TAKEN', field: 'code', en: 'Another course has this code.', zh: '课程代码已被占用。', ended: false },
    tooMuch: {
      reason: 'BAD_PAGE_SIZE',
      field: 'first',
      en: 'A page holds between 0 and 100 items.',
      zh: '每页数量须在 0 到 100 之间。',
      ended: false,
    },
  });
});

it('CommonJS takes it by require', async () => {
  const { stdout } = await run(process.execPath, [join(project, 'common.cjs')], {
    env: { ...process.env, GATEWAY_URL: `${origin}/graphql` },
  });
  expect(JSON.parse(stdout)).toEqual({ data: { __typename: 'Query' }, viewer: '7' });
});

it('knows every reason of the gateway, with the same parameters in both languages', () => {
  expect(Object.keys(client.REASONS).toSorted()).toEqual([...Object.keys(REASONS), ...Object.keys(REQUEST_REASONS)].toSorted());
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
  for (const { en, zh } of Object.values(client.REASONS)) {
    expect(places(zh), en).toEqual(places(en));
    expect(zh).toMatch(/\p{Script=Han}/u);
  }
});

it('finds the refusal in the errors of other clients', () => {
  const entry = { message: 'There is no such record.', extensions: { code: 'NOT_FOUND', reason: 'NOT_FOUND' }, path: ['a'] };
  const refusal = { code: 'NOT_FOUND', reason: 'NOT_FOUND', message: entry.message, path: ['a'] };
  expect(client.refusalOf({ graphQLErrors: [entry] })).toEqual(refusal);
  expect(client.refusalOf({ errors: [entry] })).toEqual(refusal);
  expect(client.refusalOf(entry)).toEqual(refusal);
  expect(client.refusalOf(new TypeError('fetch failed'))).toBeNull();
  expect(client.reasonText({ reason: 'OF_TOMORROW', message: 'As the gateway says.' }, 'zh')).toBe('As the gateway says.');
});

describe('when the way to the gateway is bad', () => {
  const through = async (faults: Parameters<typeof startFaultyProxy>[1], username = 'demosales') => {
    const proxy = await startFaultyProxy(origin, faults);
    const token = await app.login('STAFF', username);
    const own = client.createClient({ url: `${proxy.origin}/graphql`, token: () => token });
    return { proxy, own };
  };
  const read = () => client.graphql('{ viewer { username } }');
  const write = () => client.graphql('mutation Make($name: String!) { createCourse(input: { name: $name, credit: 1 }) { id name } }');
  const named = (name: string) => app.database.prisma.course.count({ where: { name } });

  it('a read is sent again, after the pause that was asked for', async () => {
    const { proxy, own } = await through(['not now', 'drop before']);
    const begun = performance.now();
    expect(await own.request(read())).toEqual({ viewer: { username: 'demosales' } });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1000);
    expect(proxy.seen).toHaveLength(3);
    await proxy.close();
  });

  it('a write whose answer was lost is sent again with its key, and done once', async () => {
    const { proxy, own } = await through(['drop after']);
    const { createCourse } = await own.request(write(), { name: '只做一次' });
    expect(createCourse.name).toBe('只做一次');
    expect(await named('只做一次')).toBe(1);
    const keys = proxy.seen.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), keys[0]]);
    await proxy.close();
  });

  it('one intent is done once, however often it is called', async () => {
    const { proxy, own } = await through([]);
    const idempotencyKey = client.newIdempotencyKey();
    const [first, second] = [
      await own.request(write(), { name: '同一意图' }, { idempotencyKey }),
      await own.request(write(), { name: '同一意图' }, { idempotencyKey }),
    ];
    expect(second).toEqual(first);
    expect(await named('同一意图')).toBe(1);
    await proxy.close();
  });

  it('who is not signed in writes once', async () => {
    const proxy = await startFaultyProxy(origin, ['drop before']);
    const anonymous = client.createClient({ url: `${proxy.origin}/graphql` });
    const login = client.graphql('mutation { login(input: { realm: STAFF, username: "demosales", password: "demo123456" }) { token } }');
    await expect(anonymous.request(login)).rejects.toBeInstanceOf(client.TransportError);
    expect(proxy.seen.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined]);
    await proxy.close();
  });

  it('gives up after its retries, and at once when the caller does', async () => {
    const { proxy, own } = await through(['drop before', 'drop before', 'drop before', 'drop before', 'drop before']);
    await expect(own.request(read())).rejects.toMatchObject({ name: 'TransportError', status: undefined });
    expect(proxy.seen).toHaveLength(4);
    const signal = AbortSignal.abort(new Error('Gone elsewhere.'));
    await expect(own.request(read(), {}, { signal })).rejects.toThrow('Gone elsewhere.');
    expect(proxy.seen).toHaveLength(4);
    await proxy.close();
  });

  it('an answer of something else is no refusal', async () => {
    const elsewhere = client.createClient({ url: `${origin}/health/live` });
    await expect(elsewhere.request(read())).rejects.toMatchObject({ name: 'TransportError' });
  });
});

it('says when a session has ended', async () => {
  const ended: string[] = [];
  const own = client.createClient({ url: `${origin}/graphql`, token: () => 'no-token', onSessionEnded: (token) => ended.push(token) });
  await expect(own.request(client.graphql('{ viewer { username } }'))).rejects.toMatchObject({ refusal: { reason: 'TOKEN_INVALID' } });
  expect(ended).toEqual(['no-token']);
});

describe('Apollo Client', () => {
  const COURSES = () =>
    client.graphql(`
      query Courses($first: Int!, $after: String, $orderBy: CourseOrder) {
        courses(first: $first, after: $after, orderBy: $orderBy) {
          nodes { id code }
          edges { cursor }
          pageInfo { endCursor hasNextPage }
        }
      }
    `);

  async function open(growing: readonly 'courses'[]) {
    const { typePolicies }: typeof Recipes = await import(
      /* @vite-ignore */ pathToFileURL(join(project, 'node_modules/@campus-gateway/client/apollo.js')).href
    );
    const token = await app.login('STAFF', 'demosales');
    return new ApolloClient({
      link: new HttpLink({ uri: `${origin}/graphql`, fetch: client.createFetch({ token: () => token }) }),
      cache: new InMemoryCache({ typePolicies: typePolicies({ growing }) }),
    });
  }

  it.each([
    { growing: ['courses'] as const, pages: [3, 5], again: 3 },
    { growing: [] as const, pages: [3, 3], again: 3 },
  ])('lists in $growing grow by fetchMore, others keep each page', async ({ growing, pages, again }) => {
    const apollo = await open(growing);
    const query = COURSES();
    const list = apollo.watchQuery({ query, variables: { first: 3, orderBy: 'CODE_ASC' } });
    const watching = list.subscribe({});
    const first = await apollo.query({ query, variables: { first: 3, orderBy: 'CODE_ASC' } });
    const shown = () => apollo.readQuery({ query, variables: { first: 3, orderBy: 'CODE_ASC' } })?.courses;
    expect(shown()?.nodes).toHaveLength(pages[0] ?? 0);
    const after = first.data?.courses.pageInfo.endCursor ?? null;
    await list.fetchMore({ variables: { first: 2, after } });
    expect(shown()?.nodes).toHaveLength(pages[1] ?? 0);
    expect(shown()?.edges).toHaveLength(pages[1] ?? 0);
    expect(new Set(shown()?.nodes.map(({ code }) => code)).size).toBe(pages[1]);
    // Another order is another list; the same read anew begins again.
    expect((await apollo.query({ query, variables: { first: 1, orderBy: 'CODE_DESC' } })).data?.courses.nodes).toHaveLength(1);
    await apollo.query({ query, variables: { first: 3, orderBy: 'CODE_ASC' }, fetchPolicy: 'network-only' });
    expect(shown()?.nodes).toHaveLength(again);
    watching.unsubscribe();
    apollo.stop();
  });

  it('an error has its reason', async () => {
    const apollo = await open([]);
    const asked = apollo.query({ query: COURSES(), variables: { first: 1000 } });
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    expect(client.refusalOf(error)).toMatchObject({ reason: 'BAD_PAGE_SIZE', params: { max: 100 } });
    apollo.stop();
  });
});

describe('subscriptions', () => {
  beforeAll(async () => {
    for (const name of ['graphql', 'graphql-ws']) await symlink(join(root, 'node_modules', name), join(project, 'node_modules', name));
    live = await import(/* @vite-ignore */ pathToFileURL(join(project, 'node_modules/@campus-gateway/client/subscriptions.js')).href);
  });

  it('compile where graphql-ws is installed', async () => {
    expect(await compile(['live.ts', 'types.ts'], { module: 'NodeNext', noEmit: true, lib: ['ES2023', 'DOM'] })).toBe('');
  }, 120_000);

  const updates = () => client.graphql('subscription { orderUpdated { id remark } }');

  it('tell what happens', async () => {
    const token = await app.login('STAFF', 'demosales');
    const subscriptions = live.createSubscriptions({
      url: `${origin.replace('http', 'ws')}/graphql`,
      token: () => token,
      webSocketImpl: WebSocket,
    });
    const events = subscriptions.subscribe(updates(), {});
    const next = events.next();
    const { id } = await app.database.prisma.order.findFirstOrThrow();
    // The event is told to those who are there: written again until it was.
    const write = setInterval(
      () => void app.graphql(`mutation { remarkOrder(id: ${id}, input: { remark: "看到了" }) { id } }`, {}, token),
      100,
    );
    await next.finally(() => clearInterval(write));
    expect((await next).value).toEqual({ orderUpdated: { id, remark: '看到了' } });
    await events.return?.();
    subscriptions.close();
  });

  it('of an ended session are refused, and not tried again', async () => {
    let ended = 0;
    const subscriptions = live.createSubscriptions({
      url: `${origin.replace('http', 'ws')}/graphql`,
      token: () => 'no-token',
      onSessionEnded: () => (ended += 1),
      webSocketImpl: WebSocket,
    });
    await expect(subscriptions.subscribe(updates(), {}).next()).rejects.toMatchObject({ refusal: { reason: 'TOKEN_INVALID' } });
    expect(ended).toBe(1);
    subscriptions.close();
  });
});
