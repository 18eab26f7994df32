import { buildSchema, execute, getOperationAST, parse, type GraphQLResolveInfo } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/read/statement/plan.js';
import { Plans } from '../../src/read/statement/plans.js';

const schema = buildSchema(`
  type Query { pets: [Pet!]! one: Dog two: Dog }
  union Pet = Dog | Cat
  type Dog { owner: Owner } type Cat { owner: Owner }
  type Owner { pets(first: Int): [Pet!]! name: String }
`);
const STAFF = { realm: 'STAFF', administrator: false, shopStaff: false, memberPermission: null };

/** What graphql-js tells the resolvers of the object fields under these names. */
async function infosOf(source: string, names: readonly string[]): Promise<GraphQLResolveInfo[]> {
  const found: GraphQLResolveInfo[] = [];
  const dog = { __typename: 'Dog' };
  const cat = { __typename: 'Cat' };
  await execute({
    schema,
    document: parse(source),
    fieldResolver: (_source, _args, _context, info) => {
      if (names.includes(info.fieldName)) found.push(info);
      if (info.fieldName === 'pets') return [dog, cat, dog];
      return info.fieldName === 'name' ? 'Ann' : dog;
    },
  });
  return found;
}

function opened(onGrowth?: (bytes: number) => void) {
  const document = parse('{ one { owner { name } } }');
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation.');
  return new Plans({ schema, operation, fragments: {} }, onGrowth);
}

const planOf = (text: string): Plan => ({ text, parameters: [] });

describe('the plans of an operation', () => {
  it('tell fields apart by their place and their parents’ types, not by the row of a list', async () => {
    const infos = await infosOf('{ pets { ... on Dog { owner { name } } ... on Cat { owner { name } } } one { owner { name } } }', [
      'owner',
    ]);
    const plans = opened();
    const compiled = infos.map((field) => {
      let anew = false;
      plans.find({ field, kind: STAFF, form: 'rows', whereFields: [] }, () => ((anew = true), planOf('SELECT')));
      return anew;
    });
    const places = infos.map(({ path }) => [path.prev?.key, path.typename]);
    expect(places).toEqual([
      [0, 'Dog'],
      [1, 'Cat'],
      [2, 'Dog'],
      ['one', 'Dog'],
    ]);
    expect(compiled).toEqual([true, true, false, true]);
  });

  it('tell what is wanted of one field apart', async () => {
    const [field] = await infosOf('{ one { owner { name } } }', ['one']);
    if (!field) throw new Error('No field.');
    const plans = opened();
    const wants = [
      { kind: STAFF, form: 'rows', whereFields: ['id'] },
      { kind: STAFF, form: 'rows', whereFields: ['accountId'] },
      { kind: STAFF, form: 'answer', whereFields: [] },
      { kind: STAFF, form: 'rows', whereFields: [] },
      { kind: { ...STAFF, administrator: true }, form: 'rows', whereFields: ['id'] },
      { kind: null, form: 'rows', whereFields: ['id'] },
    ] as const;
    const found = wants.map((want, index) => plans.find({ field, ...want }, () => planOf(String(index)))?.text);
    expect(found).toEqual(['0', '1', '2', '3', '4', '5']);
    const again = wants.map((want) => plans.find({ field, ...want }, () => planOf('anew'))?.text);
    expect(again).toEqual(found);
  });

  it('remember that there is none, and tell how much they grow', async () => {
    const [field] = await infosOf('{ one { owner { name } } }', ['one']);
    if (!field) throw new Error('No field.');
    const grown: number[] = [];
    const plans = opened((bytes) => grown.push(bytes));
    const compiled: string[] = [];
    for (const form of ['answer', 'rows', 'answer', 'rows'] as const) {
      plans.find({ field, kind: null, form, whereFields: [] }, () => (compiled.push(form), form === 'answer' ? null : planOf('SELECT 1')));
    }
    expect(compiled).toEqual(['answer', 'rows']);
    expect(grown).toEqual(['SELECT 1'.length]);
  });
});
