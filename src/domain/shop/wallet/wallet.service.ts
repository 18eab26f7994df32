import { requireRealm } from '../../../access/authorize.js';
import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, type NewId, plus, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireWithdrawalMove, type WithdrawalStatus } from '../shop-status.js';

/** What a closed withdrawal's amount, held in inCash until then, becomes. */
const DESTINATIONS = { PAID: 'isCashFen', REJECTED: 'notCashFen' } as const satisfies Partial<Record<WithdrawalStatus, string>>;
type Closed = keyof typeof DESTINATIONS;

const REQUESTING = defineWrite<{ shopperId: number }>()({
  facts: ({ shopperId }) => ({
    shopper: row('Shopper', { where: { id: shopperId }, select: { id: true, notCashFen: true }, lock: 'write' }),
  }),
});

const CLOSING = defineWrite<{ id: number }>()({
  facts: ({ id }) => ({
    withdrawal: row('Withdrawal', {
      where: { id },
      select: { id: true, status: true, shopperId: true, amountFen: true },
      lock: 'write',
    }),
  }),
});

export function requestWithdrawal({ shopper }: FactsOf<typeof REQUESTING>, amountFen: number): Decision<NewId> {
  if (shopper === null || shopper.notCashFen < amountFen) throw new DomainError('WITHDRAWAL_EXCEEDS_BALANCE', { field: 'amountFen' });
  const withdrawal = insert('Withdrawal', { shopperId: shopper.id, amountFen });
  const wallet = { notCashFen: plus(-amountFen), inCashFen: plus(amountFen) };
  return decision([update('Shopper', { id: shopper.id }, wallet), withdrawal], withdrawal.id);
}

/** Throws NOT_FOUND, WITHDRAWAL_CLOSED. */
export function closeWithdrawal({ withdrawal }: FactsOf<typeof CLOSING>, status: Closed): Decision<number> {
  if (withdrawal === null) throw new DomainError('NOT_FOUND');
  requireWithdrawalMove(withdrawal.status, status);
  const { id, shopperId, amountFen } = withdrawal;
  const wallet = { inCashFen: plus(-amountFen), [DESTINATIONS[status]]: plus(amountFen) };
  return decision([update('Withdrawal', { id }, { status }), update('Shopper', { id: shopperId }, wallet)], id);
}

/**
 * Withdrawals: shoppers ask, administrators complete or reject. Money only moves between the three parts of a wallet, so
 * they always add up to the shopper's incomes (contract: course-agent.wallet.get). Methods answer the withdrawal's id.
 */
export class WalletService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async request(viewer: Viewer | null, amountFen: number): Promise<number> {
    requireRealm(viewer, 'SHOPPER');
    if (amountFen < 1) throw new DomainError('BAD_USER_INPUT', { field: 'amountFen' });
    return this.core.writer.run(REQUESTING, { shopperId: viewer.profileId }, (facts) => requestWithdrawal(facts, amountFen));
  }

  complete(viewer: Viewer | null, id: number): Promise<number> {
    return this.close(viewer, id, 'PAID');
  }

  reject(viewer: Viewer | null, id: number): Promise<number> {
    return this.close(viewer, id, 'REJECTED');
  }

  private async close(viewer: Viewer | null, id: number, status: Closed): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    return this.core.writer.run(CLOSING, { id }, (facts) => closeWithdrawal(facts, status));
  }
}
