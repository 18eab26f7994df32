import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  type ConcreteRequest,
  Environment,
  Network,
  RecordSource,
  Store,
  type Variables,
  commitMutation,
  createOperationDescriptor,
  fetchQuery,
  getSingularSelector,
} from 'relay-runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';

/** Relay as its users have it: its compiler with the settings that the README names, its runtime, and our schema and gateway. */
const SCHEMA_CONFIG = { nodeInterfaceIdField: 'nodeId', nodeInterfaceIdVariableName: 'nodeId' };

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const requireHere = createRequire(import.meta.url);

let app: TestApp;
let token: string;
let folder: string;
let environment: Environment;
let asked: { name: string; variables: Variables }[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-relay-'));
  await mkdir(join(folder, 'src'));
  await mkdir(join(folder, 'made'));
  await cp(here('operations.js'), join(folder, 'src/operations.js'));
  await cp(here('../../../schema.graphql'), join(folder, 'schema.graphql'));
  const config = { src: './src', schema: './schema.graphql', language: 'javascript', artifactDirectory: './made', eagerEsModules: false };
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify({ ...config, schemaConfig: SCHEMA_CONFIG }));
  await promisify(execFile)(process.execPath, [requireHere.resolve('relay-compiler/cli.js'), 'relay.config.json'], { cwd: folder });

  app = await createTestApp();
  token = await app.login('STAFF', 'demoadmin');
  asked = [];
  const network = Network.create(async ({ name, text }, variables) => {
    asked.push({ name, variables });
    return (await app.graphql(text ?? '', variables, token)) as never;
  });
  environment = new Environment({
    network,
    store: new Store(new RecordSource()),
    getDataID: (record: { readonly nodeId?: string }) => record.nodeId as string,
  });
});
afterAll(async () => {
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
  expect(asked.at(-1)).toEqual({ name: 'operationsCourseQuery', variables: { nodeId: node.__id } });
  expect(coursesShown()[0]).toEqual({ id, name: 'Renamed by others' });

  await new Promise<void>((resolve, reject) => {
    commitMutation(environment, {
      mutation: artifact('operationsRenameMutation') as never,
      variables: { id, input: { name: 'Renamed by us' } },
      onCompleted: (_answer, errors) => (errors ? reject(new Error(JSON.stringify(errors))) : resolve()),
      onError: reject,
    });
  });
  expect(coursesShown()[0]).toEqual({ id, name: 'Renamed by us' });
});
