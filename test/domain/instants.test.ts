import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.js';
import { Admissions } from './admissions.js';

let app: TestApp;
let school: Admissions;
let crm: string;

beforeAll(async () => {
  app = await createTestApp();
  school = new Admissions(app);
  const { prisma } = app.database;
  await prisma.$executeRaw`UPDATE coupon SET end_time = '10000-01-01 07:59:59+00', start_time = '0044-03-15 12:00:00+00 BC' WHERE id = 1`;
  await prisma.$executeRaw`UPDATE coupon SET end_time = 'infinity', start_time = '-infinity' WHERE id = 2`;
  await prisma.$executeRaw`UPDATE offering SET end_time = '9999-12-31 23:59:59+00' WHERE id = 1`;
  await prisma.$executeRaw`UPDATE student SET birth_date = '0044-03-15 BC' WHERE id = 1`;
  const signIn = {
    method: 'POST',
    url: '/legacy/summer-crm/api/v1/user_info/login/',
    payload: { username: 'demoadmin', password: 'demo123456' },
  } as const;
  crm = (await app.server.inject(signIn)).json().data.token;
});
afterAll(() => app.close());

const FIRST = '0001-01-01T00:00:00.000Z';
const LAST = '9999-12-31T23:59:59.999Z';

describe('an instant that is stored past what a client can read', () => {
  const fields = 'id startTime endTime';
  const expected = [
    { id: 1, startTime: FIRST, endTime: LAST },
    { id: 2, startTime: FIRST, endTime: LAST },
  ];

  it.each([
    ['in one statement', `{ coupons(first: 2, orderBy: ID_ASC) { nodes { ${fields} } } }`],
    ['through resolvers', `{ viewer { accountId } coupons(first: 2, orderBy: ID_ASC) { nodes { ${fields} } } }`],
  ])('is answered %s as the nearest that can be', async (_way, query) => {
    expect((await school.data(query)).coupons.nodes).toEqual(expected);
  });

  it('is a place in a list like any other', async () => {
    const page =
      'query ($after: String) { coupons(first: 1, after: $after, orderBy: END_TIME_DESC) { nodes { id } pageInfo { endCursor } } }';
    const { coupons } = await school.data(page);
    expect(coupons.nodes).toEqual([{ id: 2 }]);
    expect((await school.data(page, { after: coupons.pageInfo.endCursor })).coupons.nodes).toEqual([{ id: 1 }]);
  });

  it('is answered where its year has five digits in China only', async () => {
    expect((await school.data('{ offering(id: 1) { endTime } }')).offering.endTime).toBe('9999-12-31T23:59:59.000Z');
    const answer = await app.server.inject({ url: '/legacy/summer-crm/api/v1/project_course/1/', headers: { 'x-auth-token': crm } });
    expect(answer.json().data.end_time).toBe('9999-12-31T23:59:59');
  });

  it('of a day too', async () => {
    expect((await school.data('{ student(id: 1) { birthDate } }')).student.birthDate).toBe('0001-01-01');
  });
});

describe('an instant past the range', () => {
  const update = 'mutation ($id: Int!, $input: UpdateCouponInput!) { updateCoupon(id: $id, input: $input) { endTime } }';

  it.each(['9999-12-31T23:59:59-08:00', '9999-12-31T23:59:59Z', '0001-01-01T00:00:00+08:00'])(
    '%s is refused at its field',
    async (endTime) => {
      const id = await school.coupon();
      const { errors } = await school.ask(update, { id, input: { endTime } });
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining('between the years 1 and 9999'),
        extensions: { code: 'BAD_USER_INPUT', field: 'endTime' },
      });
    },
  );

  it('is refused in a filter', async () => {
    const { errors } = await school.ask('query ($at: DateTime) { coupons(filter: { endTime: { lt: $at } }) { totalCount } }', {
      at: '9999-12-31T23:59:59-08:00',
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'at' });
  });

  it('is refused by the old back office in its words', async () => {
    const answer = await app.server.inject({
      method: 'PATCH',
      url: '/legacy/summer-crm/api/v1/project_course/1/',
      headers: { 'x-auth-token': crm },
      payload: { end_time: '9999-12-31T23:59:59Z' },
    });
    expect(answer.json()).toMatchObject({ code: 400, field_name: 'end_time' });
  });
});
