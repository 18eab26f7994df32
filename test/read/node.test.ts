import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let staff: string;
beforeAll(async () => {
  app = await createTestApp();
  staff = await app.login('STAFF', 'demoadmin');
});
afterAll(() => app.close());

const named = (name: string): string => Buffer.from(name).toString('base64');

it('one document finds things of several types, each time by one statement', async () => {
  const document =
    'query ($id: ID!) { node(nodeId: $id) { __typename nodeId ... on Campus { name } ... on Course { code } ... on Student { gender } } }';
  const { data } = await app.graphql(
    '{ campuses(first: 1) { nodes { nodeId name } } courses(first: 1) { nodes { nodeId code } } students(first: 1) { nodes { nodeId gender } } }',
    {},
    staff,
  );
  for (const _ of ['at first', 'again']) {
    for (const { nodes } of Object.values(data) as { nodes: { nodeId: string }[] }[]) {
      const sent = await app.database.statementsOf(async () => {
        const answer = await app.graphql(document, { id: nodes[0]?.nodeId }, staff);
        expect(answer.data.node).toMatchObject(nodes[0] ?? {});
      });
      expect(sent.filter((statement) => !statement.includes('FROM "session"'))).toHaveLength(1);
    }
  }
});

it('what has a resolver is found, too, and what is asked of other types only', async () => {
  const teacher = (await app.graphql('{ teachers(first: 1) { nodes { nodeId name } } }', {}, staff)).data.teachers.nodes[0];
  const query = 'query ($id: ID!) { node(nodeId: $id) { ... on Teacher { name online } ... on Campus { info } } }';
  expect((await app.graphql(query, { id: teacher.nodeId }, staff)).data.node).toMatchObject({ name: teacher.name });
  expect(
    (await app.graphql('query ($id: ID!) { node(nodeId: $id) { ... on Campus { info } } }', { id: teacher.nodeId }, staff)).data,
  ).toEqual({
    node: {},
  });
});

it.each([
  ['nothing', ''],
  ['no base64', '!!'],
  ['another writing of the same', named('Campus:1').replace('=', '')],
  ['a number', '1'],
  ['no type', named('Nothing:1')],
  ['a type that is no node', named('PageInfo:1')],
  ['an inherited name', named('constructor:1')],
  ['no id', named('Campus:')],
  ['another kind of id', named('Campus:one')],
  ['an id with a sign', named('Campus:-1')],
  ['an id with noughts', named('Campus:01')],
  ['an id that cannot be', named('Campus:2147483648')],
  ['quotes', named(`Campus:1' OR '1'='1`)],
])('refuses %s', async (_, nodeId) => {
  for (const selection of ['nodeId', '... on Teacher { online }']) {
    const { data, errors } = await app.graphql(`query ($id: ID!) { node(nodeId: $id) { ${selection} } }`, { id: nodeId }, staff);
    expect(data).toEqual({ node: null });
    expect(errors?.[0]).toMatchObject({ path: ['node'], extensions: { code: 'BAD_USER_INPUT', reason: 'BAD_NODE_ID', field: 'nodeId' } });
  }
});

it('another’s row is as unknown as one that is gone; a type that is not theirs is refused as in its own query', async () => {
  const { data } = await app.graphql('{ students(first: 50) { nodes { id nodeId } } }', {}, staff);
  const student = await app.core.sessions.open({ accountId: (await accountOf(data.students.nodes[0].id)) ?? 0, audience: 'graphql' });
  const query = 'query ($id: ID!) { node(nodeId: $id) { nodeId } }';
  const ask = async (id: string, token?: string) => app.graphql(query, { id }, token);
  expect((await ask(data.students.nodes[0].nodeId, student.token)).data).toEqual({ node: { nodeId: data.students.nodes[0].nodeId } });
  expect(await ask(data.students.nodes[1].nodeId, student.token)).toEqual({ data: { node: null } });
  expect(await ask(named('Student:987654'), student.token)).toEqual({ data: { node: null } });
  expect((await ask(named('Staff:1'), student.token)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await ask(named('Campus:1'))).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await ask(named('AuditEvent:1'), await app.login('STAFF', 'demosales'))).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

async function accountOf(id: number): Promise<number | null> {
  return (await app.database.prisma.student.findUniqueOrThrow({ where: { id } })).accountId;
}
