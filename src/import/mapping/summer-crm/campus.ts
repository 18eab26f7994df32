import { merge, row, type TableMapping } from '../declare.js';
import { anyText, apart, china, flag } from '../values.js';

const LONGEST_NAME = 30;

/** Two campuses of this system whose names we take for one (`UCLA`, `ＵＣＬＡ`) stay two: the later is told apart by its id. */
export const CAMPUS: TableMapping = {
  table: 'campus',
  entity: 'Campus',
  mapped: ['id', 'name', 'info', 'create_time', 'update_time', 'is_active'],
  map: (old, at) => {
    const given = anyText(old['name']);
    const info = anyText(old['info']);
    const active = flag(old['is_active']);
    const createdAt = china(old['create_time']) ?? undefined;
    const updatedAt = china(old['update_time']) ?? createdAt;
    const found = active ? at.find('Campus.name', given) : undefined;
    if (found !== undefined && !found.sameSystem) {
      at.note('name', 'the campus of that name, which was there already');
      return [merge('Campus', found.id, { info })];
    }
    if (found !== undefined) at.note('name', `another active campus is called so: ${JSON.stringify(given)}`);
    const name = found === undefined ? given : apart(given, at, LONGEST_NAME);
    return [row('Campus', { name, info, active, createdAt, updatedAt })];
  },
};
