import { GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString, type GraphQLOutputType } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Column, Model } from '../../src/read/datamodel.js';
import type { FieldReading, TypeReading } from '../../src/read/readable.js';
import { raw } from '../../src/read/sql.js';
import { isAnsweredByDatabase } from '../../src/read/statement/answered-by-database.js';

const VIEWER = { realm: 'STAFF', administrator: false, shopStaff: false, memberPermission: null };
const sometimes = () => () => raw('false');

const column = (options: Partial<Column> = {}): Column => ({
  name: 'name',
  type: 'String',
  enum: false,
  list: false,
  nullable: false,
  native: null,
  default: false,
  ...options,
});

const model: Model = {
  table: 'pet',
  columns: { there: column(), perhaps: column({ nullable: true }) },
  relations: {
    there: { model: 'Owner', list: false, nullable: false, from: ['ownerId'], to: ['id'] },
    perhaps: { model: 'Owner', list: false, nullable: true, from: ['ownerId'], to: ['id'] },
    several: { model: 'Owner', list: true, nullable: false, from: ['id'], to: ['petId'] },
  },
};

const owner = (reading: Partial<TypeReading>): GraphQLObjectType =>
  new GraphQLObjectType({
    name: 'Owner',
    fields: { name: { type: GraphQLString } },
    extensions: { read: { model: 'Owner', visible: () => true, ...reading } satisfies TypeReading },
  });

function final(name: string, type: GraphQLOutputType, reading: FieldReading = {}): boolean {
  const parent = new GraphQLObjectType({ name: 'Pet', fields: { [name]: { type, extensions: { read: reading } } } });
  const field = parent.getFields()[name];
  if (!field) throw new Error('No field.');
  return isAnsweredByDatabase(field, model, VIEWER);
}

const promised = (type: GraphQLObjectType | typeof GraphQLString): GraphQLNonNull<GraphQLObjectType | typeof GraphQLString> =>
  new GraphQLNonNull(type);

/**
 * Where the database's answer goes to the client as it is, nobody is left who could refuse a null in a place where the schema promises a
 * value. So a promise that the data can break is graphql-js's to keep.
 */
describe('the database answers a field that may be null, and a promised one only where it cannot be null', () => {
  it.each<[string, string, GraphQLObjectType | typeof GraphQLString, FieldReading, boolean]>([
    ['a column with values', 'there', GraphQLString, {}, true],
    ['a column without some', 'perhaps', GraphQLString, {}, false],
    ['a column by another name', 'other', GraphQLString, { column: 'perhaps' }, false],
    ['a column that some see', 'there', GraphQLString, { visible: () => false }, false],
    ['a column that is seen in some rows', 'there', GraphQLString, { visible: sometimes }, false],
    ['a column that all see', 'there', GraphQLString, { visible: () => true }, true],
    ['a related row', 'there', owner({}), {}, true],
    ['a related row that there may not be', 'perhaps', owner({}), {}, false],
    ['a relation by another name', 'other', owner({}), { relation: 'perhaps' }, false],
    ['a related row that nobody sees', 'there', owner({ visible: () => false }), {}, false],
    ['a related row that is seen on a condition', 'there', owner({ visible: sometimes }), {}, false],
    ['a related row that may be deleted', 'there', owner({ existing: () => raw('false') }), {}, false],
    ['a related row that has to meet a condition', 'there', owner({}), { where: () => raw('false') }, false],
  ])('%s', (_title, name, type, reading, always) => {
    expect(final(name, type, reading)).toBe(true);
    expect(final(name, promised(type), reading)).toBe(always);
  });

  it('a list, which is empty at worst', () => {
    expect(final('several', new GraphQLNonNull(new GraphQLList(owner({ visible: sometimes })) as never))).toBe(true);
  });

  it('but nothing that a column would have to be made into', () => {
    expect(final('there', GraphQLInt)).toBe(false);
    expect(final('there', new GraphQLList(GraphQLString))).toBe(false);
  });
});
