import { anySpelling } from '../../../write/any-spelling.js';
import { type Change, update } from '../../../write/changes.js';
import { count, inTurn, type Known, line, lock, row, rows } from '../../../write/facts.js';
import { DomainError } from '../../errors.js';
import { canName } from '../../values/identifiers.js';

/** Names the lock among advisory locks: "invi". */
const INVITATIONS = 0x696e7669;

/** Facts of a shopper's account and of the code that they bring. */
interface InvitePlaces {
  readonly accountId: number;
  readonly inviteCode: string;
}

/** A circle may close over many shoppers, so invitations are accepted one at a time. */
export const inviteLocks = ({ accountId }: InvitePlaces) => [lock('Shopper', { accountId }), inTurn(INVITATIONS)];

export const inviteFacts = ({ accountId, inviteCode }: InvitePlaces) => ({
  invitee: row('Shopper', { where: { accountId }, select: { id: true, inviterId: true } }),
  paidOrders: count('ShopOrder', { shopper: { accountId }, status: 'PAYED' }),
  // Several, where codes were given that are one in two spellings.
  owners: rows('Shopper', {
    where: { inviteCode: anySpelling(inviteCode) },
    orderBy: { id: 'asc' },
    select: { id: true, inviteCode: true },
  }),
  lineOfOwner: line('Shopper', { where: { inviteCode: anySpelling(inviteCode) }, along: 'inviter' }),
});

/** The code as the facts are asked with it; null is nobody's. */
export function askedCode(inviteCode: string): string | null {
  return canName(inviteCode) ? inviteCode : null;
}

/**
 * Records who invited a shopper. The code of a shopper who already has an inviter or a paid order is ignored. Throws
 * INVITE_CODE_UNKNOWN when nobody owns the code, or when its owner is the shopper or was, over any number of steps,
 * invited by the shopper: invitations make no circle (contract: course-agent.auth.login).
 */
export function acceptInvite(
  { invitee, paidOrders, owners, lineOfOwner }: Known<ReturnType<typeof inviteFacts>>,
  inviteCode: string,
): Change[] {
  if (invitee === null || invitee.inviterId !== null || paidOrders > 0) return [];
  const owner = owners.find((one) => one.inviteCode === inviteCode) ?? owners[0];
  if (owner === undefined || lineOfOwner.includes(invitee.id)) throw new DomainError('INVITE_CODE_UNKNOWN', { field: 'inviteCode' });
  return [update('Shopper', { id: invitee.id }, { inviterId: owner.id })];
}
