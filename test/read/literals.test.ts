import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await createTestApp();
  token = await app.login('STAFF', 'demoadmin');
});
afterAll(() => app.close());

/** Each would be more than a value if it stood in a statement's text, or in code that is made of a document. */
const HOSTILE = [
  `marker';DELETE FROM campus;--`,
  `marker' OR 'a' = 'a`,
  `marker\\' OR true --`,
  '"marker" $1 $2::text',
  '$$marker$$ || pg_sleep(9)',
  'marker${marker=1}',
  '__MAGIC_DATE__"),a:(marker=1',
  "marker'];marker=1;['",
  '/* marker */ -- \n ; SELECT 1',
];

/** Answered by the database whole, and with a part of resolvers. */
const FORMS = [
  ['answered by the database', 'nodes { title }'],
  ['executed by graphql-js', 'nodes { title } edges { node { title } }'],
] as const;

describe.each(HOSTILE)('a text written into a document is a value and nothing else: %s', (text) => {
  const literal = JSON.stringify(text);

  it('is stored as it is', async () => {
    const sent = await app.database.statementsOf(async () => {
      const { data } = await app.graphql(`mutation { createCampusType(input: { title: ${literal} }) { title } }`, {}, token);
      expect(data).toEqual({ createCampusType: { title: text } });
    });
    expect(sent.join()).not.toContain('marker');
  });

  it.each(FORMS)('finds what has it, %s', async (_form, parts) => {
    const places = [
      `{ campusTypes(filter: { title: { eq: ${literal} } }) { ${parts} } }`,
      `{ campusTypes(filter: { title: { in: [${literal}] } }) { ${parts} } }`,
      `{ campusTypes(filter: { title: { startsWith: ${literal} } }) { ${parts} } }`,
      `{ campusTypes(filter: { and: [{ title: { contains: ${literal} } }] }) { ${parts} } }`,
      `query ($title: String = ${literal}) { campusTypes(filter: { title: { eq: $title } }) { ${parts} } }`,
      `query ($filter: CampusTypeFilter = { title: { eq: ${literal} } }) { campusTypes(filter: $filter) { ${parts} } }`,
    ];
    for (const query of places) {
      const sent = await app.database.statementsOf(async () => {
        expect((await app.graphql(query, {}, token)).data?.campusTypes.nodes).toEqual([{ title: text }]);
      });
      expect(sent.join()).toContain('campus_type');
      expect(sent.join()).not.toContain('marker');
    }
  });

  it('is refused where a cursor belongs', async () => {
    const sent = await app.database.statementsOf(async () => {
      const { errors } = await app.graphql(`{ campusTypes(after: ${literal}) { nodes { title } } }`, {}, token);
      expect(errors?.[0]?.extensions.reason).toBe('BAD_CURSOR');
    });
    expect(sent.join()).not.toContain('marker');
  });
});

it('and runs nothing', async () => {
  expect(globalThis).not.toHaveProperty('marker');
  expect((await app.graphql('{ campuses { totalCount } }', {}, token)).data.campuses.totalCount).toBe(3);
});
