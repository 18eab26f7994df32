import { type Change, update } from '../../write/changes.js';
import { row } from '../../write/facts.js';

/** The invitation of a student that counts already, else the newest. */
export const invitationOf = (studentId: number) =>
  row('Recommendation', {
    where: { inviteeId: studentId },
    orderBy: [{ effective: 'desc' }, { invitedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, effective: true },
  });

/**
 * The student has ordered: the newest invitation that brought them counts, unless one does already
 * (contract: summer-crm.order.create, record.recommend-success).
 */
export function invitationCounts(invitation: { readonly id: number; readonly effective: boolean } | null): Change[] {
  return invitation === null || invitation.effective ? [] : [update('Recommendation', { id: invitation.id }, { effective: true })];
}
