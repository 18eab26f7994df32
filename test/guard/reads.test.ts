import { getNamedType, isObjectType, parse, type DocumentNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { fieldReading, nodeTypeOf, typeReading } from '../../src/read/readable.js';
import { EXPECTED, GUARDED_FIELDS, NO_ROWS, PRIVATE_COLUMNS } from './expected.js';
import { inProcess, type InProcess } from './in-process.js';
import { expectOnlyTheirs } from './only-theirs.js';
import { QUESTIONS, refusalOf } from './questions.js';
import { everyId, expectedIds, expectedWhere, findRows, listedIds, usernamesShown } from './truth.js';
import { VIEWER_NAMES, VIEWERS, type ViewerName } from './viewers.js';
import { deepQuery, lists, nodeIdOf, nodeTypes, questions, singles } from './walk.js';
import { openWorld, type Guarded } from './world/world.js';

/** Levels of objects below the one a root field answers. */
const DEPTH = Number(process.env['GUARD_DEPTH'] ?? 3);
const MISSING = 987_654_321;

const schema = gatewaySchema();
const readableTypes = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && typeReading(type) !== undefined);

let app: Guarded;
let gateway: InProcess;
beforeAll(async () => {
  app = await openWorld();
  gateway = inProcess(app);
});
afterAll(() => app.close());

describe('every type is classified', () => {
  it.each(readableTypes.map(({ name }) => name))('%s has its rows in the table', (name) => {
    expect(Object.keys(EXPECTED)).toContain(name);
  });

  it('the table names no type that is gone', () => {
    expect(Object.keys(EXPECTED).filter((name) => !readableTypes.some((type) => type.name === name))).toEqual([]);
  });

  it('every other object type is known to hold no rows', () => {
    const others = Object.values(schema.getTypeMap()).filter(
      (type) =>
        isObjectType(type) &&
        !type.name.startsWith('__') &&
        typeReading(type) === undefined &&
        nodeTypeOf(type) === undefined &&
        !type.name.endsWith('Edge'),
    );
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map((type) => type?.name);
    expect(
      others
        .map(({ name }) => name)
        .filter((name) => !roots.includes(name))
        .sort(),
    ).toEqual(Object.keys(NO_ROWS).sort());
  });

  it('every guarded field has its readers in the table', () => {
    const guarded = readableTypes.flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .filter((field) => fieldReading(field).visible !== undefined)
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
    expect(guarded.sort()).toEqual(Object.keys(GUARDED_FIELDS).sort());
  });

  it('every root query is a list, a thing by its id, or a question in the table', () => {
    expect(questions(schema).sort()).toEqual(Object.keys(QUESTIONS).sort());
  });
});

/** What each viewer was answered, all in all, for the search for private values. */
const answered = new Map<ViewerName, string[]>();

async function ask(name: ViewerName, document: DocumentNode) {
  const answer = await gateway.ask(name, document);
  answered.set(name, [...(answered.get(name) ?? []), JSON.stringify(answer)]);
  return answer;
}

const documents = new Map<string, DocumentNode>();

/** Documents are compiled once each, so they are made once. */
function deepQueryOnce(field: string, args = ''): DocumentNode {
  const key = `${field}${args}`;
  const document = documents.get(key) ?? deepQuery(schema, field, DEPTH, args);
  documents.set(key, document);
  return document;
}

const codeFor = (name: ViewerName): string => (VIEWERS[name] === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');

describe.each(VIEWER_NAMES)('to %s', (name) => {
  const known = new Map<string, Set<string>>();

  it.each(lists(schema))('$field shows exactly what is theirs, down every path', async ({ field, type }) => {
    const { data, errors } = await ask(name, deepQueryOnce(field));
    if ((await expectedWhere(app, type, name)) === null) {
      expect(errors?.[0]?.extensions.code).toBe(codeFor(name));
      expect(data ?? null).toBeNull();
      return;
    }
    expect(errors).toBeUndefined();
    const connection = Object(data?.[field]);
    const ids = new Set(connection.nodes.map(({ id }: { id: unknown }) => String(id)));
    expect(ids).toEqual(await listedIds(app, type, name));
    await expectOnlyTheirs(app, name, data, known);
  });

  it.each(lists(schema).filter(({ type }) => EXPECTED[type]?.listed !== undefined))(
    '$field shows what was taken away to whom it is shown, where the filter asks',
    async ({ field, type }) => {
      if ((await expectedWhere(app, type, name)) === null) return;
      const { data } = await ask(name, parse(`{ ${field}(first: 100, filter: { active: {} }) { nodes { id } } }`));
      const ids = new Set(Object(data?.[field]).nodes.map(({ id }: { id: unknown }) => String(id)));
      expect(ids).toEqual(await expectedIds(app, type, name));
    },
  );

  it.each(singles(schema))('$field answers theirs and null for others’, deleted and missing ones', async ({ field, type }) => {
    const ids = [...(await everyId(app, type)), MISSING];
    const document = parse(`{ ${ids.map((id) => `at${id}: ${field}(id: ${id}) { __typename id }`).join(' ')} }`);
    const { data, errors } = await gateway.ask(name, document);
    if ((await expectedWhere(app, type, name)) === null) {
      expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set([codeFor(name)]));
      expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
      return;
    }
    expect(errors).toBeUndefined();
    const visible = await expectedIds(app, type, name);
    for (const id of ids) expect(data?.[`at${id}`], `${field} ${id}`).toEqual(visible.has(String(id)) ? { __typename: type, id } : null);
  });

  it.each(nodeTypes(schema))('node answers each %s that is theirs, and null for others’, deleted and missing ones', async (type) => {
    const rows = await everyId(app, type);
    const ids = [...rows, typeof rows[0] === 'string' ? `${rows[0].slice(0, -4)}0000` : MISSING];
    const asked = ids.map((id, index) => `at${index}: node(nodeId: "${nodeIdOf(type, id)}") { __typename nodeId ... on ${type} { id } }`);
    for (let from = 0; from < asked.length; from += 40) {
      const { data, errors } = await gateway.ask(name, parse(`{ ${asked.slice(from, from + 40).join(' ')} }`));
      if ((await expectedWhere(app, type, name)) === null) {
        expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set([codeFor(name)]));
        expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
        continue;
      }
      expect(errors).toBeUndefined();
      const visible = await expectedIds(app, type, name);
      for (const [index, id] of ids.slice(from, from + 40).entries()) {
        const whole = { __typename: type, nodeId: nodeIdOf(type, id), id };
        expect(data?.[`at${from + index}`], `${type} ${id}`).toEqual(visible.has(String(id)) ? whole : null);
      }
    }
  });

  it.each(Object.entries(QUESTIONS))('%s is answered to those who may ask only', async (field, question) => {
    const args = question.args(app.world);
    const { data, errors } = await ask(name, answersObjects(field) ? deepQueryOnce(field, args) : parse(`{ ${field}${args} }`));
    if (!question.may.includes(name)) {
      expect(errors?.[0]?.extensions.code).toBe(refusalOf(name, question));
      expect(data?.[field] ?? null).toBeNull();
      return;
    }
    expect(errors).toBeUndefined();
    await expectOnlyTheirs(app, name, data, known);
  });

  it('no value of a row that is not theirs reaches them', async () => {
    const bytes = (answered.get(name) ?? []).join('\n');
    const shown = new Set<string>();
    const hidden: string[] = [];
    for (const [type, columns] of Object.entries(PRIVATE_COLUMNS)) {
      const visible = await expectedIds(app, type, name);
      for (const row of await findRows(app.database.prisma, EXPECTED[type]?.model ?? '', {})) {
        for (const value of columns.map((column) => row[column])) {
          if (typeof value !== 'string' || value === '') continue;
          if (visible.has(String(row['id']))) shown.add(value);
          else hidden.push(value);
        }
      }
    }
    for (const username of await usernamesShown(app, name)) shown.add(username);
    expect(hidden.filter((value) => !shown.has(value) && bytes.includes(JSON.stringify(value)))).toEqual([]);
    expect(gateway.faults).toEqual([]);
  });
});

function answersObjects(field: string): boolean {
  return isObjectType(getNamedType(schema.getQueryType()?.getFields()[field]?.type));
}
