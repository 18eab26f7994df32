import { DomainError } from '../platform/errors.js';
import type { Realm } from './audiences.js';
import type { Viewer } from './viewer.js';

type Asking = Viewer | null;

/** Throws UNAUTHENTICATED unless somebody is signed in. */
export function requireViewer(viewer: Asking): asserts viewer is Viewer {
  if (viewer === null) throw new DomainError('UNAUTHENTICATED');
}

/** Throws UNAUTHENTICATED, or FORBIDDEN unless the viewer belongs to one of the realms. */
export function requireRealm(viewer: Asking, ...realms: readonly Realm[]): asserts viewer is Viewer {
  requireViewer(viewer);
  if (!realms.includes(viewer.realm)) throw new DomainError('FORBIDDEN');
}

/** Throws UNAUTHENTICATED, or FORBIDDEN unless the viewer is a member of staff. */
export function requireStaff(viewer: Asking): asserts viewer is Viewer {
  requireRealm(viewer, 'STAFF');
}

/** Throws UNAUTHENTICATED, or FORBIDDEN unless the viewer is staff whose role is administrator. */
export function requireAdministrator(viewer: Asking): asserts viewer is Viewer {
  requireStaff(viewer);
  if (!viewer.administrator) throw new DomainError('FORBIDDEN');
}

/** Throws UNAUTHENTICATED, or FORBIDDEN unless the viewer is staff whose role grants the menu entry (contract: summer-crm, auth). */
export function requireMenu(viewer: Asking, menu: string): asserts viewer is Viewer {
  requireStaff(viewer);
  if (!viewer.menus.includes(menu)) throw new DomainError('FORBIDDEN');
}
