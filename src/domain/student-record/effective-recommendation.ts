import type { Transaction } from '../../platform/database/database.js';

/**
 * The student has ordered: the newest invitation that brought them counts, unless one does already
 * (contract: summer-crm.order.create, record.recommend-success).
 */
export async function makeRecommendationEffective(tx: Transaction, inviteeId: number): Promise<void> {
  const newest = await tx.recommendation.findFirst({
    where: { inviteeId },
    orderBy: [{ effective: 'desc' }, { invitedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, effective: true },
  });
  if (newest === null || newest.effective) return;
  await tx.recommendation.update({ where: { id: newest.id }, data: { effective: true }, select: { id: true } });
}
