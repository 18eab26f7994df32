import fc from 'fast-check';
import { OverlappingFieldsCanBeMergedRule, buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { DEFAULT_QUERY_LIMITS } from '../../src/graphql/admission/limits/limits.js';
import { mergeErrors } from '../../src/graphql/admission/mergeable-fields.js';
import { Documents } from '../../src/graphql/operation/documents.js';
import type { Plans } from '../../src/read/statement/plans.js';

const schema = buildSchema(`
  type Query { dog: Dog cat: Cat pet: Pet pets(first: Int, filter: Filter): [Pet!]! size(unit: Unit = METRE): Float }
  interface Pet { name(of: Filter): String! friend: Pet age: Int }
  type Dog implements Pet { name(of: Filter): String! friend: Dog age: Int bark: Int! tags: [String] }
  type Cat implements Pet { name(of: Filter): String! friend: Cat age: Int bark: String meow: Int! tags: String }
  input Filter { a: Int b: [Int!] c: Filter }
  enum Unit { METRE FOOT }
`);

const documents = new Documents({ schema, limits: DEFAULT_QUERY_LIMITS, introspection: true });
const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

function refusalOf(source: string): string | undefined {
  const read = documents.read(source);
  return 'errors' in read ? String(read.errors[0]?.extensions['reason'] ?? read.errors[0]?.extensions['code']) : undefined;
}

describe('what a document may hold', () => {
  test.each([
    ['a field a thousand times', `{ dog { ${times(1200, () => 'age')} } }`, undefined],
    [
      'hundreds of fragments',
      `{ dog { ${times(400, (i) => `...F${i}`)} } } ${times(400, (i) => `fragment F${i} on Dog { age }`)}`,
      undefined,
    ],
    [
      'fragments that double at each level',
      `{ dog { ...F0 } } ${times(11, (i) => `fragment F${i} on Dog { ${times(5, (j) => `a${j}: friend { ...F${i + 1} }`)} }`)} fragment F11 on Dog { age }`,
      'TOO_MANY_ALIASES',
    ],
    [
      'fragments that reach ten thousand fields',
      `{ dog { ...F0 } } ${times(10, (i) => `fragment F${i} on Dog { friend { ...F${i + 1} } ${times(4, (j) => `f${i}${j}: friend { ...F${i + 1} }`)} }`)} fragment F10 on Dog { age }`,
      'TOO_MANY_FIELDS',
    ],
    ['twenty-one operations', times(21, (i) => `query Q${i} { dog { age } }`), 'TOO_MANY_OPERATIONS'],
    ['brackets in brackets', `{ pets(filter: ${'{c: '.repeat(101)}{}${'}'.repeat(101)}) { age } }`, 'QUERY_TOO_DEEP'],
    ['brackets that would exhaust the parser', `{ pets(first: ${'['.repeat(2400)}${']'.repeat(2400)}) { age } }`, 'QUERY_TOO_DEEP'],
    ['comments without end', '#\n'.repeat(100_001), 'QUERY_TOO_LONG'],
    ['five thousand words', `{ dog { ${times(5000, () => 'age')} } }`, 'QUERY_TOO_LONG'],
    ['no document', '{ dog { age }', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ dog { wings } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s', (_title, source, reason) => expect(refusalOf(source)).toBe(reason));

  test('no more mistakes are named than anybody reads', () => {
    const read = documents.read(`{ dog { ${times(200, (i) => `wing${i}`)} } }`);
    expect('errors' in read && read.errors.length).toBe(11);
  });
});

describe('what was read is remembered', () => {
  test.each([
    ['an admitted document', '{ dog { age name } }'],
    ['a refused one', '{ dog { fins } }'],
  ])('%s', (_title, source) => {
    expect(documents.known(source)).toBeUndefined();
    const read = documents.read(source);
    expect(documents.read(source)).toBe(read);
    expect(documents.known(source)).toBe(read);
  });

  test('one operation of a document is the same each time', () => {
    const read = documents.read('query A { dog { age } } query B { cat { age } }');
    if ('errors' in read) throw read.errors[0];
    expect(read.operation('A')).toBe(read.operation('A'));
    expect(read.operation('A')).not.toBe(read.operation('B'));
    expect(read.operation('C')).toBeUndefined();
    expect(read.operation(undefined)).toBeUndefined();
  });

  test('but not a very long one', () => {
    const source = `{ dog { age } } # ${'x'.repeat(20_000)}`;
    documents.read(source);
    expect(documents.known(source)).toBeUndefined();
  });
});

describe('what is remembered has a size', () => {
  /** Compiles a statement of so many characters for an operation of the document. */
  function compileIn(source: string, name: string, characters: number): void {
    const read = documents.read(source);
    if ('errors' in read) throw read.errors[0];
    let plans: Plans | undefined;
    read.operation(name)?.executionArgs({}, { read: { planningIn: (given: Plans) => (plans = given) } });
    const parentType = schema.getQueryType();
    const returnType = parentType?.getFields()['dog']?.type;
    const path = { prev: undefined, key: 'dog', typename: 'Query' };
    const field = { path, variableValues: {}, fieldName: 'dog', parentType, returnType } as never;
    plans?.find({ field, kind: null, form: 'rows', whereFields: [] }, () => ({ text: { length: characters } as never, parameters: [] }));
  }

  test('statements count, of all operations of a document together, and the document is forgotten with them', () => {
    const source = 'query A { dog { name } } query B { dog { age } }';
    const other = '{ cat { name } }';
    documents.read(other);
    const read = documents.read(source);
    compileIn(source, 'A', 120_000_000);
    expect(documents.known(source)).toBe(read);
    expect(documents.known(other)).toBeDefined();
    compileIn(source, 'B', 120_000_000);
    expect(documents.known(source)).toBeUndefined();
  });

  test('what was not used for longest is forgotten first', () => {
    const [first, second] = ['query A { dog { name age } }', 'query A { dog { age name } }'];
    compileIn(first, 'A', 120_000_000);
    compileIn(second, 'A', 120_000_000);
    expect(documents.known(first)).toBeUndefined();
    expect(documents.known(second)).toBeDefined();
  });
});

describe('fields that share a place merge as graphql-js says', () => {
  const merges = (source: string): boolean => mergeErrors(schema, parse(source), DEFAULT_QUERY_LIMITS.fields).next().done === true;
  const mergesForGraphqlJs = (source: string): boolean => validate(schema, parse(source), [OverlappingFieldsCanBeMergedRule]).length === 0;

  test.each([
    ['the same field', '{ dog { age age } }', true],
    ['another field under its name', '{ dog { age: name age } }', false],
    ['other arguments', '{ pets(first: 1) { age } pets(first: 2) { age } }', false],
    ['an argument more', '{ pets { age } pets(first: 2) { age } }', false],
    [
      'arguments in another order',
      '{ pets(first: 1, filter: {a: 1, b: [2]}) { age } pets(filter: {b: [2], a: 1}, first: 1) { age } }',
      true,
    ],
    ['a list in another order', '{ pets(filter: {b: [1, 2]}) { age } pets(filter: {b: [2, 1]}) { age } }', false],
    ['different variables', 'query ($a: Int, $b: Int) { pets(first: $a) { age } pets(first: $b) { age } }', false],
    ['differences deep inside', '{ dog { friend { friend { x: age } } } dog { friend { friend { x: bark } } } }', false],
    ['differences that fragments bring', '{ dog { ...A ...B } } fragment A on Dog { x: age } fragment B on Dog { x: bark }', false],
    ['fields of two types under one name', '{ pet { ... on Dog { x: age } ... on Cat { x: age } } }', true],
    ['different fields of two types, of another form', '{ pet { ... on Dog { x: bark } ... on Cat { x: meow } } }', true],
    ['of two types, one a list', '{ pet { ... on Dog { tags } ... on Cat { tags } } }', false],
    ['of two types, one not null', '{ pet { ... on Dog { x: bark } ... on Cat { x: age } } }', false],
    ['of two types, different below', '{ pet { ... on Dog { friend { x: age } } ... on Cat { friend { x: name } } } }', false],
    [
      'of two types, other fields of one form below',
      '{ pet { ... on Dog { friend { x: bark } } ... on Cat { friend { x: meow } } } }',
      true,
    ],
    ['of a type and its interface', '{ pet { age: name ... on Dog { age } } }', false],
    ['of an interface and two types', '{ pet { x: age ... on Dog { x: age } ... on Cat { x: age } } }', true],
  ])('%s', (_title, source, expected) => {
    expect(mergesForGraphqlJs(source)).toBe(expected);
    expect(merges(source)).toBe(expected);
  });

  test('whatever the document', () => {
    const field = fc.constantFrom(
      'age',
      'name',
      'x: age',
      'x: name',
      'name(of: {a: 1})',
      'name(of: {b: [1], a: 2})',
      'name(of: {a: 2, b: [1]})',
      'y: friend { age }',
      'age: name',
    );
    const { selection } = fc.letrec<{ selection: string }>((tie) => ({
      selection: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        field,
        fc.array(tie('selection'), { minLength: 1, maxLength: 3 }).map((inner) => `friend { ${inner.join(' ')} }`),
        fc.array(tie('selection'), { minLength: 1, maxLength: 3 }).map((inner) => `... on Dog { ${inner.join(' ')} bark }`),
        fc.array(tie('selection'), { minLength: 1, maxLength: 3 }).map((inner) => `... on Cat { ${inner.join(' ')} x: bark }`),
        fc.constantFrom('...A', '...B'),
      ),
    }));
    const document = fc
      .tuple(fc.array(selection, { minLength: 1, maxLength: 4 }), fc.array(field, { minLength: 1, maxLength: 2 }))
      .map(
        ([inner, fragment]) =>
          `{ pet { ${inner.join(' ')} } other: pet { ...A ...B } } fragment A on Pet { ${fragment.join(' ')} } fragment B on Dog { friend { ...A } x: age }`,
      );
    fc.assert(
      fc.property(document, (source) => merges(source) === mergesForGraphqlJs(source)),
      { numRuns: 2000 },
    );
  });
});
