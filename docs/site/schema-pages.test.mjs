import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSchemaPages, schemaPages } from './schema-pages.mjs';

const SDL = `
  """A day."""
  scalar Day @specifiedBy(url: "https://example.com/day")
  "Where things are."
  enum Place { "Inside | under a roof." IN OUT @deprecated(reason: "Take \`IN\`. Goes on 2027-06-30.") }
  enum ThingOrder { ID_ASC }
  "Has <b> and {{ name }}."
  type Thing { id: Int!, made: Day, old(place: Place = IN): [Thing!]! @deprecated(reason: "Goes on 2027-01-31.") }
  type ThingEdge { cursor: String!, node: Thing! }
  type PageInfo { endCursor: String }
  type ThingConnection { edges: [ThingEdge!]!, nodes: [Thing!]!, pageInfo: PageInfo!, totalCount: Int! }
  input ThingFilter { id: Int }
  input MakeThing { made: Day! }
  type Query { "All things." things(first: Int, after: String, filter: ThingFilter, orderBy: ThingOrder = ID_ASC): ThingConnection! }
  type Mutation { make(input: MakeThing!): Thing! }
`;
const pages = Object.fromEntries(schemaPages(SDL).map(({ kind, content }) => [kind, content]));

test('an operation has its arguments, their defaults, and links to types', () => {
  assert.match(
    pages.queries,
    /## things\n\nAll things\.\n\nAnswers a \[page\]\(\/schema\/lists\.md\) of \[`Thing`\]\(\/schema\/objects\.md#thing\)\./,
  );
  assert.match(pages.queries, /\| `orderBy` \| \[`ThingOrder`\]\(\/schema\/orders\.md#thingorder\) \| `ID_ASC` when absent\. \|/);
  assert.match(pages.queries, /\| `first`, `after` \| {2}\| Which page/);
  assert.match(pages.mutations, /\| `input` \| \[`MakeThing!`\]\(\/schema\/inputs\.md#makething\)/);
});

test('every type stands on the page of its kind, and pages of lists on one for all', () => {
  assert.match(pages.objects, /## Thing\n/);
  assert.doesNotMatch(pages.objects, /Connection|Edge/);
  assert.match(pages.lists, /\| `ThingConnection` \| \[`Thing`\]/);
  assert.match(pages.filters, /## ThingFilter/);
  assert.match(pages.orders, /## ThingOrder/);
  assert.match(pages.scalars, /## Day\n\nA day\.\n\nSpecified by <https:\/\/example\.com\/day>\./);
});

test('what goes is listed with its day, the soonest first', () => {
  const [, goes] = pages.index.split('## What goes');
  assert.deepEqual(
    [...goes.matchAll(/\| (\d{4}-\d\d-\d\d) \| `([^`]+)`/g)].map(([, ...row]) => row),
    [
      ['2027-01-31', 'Thing.old'],
      ['2027-06-30', 'Place.OUT'],
    ],
  );
  assert.match(pages.enums, /\| `OUT` \| \*\*Deprecated\.\*\* Take `IN`\./);
});

test('a description is text: no HTML, no template, no table cell', () => {
  assert.match(pages.objects, /Has &lt;b> and \{&#123; name }}\./);
  assert.match(pages.enums, /\| `IN` \| Inside \\\| under a roof\. \|/);
});

test('the gateway has all of it', () => {
  const [index, ...kinds] = readSchemaPages();
  assert.match(index.content, /\| \[Mutations\]\(\/schema\/mutations\.md\) \| \d{2,} \|/);
  for (const { kind, content } of kinds) assert.ok(content.split('\n').length > 5, kind);
});
