import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** `npm run schema:changes`, on schemas of a few lines. */
const SCRIPT = fileURLToPath(new URL('../../scripts/schema-changes.mjs', import.meta.url));
const PAST = '2020-01-31';
const FUTURE = '2999-12-31';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-schema-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function changes(released: string, present: string, accepted: object = {}): Promise<{ passes: boolean; said: string }> {
  const files = { 'released.graphql': released, 'present.graphql': present, 'accepted.json': JSON.stringify(accepted) };
  const paths = Object.keys(files).map((name) => join(folder, name));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return new Promise((done) => {
    execFile(process.execPath, [SCRIPT, ...paths], (error, out, err) => done({ passes: error === null, said: out + err }));
  });
}

const query = (fields: string): string => `type Query { kept: Int ${fields} }`;
const deprecated = (reason: string): string => query(`old: Int @deprecated(reason: "${reason}")`);
const REMOVED = "Query.old: Field 'old' was removed from object type 'Query'";

it('a field that is removed is refused, by its name', async () => {
  const { passes, said } = await changes(query('old: Int'), query(''));
  expect({ passes, said }).toEqual({ passes: false, said: expect.stringContaining(REMOVED) });
});

it('a field that was deprecated until a day that has passed may go', async () => {
  expect(await changes(deprecated(`Take kept. Goes on ${PAST}.`), query(''))).toEqual({
    passes: true,
    said: expect.stringContaining('by 1 changes'),
  });
});

it('before that day it may not', async () => {
  const { passes, said } = await changes(deprecated(`Take kept. Goes on ${FUTURE}.`), query(''));
  expect(passes).toBe(false);
  expect(said).toContain(`(deprecated until ${FUTURE})`);
});

it('a deprecation that the last release did not have saves nothing', async () => {
  const argument = (deprecation: string): string => `type Query { kept(old: Int ${deprecation}): Int }`;
  expect((await changes(argument(''), 'type Query { kept: Int }')).passes).toBe(false);
});

it.each([
  ['a field', deprecated('Take kept.'), 'Query.old'],
  ['an argument', 'type Query { kept(old: Int @deprecated(reason: "Soon.")): Int }', 'Query.kept.old'],
  ['a value of an enum', 'enum Colour { RED BLUE @deprecated(reason: "Soon.") } type Query { kept: Colour }', 'Colour.BLUE'],
  ['a field of an input', 'input Filter { old: Int @deprecated(reason: "Soon.") } type Query { kept(filter: Filter): Int }', 'Filter.old'],
])('a deprecation without a day is refused: %s', async (_, present, path) => {
  const { passes, said } = await changes(present.replace(/@deprecated\(.*?\)/, ''), present);
  expect({ passes, said }).toEqual({ passes: false, said: expect.stringContaining(`${path} is deprecated without a day`) });
});

it('a deprecation with a day passes, and so does a field that is new', async () => {
  expect((await changes(query('old: Int'), `${deprecated(`Goes on ${FUTURE}.`)} type New { a: Int }`)).passes).toBe(true);
});

it('what was accepted with a reason passes, and is refused when there is no such change any more', async () => {
  const accepted = { [REMOVED]: 'Nobody asked for it.' };
  expect((await changes(query('old: Int'), query(''), accepted)).passes).toBe(true);
  const { passes, said } = await changes(query('old: Int'), query('old: Int'), accepted);
  expect({ passes, said }).toEqual({ passes: false, said: expect.stringContaining('take it out of the accepted') });
});
