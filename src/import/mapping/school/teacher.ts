import type { SourceRow } from '../../source/source.js';
import { type Context, IdOf, row, type TableMapping } from '../declare.js';
import { hashOf } from '../stored-password.js';
import { anyText, text } from '../values.js';
import { moments, usernameOf } from './values.js';

export const TEACHER: TableMapping = {
  table: 'teachers',
  entity: 'Teacher',
  mapped: ['id', 'name', 'username', 'password', 'line_id', 'created_at', 'updated_at'],
  map: (old, at) => {
    const times = moments(old);
    return [
      row('Account', { realm: 'TEACHER', username: usernameOf(old, 'TEACHER', at), passwordHash: hashOf(old['password'], at), ...times }),
      row('Teacher', { accountId: new IdOf('Account'), name: anyText(old['name']), lineId: lineIdOf(old, at), ...times }),
    ];
  },
};

/** It is one teacher's only. */
function lineIdOf(old: SourceRow, at: Context): string | null {
  const given = text(old['line_id']);
  const taken = given === null ? undefined : at.find('Teacher.lineId', given);
  if (taken !== undefined) at.note('lineId', 'another teacher has it: left empty');
  return taken === undefined ? given : null;
}
