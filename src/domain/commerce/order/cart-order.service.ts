import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/errors.js';
import { lockNamedStudent } from '../../student-record/student-lock.js';
import { subjectOf } from '../../student-record/subject.js';
import { lineBefore } from '../cart/cart-line-status.js';
import { attachCoupons, usableGrants } from '../coupon/order-coupons.js';
import { expireOrders } from '../order-expiry/order-expiry.js';
import type { OrderFeed } from '../order-feed/order-feed.js';
import type { OrderCartInput, OrderedLineInput } from './cart-order.input.js';
import { withOrderNumber } from './order-number.js';
import { cartPrice, courseFeeOf, payFeeOf } from './order-price.js';
import { requireNoneUnfinished, writeOrder, type OrderDraft } from './order-writing.js';

/** Orders of what is in a cart. */
export class CartOrderService {
  constructor(
    private readonly database: Database,
    private readonly feed: OrderFeed,
  ) {}

  /**
   * Orders one to four lines of a cart, with coupons that it locks. The checks run in the order of
   * contract: summer-crm.order.create. Answers the order's id.
   */
  async place(viewer: Viewer | null, { studentId, lines, currency, payment, couponIds }: OrderCartInput): Promise<number> {
    const subject = subjectOf(viewer, studentId);
    const actorId = viewer?.accountId ?? null;
    const { id, expired } = await withOrderNumber(() =>
      this.database.transaction(async (tx) => {
        const now = new Date();
        await lockNamedStudent(tx, subject);
        const expired = await expireOrders(tx, subject, now);
        const inCart = await linesInCart(tx, subject, lines);
        const grants = await usableGrants(tx, { studentId: subject, orderId: null }, couponIds ?? null, now);
        await requireNoneUnfinished(tx, subject);
        const drafts = await pricedLines(tx, inCart);
        const standardFee = cartPrice(
          drafts.map(({ courseFee }) => courseFee),
          inCart.map(({ applyFee }) => applyFee),
        );
        const payFee = payFeeOf(
          standardFee,
          grants.map(({ amount }) => amount),
        );
        const draft = { studentId: subject, currency: currency ?? null, payment: payment ?? null, standardFee, payFee, lines: drafts };
        const id = await writeOrder(tx, draft, actorId, now);
        await takeFromCart(tx, drafts);
        await attachCoupons(tx, id, grants);
        return { id, expired };
      }),
    );
    await this.feed.changed(subject, ...expired, id);
    return id;
  }
}

type DraftLine = OrderDraft['lines'][number];

interface LineInCart extends Omit<DraftLine, 'cartLineId'> {
  readonly cartLineId: number;
  readonly applyFee: DraftLine['courseFee'] | null;
  /** The number of courses that replaces the line's. */
  readonly wanted: number | null;
}

/** The ordered lines as they are in the cart. Throws CART_LINE_INVALID for the first that is not in it, or is named twice. */
async function linesInCart(tx: Transaction, studentId: number, ordered: readonly OrderedLineInput[]): Promise<LineInCart[]> {
  const select = { id: true, projectId: true, courseNum: true, courseFee: true, project: { select: { applyFee: true } } } as const;
  const rows = await tx.cartLine.findMany({
    where: { id: { in: ordered.map(({ cartLineId }) => cartLineId) }, studentId, status: 'NEW' },
    select,
  });
  const left = new Map(rows.map((row) => [row.id, row]));
  return ordered.map(({ cartLineId, courseNum: wanted = null }) => {
    const line = left.get(cartLineId);
    if (line === undefined) throw new DomainError('CART_LINE_INVALID', { field: 'lines', params: { id: cartLineId } });
    left.delete(cartLineId);
    const { projectId, courseNum, courseFee, project } = line;
    return { cartLineId, projectId, courseNum, courseFee, applyFee: project.applyFee, wanted };
  });
}

/** A number of courses that comes with the order fixes the line's fee anew. */
async function pricedLines(tx: Transaction, lines: readonly LineInCart[]): Promise<(DraftLine & { cartLineId: number })[]> {
  const priced = [];
  for (const { cartLineId, projectId, courseNum, courseFee, wanted } of lines) {
    const fee = wanted === null ? courseFee : await courseFeeOf(tx, projectId, wanted);
    priced.push({ cartLineId, projectId, courseNum: wanted ?? courseNum, courseFee: fee });
  }
  return priced;
}

async function takeFromCart(tx: Transaction, lines: readonly (DraftLine & { cartLineId: number })[]): Promise<void> {
  for (const { cartLineId, courseNum, courseFee } of lines) {
    const where = { id: cartLineId, status: { in: lineBefore('ORDERED') } };
    const { count } = await tx.cartLine.updateMany({ where, data: { status: 'ORDERED', courseNum, courseFee } });
    // Removed from the cart since it was read.
    if (count === 0) throw new DomainError('CART_LINE_INVALID', { field: 'lines', params: { id: cartLineId } });
  }
}
