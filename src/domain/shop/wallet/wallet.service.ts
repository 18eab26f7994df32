import { requireAdministrator, requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';
import { lockRow } from '../../locks.js';
import { requireWithdrawalMove, type WithdrawalStatus } from '../shop-status.js';

/** What a closed withdrawal's amount, held in inCash until then, becomes. */
const DESTINATIONS = { PAID: 'isCashFen', REJECTED: 'notCashFen' } as const satisfies Partial<Record<WithdrawalStatus, string>>;

/**
 * Withdrawals: shoppers ask, administrators complete or reject. Money only moves between the three parts of a wallet, so
 * they always add up to the shopper's incomes (contract: course-agent.wallet.get). Methods answer the withdrawal's id.
 */
export class WalletService {
  constructor(private readonly database: Database) {}

  async request(viewer: Viewer | null, amountFen: number): Promise<number> {
    requireRealm(viewer, 'SHOPPER');
    if (amountFen < 1) throw new DomainError('BAD_USER_INPUT', { field: 'amountFen' });
    const shopperId = viewer.profileId;
    return this.database.transaction(async (transaction) => {
      // One statement, which looks at the balance again once nobody else is writing the wallet.
      const { count } = await transaction.shopper.updateMany({
        where: { id: shopperId, notCashFen: { gte: amountFen } },
        data: { notCashFen: { decrement: amountFen }, inCashFen: { increment: amountFen } },
      });
      if (count === 0) throw new DomainError('WITHDRAWAL_EXCEEDS_BALANCE', { field: 'amountFen' });
      const { id } = await transaction.withdrawal.create({ data: { shopperId, amountFen } });
      return id;
    });
  }

  complete(viewer: Viewer | null, id: number): Promise<number> {
    return this.close(viewer, id, 'PAID');
  }

  reject(viewer: Viewer | null, id: number): Promise<number> {
    return this.close(viewer, id, 'REJECTED');
  }

  private async close(viewer: Viewer | null, id: number, status: keyof typeof DESTINATIONS): Promise<number> {
    requireAdministrator(viewer);
    await this.database.transaction(async (transaction) => {
      const withdrawal = await lockRow(transaction, 'Withdrawal', id, ['status', 'shopperId', 'amountFen']);
      if (withdrawal === null) throw new DomainError('NOT_FOUND');
      requireWithdrawalMove(withdrawal.status, status);
      const { shopperId, amountFen } = withdrawal;
      await transaction.withdrawal.update({ where: { id }, data: { status } });
      await transaction.shopper.update({
        where: { id: shopperId },
        data: { inCashFen: { decrement: amountFen }, [DESTINATIONS[status]]: { increment: amountFen } },
      });
    });
    return id;
  }
}
