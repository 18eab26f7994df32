import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  type ConcreteRequest,
  type Environment,
  type Variables,
  commitMutation,
  createOperationDescriptor,
  fetchQuery,
  getSingularSelector,
  requestSubscription,
} from 'relay-runtime';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createTestApp, type TestApp } from '../../support/app.js';
import { makeClientSources } from '../../support/client-sources.js';
import { untilTold } from '../../support/until-told.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const requireHere = createRequire(import.meta.url);

let app: TestApp;
let folder: string;
let environment: Environment;
const sent = vi.spyOn(globalThis, 'fetch');

/**
 * Relay as its users have it: its compiler and runtime as docs/building-on.md sets them up, and our schema and gateway. The compiler keeps the texts of
 * documents apart, and the gateway answers no others.
 */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-relay-'));
  await mkdir(join(folder, 'src'));
  await mkdir(join(folder, 'made'));
  await cp(here('operations.js'), join(folder, 'src/operations.js'));
  await cp(here('../../../schema.graphql'), join(folder, 'schema.graphql'));
  const config = JSON.parse(await readFile(here('../recipes/relay.config.json'), 'utf8'));
  const ofTests = { language: 'javascript', artifactDirectory: './made', eagerEsModules: false };
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify({ ...config, ...ofTests }));
  await writeFile(join(folder, 'persisted.json'), '{}');
  await promisify(execFile)(process.execPath, [requireHere.resolve('relay-compiler/cli.js'), 'relay.config.json'], { cwd: folder });

  // Node has one from 22 on.
  vi.stubGlobal('WebSocket', WebSocket);
  await makeClientSources();
  const documents = join(folder, 'trusted');
  await mkdir(documents);
  await cp(join(folder, 'persisted.json'), join(documents, 'persisted.json'));
  await writeFile(join(documents, 'login.graphql'), 'mutation ($input: LoginInput!) { login(input: $input) { token } }');
  app = await createTestApp({ env: { TRUSTED_DOCUMENTS: documents, TRUSTED_DOCUMENTS_ONLY: 'on' } });
  const origin = await app.server.listen({ host: '127.0.0.1', port: 0 });
  const token = await app.login('STAFF', 'demoadmin');
  const { openRelay } = await import('../recipes/relay.js');
  environment = openRelay(
    `${origin}/graphql`,
    () => token,
    () => undefined,
  );
});
afterAll(async () => {
  sent.mockRestore();
  vi.unstubAllGlobals();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the compiler made of a query or mutation. */
const artifact = (name: string): ConcreteRequest => requireHere(join(folder, 'made', `${name}.graphql.js`));
const fragment = (name: string): { metadata: { refetch: { operation: ConcreteRequest; identifierInfo?: object } } } =>
  requireHere(join(folder, 'made', `${name}.graphql.js`));

const ask = (query: ConcreteRequest, variables: Variables): Promise<unknown> =>
  fetchQuery(environment, query as never, variables).toPromise();
/** What a component of this fragment reads of the store. */
const seen = (name: string, of: unknown): any => {
  const selector = getSingularSelector(fragment(name) as never, of as never);
  if (selector === null || selector === undefined) throw new Error(`There is nothing of ${name}.`);
  return environment.lookup(selector).data;
};
const write = (name: string, variables: Variables): Promise<void> =>
  new Promise((resolve, reject) => {
    commitMutation(environment, {
      mutation: artifact(name) as never,
      variables,
      onCompleted: (_answer, errors) => (errors ? reject(new Error(JSON.stringify(errors))) : resolve()),
      onError: reject,
    });
  });
const root = (): unknown => {
  const operation = createOperationDescriptor(artifact('operationsListQuery'), {});
  environment.retain(operation);
  return environment.lookup(operation.fragment).data;
};
const coursesShown = (): { id: number; name: string }[] =>
  seen('operations_list', root()).courses.edges.map(({ node }: { node: { id: number } }) => ({
    id: node.id,
    name: seen('operations_course', node).name,
  }));

it('pages through a list', async () => {
  const courses = await app.database.prisma.course.findMany({
    where: { active: true },
    orderBy: { id: 'asc' },
    select: { id: true, name: true },
  });
  expect(courses.length).toBeGreaterThan(4);
  await ask(artifact('operationsListQuery'), {});
  expect(coursesShown()).toEqual(courses.slice(0, 2));
  const { pageInfo } = seen('operations_list', root()).courses;
  expect(pageInfo.hasNextPage).toBe(true);
  await ask(fragment('operations_list').metadata.refetch.operation, { count: 2, cursor: pageInfo.endCursor });
  expect(coursesShown()).toEqual(courses.slice(0, 4));
});

it('refetches one thing by its nodeId, and shows what a mutation answers everywhere', async () => {
  const [{ id } = { id: 0 }] = coursesShown();
  const node = seen('operations_list', root()).courses.edges[0].node;
  const { operation, identifierInfo } = fragment('operations_course').metadata.refetch;
  expect(identifierInfo).toEqual({ identifierField: 'nodeId', identifierQueryVariableName: 'nodeId' });

  await app.database.prisma.course.update({ where: { id }, data: { name: 'Renamed by others' } });
  await ask(operation, { nodeId: node.__id });
  expect(JSON.parse(String(sent.mock.lastCall?.[1]?.body))).toEqual({ documentId: operation.params.id, variables: { nodeId: node.__id } });
  expect(coursesShown()[0]).toEqual({ id, name: 'Renamed by others' });

  await write('operationsRenameMutation', { id, input: { name: 'Renamed by us' } });
  expect(coursesShown()[0]).toEqual({ id, name: 'Renamed by us' });
});

it('is told what happens', async () => {
  const { id } = await app.database.prisma.order.findFirstOrThrow();
  let stop = (): void => undefined;
  const told = new Promise((resolve, reject) => {
    const subscription = artifact('operationsUpdatesSubscription') as never;
    stop = requestSubscription(environment, { subscription, variables: {}, onNext: resolve, onError: reject }).dispose;
  });
  const remark = () => write('operationsRemarkMutation', { id, input: { remark: '看到了' } });
  expect(await untilTold(told, remark)).toEqual({ orderUpdated: { id, remark: '看到了' } });
  stop();
});
