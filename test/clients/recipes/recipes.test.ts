import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { parse } from 'yaml';
import type { GatewayClient } from '../../../packages/client/src/index.js';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../../support/app.js';
import { makeClientSources } from '../../support/client-sources.js';
import { picture } from '../../support/pictures.js';
import { untilTold } from '../../support/until-told.js';

/** What docs/building-on.md says, done. */
const GUIDES = ['docs/building-on.md', 'docs/building-on.zh-CN.md'];
const root = join(import.meta.dirname, '../../..');

let app: TestApp;
let url: string;
let token: string;
let gateway: GatewayClient;
const session = [() => token, () => undefined] as const;

beforeAll(async () => {
  // Node has one from 22 on.
  vi.stubGlobal('WebSocket', WebSocket);
  await makeClientSources();
  app = await createTestApp({ env: { PUBLIC_URL: 'http://gateway' } });
  url = `${await app.server.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  token = await app.login('STAFF', 'demosales');
  const { createClient } = await import('@campus-gateway/client');
  gateway = createClient({ url, token: () => token });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await app.close();
});

describe.each(GUIDES)('%s', (guide) => {
  it('shows the recipes as they are tried here', async () => {
    const blocks = [...(await readFile(join(root, guide), 'utf8')).matchAll(/^```\w+ \[([\w.-]+)\]\n(.*?)^```$/gms)];
    expect(blocks.map(([, name]) => name).toSorted()).toEqual([
      'apollo.ts',
      'codegen.yml',
      'complaint.ts',
      'every-page.ts',
      'relay.config.json',
      'relay.ts',
      'sign-in.ts',
      'transcript.ts',
      'urql.ts',
    ]);
    for (const [, name = '', code] of blocks) expect(code, name).toBe(await readFile(join(import.meta.dirname, name), 'utf8'));
  });
});

it('signs in, with a password of one’s own where others know the first', async () => {
  const { signIn } = await import('./sign-in.js');
  const { createClient } = await import('@campus-gateway/client');
  const anonymous = createClient({ url });
  const never = () => Promise.reject(new Error('Nobody asks.'));
  expect(await signIn(anonymous, 'demosales', DEMO_PASSWORD, never)).toMatch(/^ey/);
  await app.database.prisma.account.updateMany({ where: { realm: 'STAFF', username: 'demoserver' }, data: { mustChangePassword: true } });
  expect(await signIn(anonymous, 'demoserver', DEMO_PASSWORD, async () => 'of my own 7')).toMatch(/^ey/);
  expect(await signIn(anonymous, 'demoserver', 'of my own 7', never)).toMatch(/^ey/);
});

const COURSES = `
  query Courses($first: Int, $after: String, $orderBy: CourseOrder) {
    courses(first: $first, after: $after, orderBy: $orderBy) {
      totalCount
      nodes { id name }
      pageInfo { endCursor hasNextPage }
    }
  }
`;
const ORDERS = 'subscription { orderUpdated { id remark } }';

/** What the first order's remark is told to be. */
async function remarkIn(told: Promise<unknown>): Promise<unknown> {
  const { id } = await app.database.prisma.order.findFirstOrThrow();
  const news = await untilTold(told, () =>
    app.graphql(`mutation { remarkOrder(id: ${id}, input: { remark: "看到了" }) { id } }`, {}, token),
  );
  expect(news).toMatchObject({ orderUpdated: { id } });
  return (news as { orderUpdated: { remark: string } }).orderUpdated.remark;
}

describe('urql', () => {
  it('a list grows page by page, each order for itself, and is counted once', async () => {
    const { openUrql } = await import('./urql.js');
    const client = openUrql(url, ...session);
    const page = async (variables: object) => {
      const { data, error } = await client.query(COURSES, { first: 2, orderBy: 'ID_ASC', ...variables }).toPromise();
      expect(error).toBeUndefined();
      return data.courses;
    };
    const all = await app.database.prisma.course.findMany({ where: { active: true }, orderBy: { id: 'asc' }, select: { id: true } });
    expect(all.length).toBeGreaterThan(4);
    const shown = (courses: { nodes: { id: number }[] }) => courses.nodes.map(({ id }) => ({ id }));

    const first = await page({});
    const second = await page({ after: first.pageInfo.endCursor });
    expect(shown(second)).toEqual(all.slice(0, 4));
    const third = await page({ after: second.pageInfo.endCursor });
    expect(shown(third)).toEqual(all.slice(0, 6));
    expect(third.totalCount).toBe(all.length);
    expect(shown(await page({ orderBy: 'ID_DESC' }))).toEqual(all.toReversed().slice(0, 2));
  });

  it('is told what happens', async () => {
    const { openUrql } = await import('./urql.js');
    const client = openUrql(url, ...session);
    let stop = (): void => undefined;
    const next = new Promise((resolve) => {
      stop = client.subscription(ORDERS, {}).subscribe(({ data }) => resolve(data)).unsubscribe;
    });
    expect(await remarkIn(next)).toBe('看到了');
    stop();
  });
});

describe('Apollo Client', () => {
  it('is told what happens, over the same client that reads', async () => {
    const { openApollo } = await import('./apollo.js');
    const { gql } = await import('@apollo/client');
    const client = openApollo(url, ...session);
    const { data } = await client.query<any>({ query: gql(COURSES), variables: { first: 2 } });
    expect(data.courses.nodes).toHaveLength(2);
    let stop = (): void => undefined;
    const next = new Promise((resolve) => {
      const watching = client.subscribe<any>({ query: gql(ORDERS) }).subscribe(({ data: news }) => resolve(news));
      stop = () => watching.unsubscribe();
    });
    expect(await remarkIn(next)).toBe('看到了');
    stop();
    client.stop();
  });
});

it('reads every page', async () => {
  const { everyCourse } = await import('./every-page.js');
  await app.database.prisma.course.createMany({
    data: Array.from({ length: 120 }, (_, i) => ({ name: `Course ${i}`, code: `EVERY${i}`, credit: 1 })),
  });
  const ids: number[] = [];
  for await (const { id } of everyCourse(gateway)) ids.push(id);
  const all = await app.database.prisma.course.findMany({ where: { active: true }, orderBy: { id: 'asc' }, select: { id: true } });
  expect(ids).toEqual(all.map(({ id }) => id));
});

it('tells people why, and which field', async () => {
  const { complaintOf } = await import('./complaint.js');
  const { graphql } = await import('@campus-gateway/client');
  const taken = graphql('mutation { createCourse(input: { name: "又一门课", code: "COMPSCI61A", credit: 1 }) { id } }');
  const error: unknown = await gateway.request(taken).catch((thrown: unknown) => thrown);
  expect(complaintOf(error, 'zh')).toEqual({ text: '课程代码已被占用。', field: 'code' });
  const failed = { message: '…', extensions: { code: 'INTERNAL', reason: 'INTERNAL', requestId: 'r-1' } };
  expect(complaintOf(failed, 'en').text).toMatch(/\(r-1\)$/);
  expect(complaintOf(new TypeError('fetch failed'), 'en')).toEqual({ text: 'No answer came. Try again.', field: null });
});

it('uploads a picture, and its address opens it', async () => {
  const { setTranscript } = await import('./transcript.js');
  const { id } = await app.database.prisma.student.findFirstOrThrow();
  const image = await picture('png', 300, 200);
  const address = await setTranscript(gateway, id, new Blob([new Uint8Array(image)]));
  expect(address).toMatch(/^http:\/\/gateway\/media\/.*\?expires=\d+&signature=/);
  const opened = await app.server.inject((address ?? '').replace('http://gateway', ''));
  expect([opened.statusCode, opened.headers['content-type']]).toEqual([200, 'image/png']);
});

it('codegen makes text of the scalars', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'campus-codegen-'));
  await writeFile(
    join(folder, 'orders.graphql'),
    'query Orders($status: OrderStatus) { orders(filter: { status: { eq: $status } }) { nodes { status standardFee createdAt } } }',
  );
  const config = parse(await readFile(join(import.meta.dirname, 'codegen.yml'), 'utf8'));
  const schema = join(root, 'schema.graphql');
  const [made] = await generate({ ...config, schema, documents: join(folder, '*.graphql'), silent: true, cwd: root }, false);
  expect(made.content).toMatch(/standardFee: string, createdAt: string/);
  expect(made.content).toContain("'TO_CONFIRM'");
  await rm(folder, { recursive: true, force: true });
});
