import type { SourceRow } from '../../source/source.js';
import { type Context, merge, row, type Outcome, type TableMapping } from '../declare.js';
import { anyText, apart, flag, text, whole } from '../values.js';
import type { Clock } from './clock.js';

const LONGEST_CAMPUS = 30;
const LONGEST_CODE = 30;

type Times = ReturnType<Clock['times']>;

/**
 * A campus of that name that another system has is the same one. Two campuses of one system whose names we take for one (`UCLA`, `ＵＣＬＡ`) stay
 * two: the later is told apart by its id.
 */
export function campusOf<V extends { readonly info: string }>(
  old: SourceRow,
  at: Context,
  values: V,
  times: Times,
  active = true,
): Outcome {
  const given = anyText(old['name']);
  const found = active ? at.find('Campus.name', given) : undefined;
  if (found !== undefined && !found.sameSystem) {
    at.note('name', 'the campus of that name, which was there already');
    return [merge('Campus', found.id, values)];
  }
  if (found !== undefined) at.note('name', `another active campus is called so: ${JSON.stringify(given)}`);
  const name = found === undefined ? given : apart(given, at, LONGEST_CAMPUS);
  return [row('Campus', { name, active, ...values, ...times })];
}

/** A code that is there already, from another system, names the same course; from this one, in another spelling, it does not. */
export function courses({ times }: Clock, further: readonly string[] = []): TableMapping {
  return {
    table: 'course',
    entity: 'Course',
    mapped: ['id', 'course_code', 'name', 'credit', 'create_time', 'modified_time', 'is_active', ...further],
    map: (old, at) => {
      const given = anyText(old['course_code']);
      const active = flag(old['is_active']);
      const rest = { name: anyText(old['name']), credit: whole(old['credit']), extra: text(old['extra']) };
      const found = active ? at.find('Course.code', given) : undefined;
      if (found !== undefined && !found.sameSystem) {
        at.note('code', 'the course of that code, which was there already');
        return [merge('Course', found.id, rest)];
      }
      if (found !== undefined) at.note('code', `another active course has this code: ${JSON.stringify(given)}`);
      const code = found === undefined ? given : apart(given, at, LONGEST_CODE);
      return [row('Course', { code, active, ...rest, ...times(old) })];
    },
  };
}
