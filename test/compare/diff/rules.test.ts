import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { globOf } from '../../../src/compare/rules/glob.js';
import { loadRules } from '../../../src/compare/rules/load-rules.js';
import { RULES } from '../../../src/compare/rules/rules.js';
import { datamodel } from '../../../src/generated/datamodel.js';
import { surfaces } from '../../../src/legacy/surfaces.js';

describe.each(['summer-crm', 'summer-student', 'school', 'miniapp'])('the rules of %s', (name) => {
  const file = RULES.parse(parse(readFileSync(`src/compare/rules/${name}.yaml`, 'utf8')));
  const endpoints = surfaces.find((surface) => surface.name === name)?.contract.endpoints.map(({ id }) => id) ?? [];

  it('name endpoints that there are', () => {
    const patterns = [...file.values, ...file.ignore, ...file.explained].flatMap(({ endpoint }) => endpoint ?? []);
    expect(patterns.filter((pattern) => !endpoints.some((id) => globOf(pattern).test(id)))).toEqual([]);
  });

  it('name kinds of rows that there are', () => {
    expect(file.values.flatMap(({ entities = [] }) => entities).filter((entity) => datamodel.models[entity] === undefined)).toEqual([]);
  });
});

it.each([
  ['summer-student.campus.list', 'data[].id', ['Campus', 'CampusType', 'Project']],
  [
    'summer-student.project.detail',
    'path.id',
    ['Project', 'Campus', 'CampusType', 'ProjectFee', 'Offering', 'Enrolment', 'CreditTransfer'],
  ],
  ['summer-student.order.detail', 'data.user', ['Student', 'Staff']],
  ['school.fan.list', 'data.list[].id', ['Teacher', 'Pupil', 'School']],
  ['school.school.list', 'data.list[].id', ['School']],
])('ids of %s at %s are looked for among %s', (endpoint, at, entities) => {
  expect(loadRules(endpoint.split('.', 1)[0] ?? '').valueAt(endpoint, at)).toEqual({ as: 'id', entities });
});
