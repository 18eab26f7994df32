import type { Audience, Realm } from './audiences.js';

/** Somebody who is signed in, with everything that rights depend on. Nobody is `null`. */
export interface Viewer {
  readonly accountId: number;
  readonly realm: Realm;
  /** Id of the Staff, Student, Teacher, Pupil, Shopper or Member row: what old clients call user_id. */
  readonly profileId: number;
  readonly sessionId: string;
  /** The audience in use: the one whose rules hold. Staff may use a session of another one (see `alsoAccepts`). */
  readonly audience: Audience;
  /** Staff whose role is an enabled administrator role. */
  readonly administrator: boolean;
  /** Names of the menu entries granted to a member of staff by their role; none while the role is disabled. */
  readonly menus: readonly string[];
  /** A shopper whom the back office marked as staff of the shop. */
  readonly shopStaff: boolean;
  readonly memberPermission: 'STUDENT' | 'TEACHER' | 'ADMIN' | null;
}
