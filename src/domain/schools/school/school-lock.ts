import type { Viewer } from '../../../access/viewer.js';
import type { School } from '../../../generated/prisma/client.js';
import type { Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';
import { lockRow } from '../../locks.js';
import { requireApproved, requireOwner } from './school-rights.js';

export type LockedSchool = Pick<School, 'id' | 'status' | 'ownerId'>;

/** The school; until the transaction ends nobody else changes or deletes it, or adds anybody to it. Throws SCHOOL_NOT_FOUND. */
export async function lockSchool(transaction: Transaction, id: number): Promise<LockedSchool> {
  const school = await lockRow(transaction, 'School', id, ['id', 'status', 'ownerId', 'deletedAt']);
  if (school === null || school.deletedAt !== null) throw new DomainError('SCHOOL_NOT_FOUND');
  return school;
}

/**
 * As `lockSchool`, for a change of who belongs to the school. Throws in the order the contract lists: SCHOOL_NOT_FOUND,
 * SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER (contract: school.member.list, decisions).
 */
export async function lockSchoolForMembers(transaction: Transaction, viewer: Viewer, id: number): Promise<LockedSchool> {
  const school = await lockSchool(transaction, id);
  requireApproved(school);
  requireOwner(viewer, school);
  return school;
}
