import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindReadResolvers } from '../../src/core/read/bind-resolvers.js';
import { PlanCache, Reader } from '../../src/core/read/reader.js';
import { resolvers } from '../../src/domain/resolvers.js';
import { datamodel } from '../../src/generated/datamodel.js';
import { buildGatewaySchema } from '../../src/graphql/schema.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

const staff = { realm: 'STAFF', administrator: true, shopStaff: false, memberPermission: null, accountId: 1, profileId: 1 };
let database: TestDatabase;
const schema = buildGatewaySchema({ resolvers });
bindReadResolvers(schema, datamodel);
const plans = new PlanCache(datamodel);

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function query(source: string, variableValues: Record<string, unknown> = {}): Promise<unknown> {
  const result = await graphql({ schema, source, variableValues, contextValue: { read: new Reader(database, plans, staff) } });
  return JSON.parse(JSON.stringify(result));
}

describe('the read engine', () => {
  it('answers nested selections with one statement', async () => {
    let answer: unknown;
    const sent = await database.statementsOf(async () => {
      answer = await query(`query($f: CampusFilter, $n: Int) { campuses(first: $n, filter: $f, orderBy: NAME_DESC) { totalCount nodes { id name active createdAt again: name campusType { title campuses(first: 2) { nodes { name } totalCount } x: campuses { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } } } }`, { n: 5, f: { name: { contains: '伯克' }, or: [{ id: { in: [1, 2] } }, { active: { eq: true } }] } });
    });
    console.log(JSON.stringify(answer, null, 1), sent);
    expect(sent).toHaveLength(1);
  });
});
