import type { Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';
import { lockRow } from '../../locks.js';
import { shopperWithInviteCode } from '../../values/identifiers.js';

/** Names the lock among advisory locks: "invi". */
const INVITATIONS = 0x696e7669;

/**
 * Records who invited a shopper. The code of a shopper who already has an inviter or a paid order is ignored. Throws
 * INVITE_CODE_UNKNOWN when nobody owns the code, or when its owner is the shopper or was, over any number of steps,
 * invited by the shopper: invitations make no circle (contract: course-agent.auth.login).
 */
export async function acceptInvite(transaction: Transaction, accountId: number, inviteCode: string): Promise<void> {
  const { id, inviterId } = await transaction.shopper.findUniqueOrThrow({ where: { accountId }, select: { id: true, inviterId: true } });
  if (inviterId !== null || !(await lockUninvited(transaction, id))) return;
  // A circle may close over many shoppers, so invitations are accepted one at a time.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${INVITATIONS})`;
  const ownerId = await shopperWithInviteCode(transaction, inviteCode);
  if (ownerId === null || (await descendsFrom(transaction, ownerId, id)))
    throw new DomainError('INVITE_CODE_UNKNOWN', { field: 'inviteCode' });
  await transaction.shopper.update({ where: { id }, data: { inviterId: ownerId } });
}

/** Locks the shopper; answers whether they can still be invited: no other code was accepted, and no order of theirs paid. */
async function lockUninvited(transaction: Transaction, id: number): Promise<boolean> {
  const shopper = await lockRow(transaction, 'Shopper', id, ['inviterId']);
  return shopper?.inviterId === null && (await transaction.shopOrder.count({ where: { shopperId: id, status: 'PAYED' } })) === 0;
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
