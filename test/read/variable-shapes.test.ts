import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await createTestApp();
  token = await app.login('STAFF', 'demoadmin');
});
afterAll(() => app.close());

it('answers each order of one and the same filter', async () => {
  const query =
    'query ($filter: CourseFilter, $orderBy: CourseOrder) { courses(filter: $filter, orderBy: $orderBy, first: 1) { nodes { code } } }';
  const ask = async (orderBy: string) =>
    (await app.graphql(query, { filter: { id: { gt: 0 } }, orderBy }, token)).data.courses.nodes[0].code;
  for (let round = 0; round < 3; round++) {
    expect([await ask('CODE_ASC'), await ask('CODE_DESC')]).toEqual(['COMPSCI61A', 'STAT20']);
    expect(await ask('ID_DESC')).not.toBe(await ask('ID_ASC'));
  }
});

it('answers each shape of the variables, also when the operation was compiled', async () => {
  const query = `query ($filter: OfferingFilter, $orderBy: CourseOrder) {
    offerings(filter: $filter) { nodes { id } }
    courses(orderBy: $orderBy, first: 1) { nodes { code } }
  }`;
  const ask = async (filter: object, orderBy: string) => {
    const { data } = await app.graphql(query, { filter, orderBy }, token);
    return [data.offerings.nodes.map(({ id }: { id: number }) => id), data.courses.nodes[0].code];
  };
  for (let round = 0; round < 4; round++) {
    expect(await ask({ projectId: { eq: 3 } }, 'CODE_ASC')).toEqual([[6, 7], 'COMPSCI61A']);
    expect(await ask({ courseId: { eq: 3 } }, 'CODE_DESC')).toEqual([[4, 8], 'STAT20']);
    expect(await ask({ courseId: { in: [3, 5] } }, 'ID_DESC')).toEqual([[4, 6, 8], 'ENGLISH45B']);
    expect(await ask({ or: [{ project: { campusId: { eq: 3 } } }, { id: { lt: 2 } }] }, 'ID_ASC')).toEqual([[1, 8], 'ECON1A']);
  }
});
