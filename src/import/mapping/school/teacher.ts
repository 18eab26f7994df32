import { IdOf, row, type TableMapping } from '../declare.js';
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
      row('Teacher', { accountId: new IdOf('Account'), name: anyText(old['name']), lineId: text(old['line_id']), ...times }),
    ];
  },
};
