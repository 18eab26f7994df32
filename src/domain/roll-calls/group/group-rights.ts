import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { GroupRole } from '../../../generated/prisma/client.js';
import { DomainError } from '../../errors.js';

/** Who decides about groups as a whole: 管理员 of the mini-program, and administrators of the staff. */
export function isOrganiser({ administrator, memberPermission }: Viewer): boolean {
  return administrator || memberPermission === 'ADMIN';
}

/** Throws UNAUTHENTICATED or FORBIDDEN unless the viewer could manage a group: a member, or an administrator of the staff. */
export function requireInsider(viewer: Viewer | null): asserts viewer is Viewer {
  requireRealm(viewer, 'MEMBER', 'STAFF');
  if (viewer.realm === 'STAFF' && !viewer.administrator) throw new DomainError('FORBIDDEN');
}

/** Throws UNAUTHENTICATED, FORBIDDEN. */
export function requireOrganiser(viewer: Viewer | null): asserts viewer is Viewer {
  requireInsider(viewer);
  if (!isOrganiser(viewer)) throw new DomainError('FORBIDDEN');
}

/** The member that somebody is; null for staff, which no condition finds. */
export function memberOf({ realm, profileId }: Viewer): number | null {
  return realm === 'MEMBER' ? profileId : null;
}

/** Throws NOT_FOUND to strangers, who are not to learn that there is such a group, GROUP_MANAGERS_ONLY to its other members. */
export function requireManager(viewer: Viewer, there: boolean, acting: { readonly role: GroupRole } | null): void {
  if (!there || (acting === null && !isOrganiser(viewer))) throw new DomainError('NOT_FOUND');
  if (acting?.role !== 'MANAGER' && !isOrganiser(viewer)) throw new DomainError('GROUP_MANAGERS_ONLY');
}
