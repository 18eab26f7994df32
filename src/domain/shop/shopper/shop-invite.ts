import type { Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/errors.js';
import { shopperWithInviteCode } from '../../values/identifiers.js';

/**
 * Records who invited a shopper, in a serialisable transaction. The code of a shopper who already has an inviter or a
 * paid order is ignored. Throws INVITE_CODE_UNKNOWN when nobody owns the code, or when its owner is the shopper or was,
 * over any number of steps, invited by the shopper: invitations make no circle (contract: course-agent.auth.login).
 */
export async function acceptInvite(transaction: Transaction, accountId: number, inviteCode: string): Promise<void> {
  const { id, inviterId, paid } = await standing(transaction, accountId);
  if (inviterId !== null || paid) return;
  const ownerId = await shopperWithInviteCode(transaction, inviteCode);
  if (ownerId === null || (await descendsFrom(transaction, ownerId, id)))
    throw new DomainError('INVITE_CODE_UNKNOWN', { field: 'inviteCode' });
  await transaction.shopper.update({ where: { id }, data: { inviterId: ownerId } });
}

async function standing(transaction: Transaction, accountId: number): Promise<{ id: number; inviterId: number | null; paid: boolean }> {
  const { id, inviterId, orders } = await transaction.shopper.findUniqueOrThrow({
    where: { accountId },
    select: { id: true, inviterId: true, orders: { where: { status: 'PAYED' }, take: 1, select: { id: true } } },
  });
  return { id, inviterId, paid: orders.length > 0 };
}

/** Whether one shopper is the other, or was invited by the other or by somebody who descends from the other. */
async function descendsFrom(transaction: Transaction, id: number, ancestorId: number): Promise<boolean> {
  const [found] = await transaction.$queryRaw<{ descends: boolean }[]>`
    WITH RECURSIVE line AS (
      SELECT id, inviter_id FROM shopper WHERE id = ${id}
      UNION
      SELECT s.id, s.inviter_id FROM shopper s JOIN line ON s.id = line.inviter_id
    )
    SELECT EXISTS (SELECT 1 FROM line WHERE id = ${ancestorId}) AS descends`;
  return found?.descends === true;
}
