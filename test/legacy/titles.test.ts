import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { summerStudent } from '../../src/legacy/summer-student/surface.js';

/** Where the endpoints of a surface are tested one by one; walks and tables of all endpoints are elsewhere. */
const FOLDERS = [{ surface: summerStudent, folder: 'summer-student' }];

/** `(contract: summer-student.order.create, summer-student.order.detail)` in a title. */
const NAMED = /(?:describe|it|test)(?:\.each[\s\S]*?\))?\(\s*(['"`])(?:(?!\1)[\s\S])*?\(contract: ([^)]+)\)\1/g;

test.each(FOLDERS)('every endpoint of $folder stands in the title of a test', ({ surface, folder }) => {
  const place = new URL(`${folder}/`, import.meta.url);
  const named = readdirSync(place)
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(new URL(file, place), 'utf8').matchAll(NAMED)].flatMap(([, , ids = '']) => ids.split(/[,;]\s*/)));
  const ids = surface.contract.endpoints.map(({ id }) => id);
  expect(ids.filter((id) => !named.includes(id))).toEqual([]);
  expect(named.filter((id) => id.startsWith(`${folder}.`) && !ids.includes(id))).toEqual([]);
});
