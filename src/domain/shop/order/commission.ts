import { type Change, insert, plus, update } from '../../../write/changes.js';

/** An order that has just been paid, and its buyer; the buyer must be locked, so that no invite code is accepted meanwhile. */
interface PaidOrder {
  readonly id: number;
  readonly amountFen: number;
  readonly shopper: { readonly realName: string; readonly inviterId: number | null };
}

/** Rates have at most four decimals (setting SHOP_COMMISSION_PERCENT); counted in these, the arithmetic is exact. */
const RATE_PARTS = 10_000;

/** The inviter's share of a price, rounded down to whole fen (contract: course-agent.income.list). */
export function commissionOf(amountFen: number, rate: number): number {
  return Math.floor((amountFen * Math.round(rate * RATE_PARTS)) / RATE_PARTS);
}

/** Gives the buyer's inviter their income and puts it into the wallet; a buyer without an inviter, or a share of nothing, books nothing. */
export function commissionBooked({ id: orderId, amountFen, shopper: { realName, inviterId } }: PaidOrder, rate: number): Change[] {
  const commission = commissionOf(amountFen, rate);
  if (inviterId === null || commission === 0) return [];
  return [
    insert('Income', { shopperId: inviterId, orderId, amountFen: commission, source: maskedName(realName) }),
    // Written while the invitee's row is held and never the other way round; as invitations make no circle, nobody waits in one.
    update('Shopper', { id: inviterId }, { notCashFen: plus(commission) }),
  ];
}

/** The first character, then `**`: an inviter is told no other user's full name. */
export function maskedName(name: string): string {
  const [first = ''] = name;
  return `${first}**`;
}
