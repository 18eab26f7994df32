import { PlatformError } from '../platform/errors.js';
import { type Audience, AUDIENCES, type Realm } from './audiences.js';
import type { Viewer } from './viewer.js';

type Asking = Viewer | null;

/** Throws UNAUTHENTICATED unless somebody is signed in. */
export function requireViewer(viewer: Asking): asserts viewer is Viewer {
  if (viewer === null) throw new PlatformError('UNAUTHENTICATED');
}

/** Throws UNAUTHENTICATED, or FORBIDDEN unless the viewer belongs to one of the realms. */
export function requireRealm(viewer: Asking, ...realms: readonly Realm[]): asserts viewer is Viewer {
  requireViewer(viewer);
  if (!realms.includes(viewer.realm)) throw new PlatformError('FORBIDDEN');
}

/** Throws UNAUTHENTICATED, or FORBIDDEN unless the viewer is a member of staff. */
export function requireStaff(viewer: Asking): asserts viewer is Viewer {
  requireRealm(viewer, 'STAFF');
}

/** Throws UNAUTHENTICATED, or FORBIDDEN unless the viewer is staff whose role is administrator. */
export function requireAdministrator(viewer: Asking): asserts viewer is Viewer {
  requireStaff(viewer);
  if (!viewer.administrator) throw new PlatformError('FORBIDDEN');
}

/** Throws FORBIDDEN unless people of the realm can hold a session of the audience. */
export function requireEntrance(audience: Audience, realm: Realm): void {
  if (!AUDIENCES[audience].realms.includes(realm)) throw new PlatformError('FORBIDDEN');
}

/** Throws PASSWORD_CHANGE_REQUIRED where the audience wants a new password first. */
export function requireOwnPassword(audience: Audience, { mustChangePassword }: { readonly mustChangePassword: boolean }): void {
  if (mustChangePassword && AUDIENCES[audience].passwordChangeDemanded) throw new PlatformError('PASSWORD_CHANGE_REQUIRED');
}

/** Whether a change of one's own password needs the present one. */
export function mustProveOwnPassword({ audience }: Viewer): boolean {
  return AUDIENCES[audience].ownPasswordProven;
}

/**
 * Which student a viewer acts for when they name this one, or none: students themselves, staff whom they name. Null: for nobody, because
 * a student names another, staff name none, or the viewer is neither (contracts: summer-crm, auth.rules; summer-crm.order.create).
 */
export function studentActedFor({ realm, profileId }: Viewer, named: number | null | undefined): number | null {
  if (realm === 'STAFF') return named ?? null;
  return realm === 'STUDENT' && (named ?? profileId) === profileId ? profileId : null;
}
