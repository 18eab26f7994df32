import { getNamedType, isEnumType, isInputObjectType, isListType, type GraphQLInputField, type GraphQLInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { COMBINING, asksAboutRelated, filterOf } from '../../src/read/filter/filter-marks.js';
import { createTestApp, type TestApp } from '../support/app.js';
import { chance, meets, someFilter, type Kind } from './filter-oracle.js';

const schema = gatewaySchema();
let app: TestApp;
let staff: string;
let pupil: string;
beforeAll(async () => {
  app = await createTestApp();
  staff = await app.login('STAFF', 'demoadmin');
  pupil = await app.login('PUPIL', 'pupil1');
  const { offering, project, student } = app.database.prisma;
  await offering.updateMany({ where: { id: { in: [1, 6] } }, data: { active: false } });
  await project.updateMany({ where: { id: 2 }, data: { active: false } });
  const { id } = await student.findFirstOrThrow({ orderBy: { id: 'asc' } });
  await student.update({ where: { id }, data: { name: null, ccText: null, ccStaffId: null, wechat: 'We_Chat%' } });
});
afterAll(() => app.close());

/** A value that some rows have and others do not, as far as that can be known of a type. */
function valueFor(field: GraphQLInputField): string {
  const type = getNamedType(field.type);
  const values: Record<string, string> = {
    Int: '1',
    String: '"a"',
    Boolean: 'true',
    DateTime: '"2026-10-01T00:00:00Z"',
    Date: '"2026-10-01"',
    Decimal: '"10"',
  };
  const value = isEnumType(type) ? type.getValues()[0]?.name : values[type.name];
  if (value === undefined) throw new Error(`A value of ${type.name} is wanted.`);
  return isListType(field.type) ? `[${value}]` : value;
}

/** Every condition that a filter offers, relations to the end. */
function conditionsOf(filter: GraphQLInputObjectType): string[] {
  return Object.values(filter.getFields()).flatMap((field) => {
    if (COMBINING.has(field.name)) return [];
    const type = getNamedType(field.type);
    if (!isInputObjectType(type)) return [];
    const inner = asksAboutRelated(field)
      ? conditionsOf(type)
      : Object.values(type.getFields()).map((operator) => `{ ${operator.name}: ${valueFor(operator)} }`);
    return ['{}', ...inner].map((condition) => `{ ${field.name}: ${condition} }`);
  });
}

const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, args }) => {
  const filter = filterOf(args.find((argument) => argument.name === 'filter')?.type);
  // Whether a list leaves out what was taken away depends on whether its filter asks: here it always does.
  const all = filter?.getFields()['active'] === undefined ? '{}' : '{ active: {} }';
  return filter === undefined ? [] : [{ name, all, conditions: conditionsOf(filter) }];
});

describe('what does not meet a condition meets its not', () => {
  it.each(lists)('$name, by every column, relation and operator', async ({ name, all, conditions }) => {
    for (const condition of conditions) {
      const aliases = {
        all: '{}',
        some: condition,
        others: `{ not: ${condition} }`,
        same: `{ not: { not: ${condition} } }`,
        none: `{ and: [${condition}, { not: ${condition} }] }`,
        either: `{ or: [${condition}, { not: ${condition} }] }`,
      };
      const { data, errors } = await app.graphql(
        `{ ${Object.entries(aliases)
          .map(([alias, filter]) => `${alias}: ${name}(filter: { and: [${all}, ${filter}] }) { totalCount }`)
          .join(' ')} }`,
        {},
        staff,
      );
      expect(errors, condition).toBeUndefined();
      const count = (alias: keyof typeof aliases): number => data[alias].totalCount;
      expect(count('some') + count('others'), condition).toBe(count('all'));
      expect([count('same'), count('none'), count('either')], condition).toEqual([count('some'), 0, count('all')]);
    }
  });
});

describe('a filter finds what its description says', () => {
  const kinds = async (sees: (row: { active: boolean }) => boolean): Promise<Record<string, Kind>> => {
    const { course, offering, project, student } = app.database.prisma;
    const projects = (await project.findMany()).filter(sees);
    const campusOf = new Map((await project.findMany()).map(({ id, campusId }) => [id, campusId]));
    const ids = [1, 2, 3, 4, 5, 6, 7, 8];
    const projectKind: Kind = { rows: projects, columns: { id: ids, campusId: [1, 2, 3], active: [true, false] }, relations: {} };
    const offeringKind: Kind = {
      rows: (await offering.findMany()).filter(sees).map((row) => ({ ...row, campusId: campusOf.get(row.projectId) })),
      columns: { id: ids, projectId: [1, 2, 3], courseId: ids, campusId: [1, 2, 3], active: [true, false] },
      relations: { project: { kind: () => projectKind, joins: (row, other) => row['projectId'] === other['id'] } },
    };
    const courses: Kind = {
      rows: (await course.findMany()).filter(sees),
      columns: { id: ids, code: ['COMPSCI61A', 'ECON1A', 'STAT20', 'ENGLISH45B'], active: [true, false] },
      relations: { offerings: { kind: () => offeringKind, joins: (row, other) => row['id'] === other['courseId'] } },
    };
    const students: Kind = {
      rows: (await student.findMany()).map((row) => ({
        ...row,
        cc: row.ccText ?? (row.ccStaffId === null ? null : String(row.ccStaffId)),
      })),
      columns: { id: ids, name: ['张三', '李四', 'a'], cc: ['demosales', 'x', '2'], ccStaffId: [1, 2, 3], wechat: ['We_Chat%', '_', '%'] },
      relations: {},
    };
    return { courses, offerings: offeringKind, students };
  };
  const types: Readonly<Record<string, string>> = { courses: 'CourseFilter', offerings: 'OfferingFilter', students: 'StudentFilter' };

  it.each([
    ['courses', 'staff'],
    ['courses', 'a pupil'],
    ['offerings', 'staff'],
    ['offerings', 'a pupil'],
    ['students', 'staff'],
  ])('%s, for %s', async (list, viewer) => {
    const kind = (await kinds(({ active }) => viewer === 'staff' || active))[list];
    if (kind === undefined) throw new Error(`Nothing is known of ${list}.`);
    const next = chance(list.length * 7 + viewer.length);
    let compared = 0;
    for (let round = 0; round < 300; round++) {
      const filter = someFilter(kind, next, 5);
      const expected = kind.rows.filter((row) => meets(row, filter, kind)).map(({ id }) => id);
      const query = `query ($filter: ${types[list]}) { all: ${list}(filter: $filter, first: 100) { totalCount nodes { id } } edges: ${list}(filter: $filter, first: 100) { totalCount edges { node { id } } } }`;
      const asked = list === 'students' ? filter : { and: [{ active: {} }, filter] };
      const { data, errors } = await app.graphql(query, { filter: asked }, viewer === 'staff' ? staff : pupil);
      // Few of these made-up filters are larger than a client's may be.
      if (errors?.[0]?.extensions.reason === 'FILTER_TOO_LARGE') continue;
      compared += 1;
      expect(errors, JSON.stringify(filter)).toBeUndefined();
      expect(data.all.nodes.map(({ id }: { id: number }) => id).sort(byNumber), JSON.stringify(filter)).toEqual(
        [...expected].sort(byNumber),
      );
      expect([data.all.totalCount, data.edges.totalCount, data.edges.edges.length]).toEqual([
        expected.length,
        expected.length,
        expected.length,
      ]);
    }
    expect(compared).toBeGreaterThan(250);
  });
});

const byNumber = (one: unknown, other: unknown): number => Number(one) - Number(other);

describe('nothing given where something was named', () => {
  it.each([
    ['{ id: { eq: null } }', 'filter.id.eq'],
    ['{ id: { in: null } }', 'filter.id.in'],
    ['{ code: { isNull: null } }', 'filter.code.isNull'],
    ['{ id: null }', 'filter.id'],
    ['{ offerings: null }', 'filter.offerings'],
    ['{ and: null }', 'filter.and'],
    ['{ or: [{ id: { eq: 1 } }, { not: null }] }', 'filter.or.1.not'],
    ['{ offerings: { project: { campusId: { ne: null } } } }', 'filter.offerings.project.campusId.ne'],
    ['{ id: { eq: $absent } }', 'filter.id.eq'],
    ['{ offerings: $related }', 'filter.offerings'],
  ])('%s', async (filter, field) => {
    const declared = filter.includes('$absent') ? '($absent: Int)' : filter.includes('$related') ? '($related: OfferingFilter)' : '';
    for (let time = 0; time < 3; time++) {
      const { errors } = await app.graphql(`query ${declared} { courses(filter: ${filter}) { totalCount } }`, {}, staff);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    }
  });

  it('in a variable, also where the same statement was made for a value', async () => {
    const query = 'query ($filter: CourseFilter) { courses(filter: $filter) { totalCount } }';
    const ask = async (filter: unknown) => (await app.graphql(query, { filter }, staff)).errors?.[0]?.extensions.field;
    expect(await ask({ id: { eq: 1 } })).toBeUndefined();
    expect(await ask({ id: { eq: null } })).toBe('filter.id.eq');
    expect(await ask({ id: null })).toBe('filter.id');
    expect(await ask({ id: {} })).toBeUndefined();
    expect(await ask({ or: [{}, { id: { ne: null } }] })).toBe('filter.or.1.id.ne');
    expect(await ask(null)).toBeUndefined();
    expect(await ask(undefined)).toBeUndefined();
  });
});

describe('related rows', () => {
  it('are those that the viewer sees', async () => {
    const ask = async (token: string, filter: string) =>
      (await app.graphql(`{ courses(filter: ${filter}) { nodes { id } } }`, {}, token)).data.courses.nodes;
    expect(await ask(staff, '{ offerings: { id: { eq: 1 } } }')).toHaveLength(1);
    expect(await ask(pupil, '{ offerings: { id: { eq: 1 } } }')).toEqual([]);
    expect(await ask(staff, '{ offerings: { project: { id: { eq: 2 } } } }')).not.toEqual([]);
    expect(await ask(pupil, '{ offerings: { project: { id: { eq: 2 } } } }')).toEqual([]);
  });
});
