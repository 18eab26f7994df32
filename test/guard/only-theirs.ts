import { expect } from 'vitest';
import { EXPECTED, GUARDED_FIELDS } from './expected.js';
import { alongIds, expectedIds } from './truth.js';
import { CLASSES, type ViewerName } from './viewers.js';
import { objectsIn, type Met } from './walk.js';
import type { Guarded } from './world/world.js';

/**
 * Every object met is one that the table lets this viewer see; lists count no more than they show. `known` keeps what was
 * found out of the types, for a viewer whose rights and rows do not change from one call to the next.
 */
export async function expectOnlyTheirs(
  app: Guarded,
  name: ViewerName,
  data: unknown,
  known = new Map<string, Set<string>>(),
): Promise<void> {
  const strangers: string[] = [];
  for (const met of objectsIn(data)) {
    const { type, fields, path } = met;
    if (EXPECTED[type] !== undefined) {
      const visible = known.get(type) ?? new Set([...(await expectedIds(app, type, name)), ...(await alongIds(app, type, name))]);
      known.set(type, visible);
      if (!visible.has(String(fields['id']))) strangers.push(`${type} ${String(fields['id'])} at ${path}`);
    } else if (type.endsWith('Connection') && fields['totalCount'] !== Object(fields['nodes']).length) {
      strangers.push(`${path} counts what it does not show`);
    }
    strangers.push(...guardedFieldsIn(name, met));
  }
  expect(strangers).toEqual([]);
}

function guardedFieldsIn(name: ViewerName, { type, fields, path }: Met): string[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const readers = GUARDED_FIELDS[`${type}.${field}`];
    return readers === undefined || readers.includes(CLASSES[name]) || value === null ? [] : [`${type}.${field} at ${path}`];
  });
}
