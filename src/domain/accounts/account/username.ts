import type { Realm } from '../../../access/audiences.js';
import { identifierOf } from '../../values/identifiers.js';

const MAX_LENGTH = 255;

/** A user name as it is stored; a teacher's, an email address, in lower case (contract: school.auth.login). Throws BAD_USER_INPUT. */
export function usernameIn(realm: Realm, username: string): string {
  const name = identifierOf(username, { field: 'username', max: MAX_LENGTH });
  return realm === 'TEACHER' ? name.toLowerCase() : name;
}
