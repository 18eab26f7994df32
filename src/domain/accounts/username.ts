import type { Realm } from '../../core/auth/audiences.js';

/** A user name as the database keeps it: without blanks at its ends; a teacher's, an email address, in lower case (contract: school.auth.login). */
export function usernameIn(realm: Realm, username: string): string {
  const name = username.trim();
  return realm === 'TEACHER' ? name.toLowerCase() : name;
}
