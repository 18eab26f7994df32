import type { Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';

/** Throws RELATED_MISSING for `staffId` where there is no such member of staff. */
export async function requireStaffMember(tx: Transaction, id: number): Promise<void> {
  const staff = await tx.staff.findUnique({ where: { id }, select: { id: true } });
  if (staff === null) throw new DomainError('RELATED_MISSING', { field: 'staffId', params: { id } });
}
