import type { Transaction } from '../../../platform/database/database.js';
import { lockRow } from '../../locks.js';

/** An order that has just been paid. */
interface PaidOrder {
  readonly id: number;
  readonly shopperId: number;
  readonly amountFen: number;
}

/** Rates have at most four decimals (setting SHOP_COMMISSION_PERCENT); counted in these, the arithmetic is exact. */
const RATE_PARTS = 10_000;

/** The inviter's share of a price, rounded down to whole fen (contract: course-agent.income.list). */
export function commissionOf(amountFen: number, rate: number): number {
  return Math.floor((amountFen * Math.round(rate * RATE_PARTS)) / RATE_PARTS);
}

/** Gives the buyer's inviter their income and puts it into the wallet; a buyer without an inviter, or a share of nothing, books nothing. */
export async function bookCommission(
  transaction: Transaction,
  { id: orderId, shopperId, amountFen }: PaidOrder,
  rate: number,
): Promise<void> {
  const commission = commissionOf(amountFen, rate);
  // Locked, so that no code is accepted meanwhile. An inviter's row is written while the invitee's is held and never the other way round;
  // as invitations make no circle, nobody waits in one.
  const buyer = await lockRow(transaction, 'Shopper', shopperId, ['realName', 'inviterId']);
  const inviterId = buyer?.inviterId ?? null;
  if (buyer === null || inviterId === null || commission === 0) return;
  await transaction.income.create({ data: { shopperId: inviterId, orderId, amountFen: commission, source: maskedName(buyer.realName) } });
  await transaction.shopper.update({ where: { id: inviterId }, data: { notCashFen: { increment: commission } } });
}

/** The first character, then `**`: an inviter is told no other user's full name. */
export function maskedName(name: string): string {
  const [first = ''] = name;
  return `${first}**`;
}
