import { RIGHTS } from '../../../access/menu-rights.js';
import type { Viewer } from '../../../access/viewer.js';
import { DomainError } from '../../errors.js';

/** A menu entry that a role is granted. */
export interface Granted {
  readonly id: number;
  readonly name: string;
}

/** What has to be known of a role that somebody is given. */
export const ROLE_GIVEN = { administrator: true, privileges: { select: { menu: { select: { id: true, name: true } } } } } as const;

interface RoleGiven {
  readonly administrator: boolean;
  readonly privileges: readonly { readonly menu: Granted }[];
}

/** The menu entries that a role is granted. */
export function grantedBy({ privileges }: RoleGiven): Granted[] {
  return privileges.map(({ menu }) => menu);
}

/**
 * Nobody but an administrator gives another a right that they lack: with a role, its privileges, or a password that opens
 * somebody's account. Entries that are only shown may be given by whoever manages roles or accounts, as the old back office
 * does (contract: summer-crm, auth.decisions: menu privileges mainly show menus). Throws RIGHT_BEYOND_OWN.
 */
export function requireRightsOfOwn(viewer: Viewer, given: readonly Granted[], field: string): void {
  refuseFirst(
    viewer,
    given.filter(({ name }) => RIGHTS.includes(name) && !viewer.menus.includes(name)),
    field,
  );
}

/** Nobody but an administrator gives themselves anything more, not even an entry that is only shown. Throws RIGHT_BEYOND_OWN. */
export function requireNothingNew(viewer: Viewer, before: readonly number[], given: readonly Granted[], field: string): void {
  refuseFirst(
    viewer,
    given.filter(({ id }) => !before.includes(id)),
    field,
  );
}

function refuseFirst(viewer: Viewer, [lacked]: readonly Granted[], field: string): void {
  if (viewer.administrator || lacked === undefined) return;
  throw new DomainError('RIGHT_BEYOND_OWN', { field, params: { menu: lacked.name } });
}
