import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/errors.js';
import type { SchoolStatus } from './school-status.js';

/** A school that a transaction holds: nobody else changes or deletes it, or adds anybody to it, until that ends. */
export interface HeldSchool {
  readonly id: number;
  readonly status: SchoolStatus;
  readonly ownerId: number;
}

/** Throws UNAUTHENTICATED or FORBIDDEN unless the viewer could own a school (a teacher) or manages all (administrators). */
export function requireManager(viewer: Viewer | null): asserts viewer is Viewer {
  requireRealm(viewer, 'TEACHER', 'STAFF');
  if (viewer.realm === 'STAFF' && !viewer.administrator) throw new DomainError('FORBIDDEN');
}

/** Holds a school until the transaction ends. Throws SCHOOL_NOT_FOUND. */
export async function holdSchool(transaction: Transaction, id: number): Promise<HeldSchool> {
  const [school] = await transaction.$queryRaw<HeldSchool[]>`
    SELECT id, status::text AS status, owner_id AS "ownerId" FROM school WHERE id = ${id} AND deleted_at IS NULL FOR NO KEY UPDATE`;
  if (school === undefined) throw new DomainError('SCHOOL_NOT_FOUND');
  return school;
}

export function requireApproved({ status }: Pick<HeldSchool, 'status'>): void {
  if (status !== 'APPROVED') throw new DomainError('SCHOOL_NOT_APPROVED');
}

/** Throws SCHOOL_NOT_OWNER unless the viewer is the owner, or an administrator, who may do what owners may. */
export function requireOwner(viewer: Viewer, { ownerId }: Pick<HeldSchool, 'ownerId'>): void {
  const isOwner = viewer.realm === 'TEACHER' && viewer.profileId === ownerId;
  if (!isOwner && !viewer.administrator) throw new DomainError('SCHOOL_NOT_OWNER');
}

/**
 * Holds a school for a change of who belongs to it. Throws in the order the contract lists: SCHOOL_NOT_FOUND,
 * SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER (contract: school.member.list, decisions).
 */
export async function holdForMembers(transaction: Transaction, viewer: Viewer, id: number): Promise<HeldSchool> {
  const school = await holdSchool(transaction, id);
  requireApproved(school);
  requireOwner(viewer, school);
  return school;
}
