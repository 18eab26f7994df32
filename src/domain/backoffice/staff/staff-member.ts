import { row } from '../../../write/facts.js';
import { DomainError } from '../../errors.js';

/** The member of staff whom an input names. */
export const staffNamed = (id: number) => row('Staff', { where: { id }, select: { id: true } });

/** Throws RELATED_MISSING for `staffId` where `staffNamed` found nobody. */
export function requireNamedStaff(staff: object | null, id: number): void {
  if (staff === null) throw new DomainError('RELATED_MISSING', { field: 'staffId', params: { id } });
}
