import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.js';

/** What a list leaves out unless its filter asks: here campuses, whose list in a list and count follow the same rule. */
let app: TestApp;
let staff: string;
let typeId: number;
beforeAll(async () => {
  app = await createTestApp();
  staff = await app.login('STAFF', 'demoadmin');
  const { campusType, campus } = app.database.prisma;
  ({ id: typeId } = await campusType.create({ data: { title: 'listed' } }));
  for (const name of ['kept', 'taken']) await campus.create({ data: { name, info: name, campusTypeId: typeId } });
  const { id } = await campus.findFirstOrThrow({ where: { name: 'taken' } });
  await app.graphql(`mutation { deleteCampus(id: ${id}) }`, {}, staff);
});
afterAll(() => app.close());

const listed = async (filter: string, variables: object = {}): Promise<unknown> => {
  const declared = 'filter' in variables ? '($filter: CampusFilter)' : '';
  const parts = `campuses${filter} { totalCount nodes { name } }`;
  const { data } = await app.graphql(`query ${declared} { campusType(id: ${typeId}) { ${parts} } }`, { ...variables }, staff);
  const { totalCount, nodes } = data.campusType.campuses;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ name }: { name: string }) => name);
};

it.each([
  ['nothing', '', ['kept']],
  ['something else', '(filter: { id: { gt: 0 } })', ['kept']],
  ['what is in force', '(filter: { active: { eq: true } })', ['kept']],
  ['what was taken away', '(filter: { active: { eq: false } })', ['taken']],
  ['both', '(filter: { active: {} })', ['kept', 'taken']],
  ['both, deep in it', '(filter: { or: [{ name: { eq: "kept" } }, { not: { active: { eq: true } } }] })', ['kept', 'taken']],
])('where the filter asks for %s', async (_, filter, names) => {
  expect(await listed(filter)).toEqual(names);
});

it('in variables, of one document', async () => {
  const ask = (filter: object | null): Promise<unknown> => listed('(filter: $filter)', { filter });
  for (const _ of ['at first', 'again']) {
    expect(await ask(null)).toEqual(['kept']);
    expect(await ask({ active: { eq: false } })).toEqual(['taken']);
    expect(await ask({ id: { gt: 0 } })).toEqual(['kept']);
    expect(await ask({ and: [{ active: {} }] })).toEqual(['kept', 'taken']);
  }
});

it('by its id it is found', async () => {
  const { id } = await app.database.prisma.campus.findFirstOrThrow({ where: { name: 'taken' } });
  expect((await app.graphql(`{ campus(id: ${id}) { active } }`, {}, staff)).data).toEqual({ campus: { active: false } });
});
