import type { Database, Transaction } from '../../core/database/database.js';
import { DomainError } from '../../core/errors.js';

/**
 * Records who invited a shopper. The code of a shopper who already has an inviter or a paid order is ignored.
 * Throws INVITE_CODE_UNKNOWN when nobody owns the code, or when its owner is the shopper or was, over any number of
 * steps, invited by the shopper: invitations make no circle (contract: course-agent.auth.login).
 */
export async function acceptInvite(database: Database, shopperId: number, inviteCode: string): Promise<void> {
  await database.transaction(
    async (transaction) => {
      if (!(await canBeInvited(transaction, shopperId))) return;
      const owner = await transaction.shopper.findUnique({ where: { inviteCode }, select: { id: true } });
      if (owner === null || (await descendsFrom(transaction, owner.id, shopperId))) throw new DomainError('INVITE_CODE_UNKNOWN', { field: 'inviteCode' });
      await transaction.shopper.update({ where: { id: shopperId }, data: { inviterId: owner.id } });
    },
    { serializable: true },
  );
}

async function canBeInvited(transaction: Transaction, id: number): Promise<boolean> {
  const shopper = await transaction.shopper.findUniqueOrThrow({
    where: { id },
    select: { inviterId: true, _count: { select: { orders: { where: { status: 'PAYED' } } } } },
  });
  return shopper.inviterId === null && shopper._count.orders === 0;
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
