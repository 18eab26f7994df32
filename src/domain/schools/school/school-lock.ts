import type { Viewer } from '../../../access/viewer.js';
import type { School } from '../../../generated/prisma/client.js';
import { type Lock, lock, row } from '../../../write/facts.js';
import { DomainError } from '../../errors.js';
import { requireApproved, requireOwner } from './school-rights.js';

export type LockedSchool = Pick<School, 'id' | 'status' | 'ownerId'>;

const SCHOOL = { id: true, status: true, ownerId: true } as const;

/** Held, nobody else changes or deletes the school, or adds anybody to it. */
export const schoolLock = (id: number): Lock => lock('School', { id });

/** The school, where it has not been deleted. */
export const schoolWith = (id: number) => row('School', { where: { id, deletedAt: null }, select: SCHOOL });

/** As `schoolWith`, locked as by `schoolLock`: the only fact of its write. */
export const lockedSchool = (id: number) => row('School', { where: { id, deletedAt: null }, select: SCHOOL, lock: 'write' });

/** Throws SCHOOL_NOT_FOUND. */
export function requireSchool(school: LockedSchool | null): LockedSchool {
  if (school === null) throw new DomainError('SCHOOL_NOT_FOUND');
  return school;
}

/**
 * For a change of who belongs to a school. Throws in the order the contract lists: SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED,
 * SCHOOL_NOT_OWNER (contract: school.member.list, decisions).
 */
export function requireManaged(school: LockedSchool | null, viewer: Viewer): LockedSchool {
  const known = requireSchool(school);
  requireApproved(known);
  requireOwner(viewer, known);
  return known;
}
