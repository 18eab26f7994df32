import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let admin: string;

beforeAll(async () => {
  app = await createTestApp();
  admin = await app.login('STAFF', 'demoadmin');
});
afterAll(() => app.close());

describe('a value that the database cannot hold', () => {
  it('is the client’s mistake in a write, and nothing is written', async () => {
    const before = await app.database.prisma.campusType.count();
    const { errors } = await app.graphql(
      'mutation ($title: String!) { createCampusType(input: { title: $title }) { id } }',
      { title: 'a\u0000b' },
      admin,
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'TEXT_NOT_UNICODE', field: 'title' });
    expect(await app.database.prisma.campusType.count()).toBe(before);
  });

  it('is the client’s mistake in a filter', async () => {
    const { errors } = await app.graphql(
      'query ($name: String!) { campuses(filter: { name: { eq: $name } }) { totalCount } }',
      { name: '\u0000' },
      admin,
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'TEXT_NOT_UNICODE', field: 'name' });
  });
});
