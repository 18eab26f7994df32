import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Realm } from '../../src/access/audiences.js';
import { createTestApp, type TestApp } from '../support/app.js';
import { keepCopy } from './kept-copy.js';
import { normalised } from './normalised.js';
import { readableSql } from './readable-sql.js';

/**
 * One operation a file: `<name>.graphql`, with `<name>.variables.json` where it has variables, and what it is to answer in
 * `<name>.json`: who asks (a demo account, null: nobody), how many SQL statements it takes, and the data. `<name>.sql` holds
 * the statements themselves, to be read and approved. To add one, write the operation and `{"viewer": …}`, and run with
 * UPDATE_GOLDEN=1, which fills in the rest; then read it.
 */
interface Golden {
  readonly viewer: string | null;
  readonly statements?: number;
  readonly errors?: readonly object[];
  readonly data?: unknown;
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const updating = process.env['UPDATE_GOLDEN'] === '1';
const files = await readdir(folder);
const names = files
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.slice(0, -'.graphql'.length))
  .sort();
const documents = new Map(
  await Promise.all(names.map(async (name) => [name, await readFile(`${folder}${name}.graphql`, 'utf8')] as const)),
);
const operationOf = (name: string) => getOperationAST(parse(documents.get(name) ?? ''));
const isQuery = (name: string): boolean => operationOf(name)?.operation === 'query';
const rootFields = (name: string): number => operationOf(name)?.selectionSet.selections.length ?? 0;

const readJson = async <T>(file: string, otherwise: T): Promise<T> =>
  existsSync(folder + file) ? JSON.parse(await readFile(folder + file, 'utf8')) : otherwise;

async function signIn(app: TestApp, username: string | null): Promise<string | undefined> {
  if (username === null) return undefined;
  const account = await app.database.prisma.account.findFirstOrThrow({ where: { username }, select: { id: true, realm: true } });
  const { token, viewer } = await app.core.sessions.open({ accountId: account.id, audience: 'graphql' });
  expect(viewer.realm satisfies Realm).toBe(account.realm);
  return token;
}

/** Reading the session is the request's, not the operation's; most requests find it in the store. */
const isSessionLookup = (sql: string): boolean => /^SELECT json_build_object\('session', .* FROM "session"/.test(sql);

/** What an operation answers, and the statements that it sends. */
async function answerOf(
  app: TestApp,
  name: string,
  viewer: string | null,
  token: string | undefined,
): Promise<{ golden: Golden; sql: string }> {
  const variables = await readJson<Record<string, unknown>>(`${name}.variables.json`, {});
  let answer: Awaited<ReturnType<TestApp['graphql']>> = {};
  const sent = await app.database.statementsOf(async () => {
    answer = await app.graphql(documents.get(name) ?? '', variables, token);
  });
  const errors = answer.errors?.map(({ path, extensions: { code, reason, field } }) => ({
    path,
    code,
    reason,
    ...(field === undefined ? {} : { field }),
  }));
  const own = sent.filter((sql) => !isSessionLookup(sql));
  const golden = { viewer, statements: own.length, ...(errors === undefined ? {} : { errors }), data: normalised(answer.data ?? null) };
  return { golden, sql: readableSql(own) };
}

async function expectGolden(app: TestApp, name: string): Promise<void> {
  const expected = await readJson<Golden>(`${name}.json`, { viewer: null });
  const token = await signIn(app, expected.viewer);
  const actual = await answerOf(app, name, expected.viewer, token);
  // One for each root field, however deep: a golden file cannot pin more by mistake.
  if (isQuery(name)) expect(actual.golden.statements).toBeLessThanOrEqual(rootFields(name));
  if (updating) {
    await writeFile(`${folder}${name}.json`, `${JSON.stringify(actual.golden, null, 2)}\n`);
    await writeFile(`${folder}${name}.sql`, actual.sql);
  } else {
    expect(actual.golden).toEqual(expected);
    expect(actual.sql).toBe(await readFile(`${folder}${name}.sql`, 'utf8'));
  }
  // What was asked before is run in another way: without Apollo Server, and by the database alone where it can.
  if (isQuery(name)) expect(await answerOf(app, name, expected.viewer, token)).toEqual(actual);
}

it('every file belongs to an operation', () => {
  const known = names.flatMap((name) => [`${name}.graphql`, `${name}.json`, `${name}.sql`, `${name}.variables.json`]);
  expect(files.filter((file) => /\.(graphql|json|sql)$/.test(file) && !known.includes(file))).toEqual([]);
});

describe('queries', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it.each(names.filter(isQuery))('%s', (name) => expectGolden(app, name));
});

describe('mutations, each from the demo data', () => {
  let app: TestApp;
  let putBack: () => Promise<void>;
  beforeAll(async () => {
    app = await createTestApp();
    putBack = await keepCopy(app.database);
  });
  beforeEach(() => putBack());
  afterAll(() => app.close());

  it.each(names.filter((name) => !isQuery(name)))('%s', (name) => expectGolden(app, name));
});
