import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { School } from '../../../generated/prisma/client.js';
import { DomainError } from '../../errors.js';

/** Throws UNAUTHENTICATED or FORBIDDEN unless the viewer could own a school (a teacher) or manages all (administrators). */
export function requireManager(viewer: Viewer | null): asserts viewer is Viewer {
  requireRealm(viewer, 'TEACHER', 'STAFF');
  if (viewer.realm === 'STAFF' && !viewer.administrator) throw new DomainError('FORBIDDEN');
}

export function requireApproved({ status }: Pick<School, 'status'>): void {
  if (status !== 'APPROVED') throw new DomainError('SCHOOL_NOT_APPROVED');
}

/** Throws SCHOOL_NOT_OWNER unless the viewer is the owner, or an administrator, who may do what owners may. */
export function requireOwner(viewer: Viewer, { ownerId }: Pick<School, 'ownerId'>): void {
  const isOwner = viewer.realm === 'TEACHER' && viewer.profileId === ownerId;
  if (!isOwner && !viewer.administrator) throw new DomainError('SCHOOL_NOT_OWNER');
}
