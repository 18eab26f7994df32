import { merge, row, type TableMapping } from '../declare.js';
import { anyText, apart, china, flag, text, whole } from '../values.js';

const LONGEST_CODE = 30;

/** A code that is there already, from another system, names the same course; from this one, in another spelling, it does not. */
export const COURSE: TableMapping = {
  table: 'course',
  entity: 'Course',
  mapped: ['id', 'course_code', 'name', 'credit', 'create_time', 'modified_time', 'is_active', 'extra'],
  map: (old, at) => {
    const given = anyText(old['course_code']);
    const active = flag(old['is_active']);
    const rest = { name: anyText(old['name']), credit: whole(old['credit']), extra: text(old['extra']) };
    const createdAt = china(old['create_time']) ?? undefined;
    const found = active ? at.find('Course.code', given) : undefined;
    if (found !== undefined && !found.sameSystem) {
      at.note('code', 'the course of that code, which was there already');
      return [merge('Course', found.id, rest)];
    }
    if (found !== undefined) at.note('code', `another active course has this code: ${JSON.stringify(given)}`);
    const code = found === undefined ? given : apart(given, at, LONGEST_CODE);
    return [row('Course', { code, active, ...rest, createdAt, updatedAt: china(old['modified_time']) ?? createdAt })];
  },
};
