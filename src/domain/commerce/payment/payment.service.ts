import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { studentLock } from '../../student-record/student-lock.js';
import { dayInChina } from '../../values/china.js';
import { requireAmount } from '../../values/money.js';
import { couponsAttached, grantsOf, usableGrants } from '../coupon/order-coupons.js';
import type { OrderFeed } from '../order-feed/order-feed.js';
import { MOVED_ORDER, orderMoved } from '../order/order-move.js';
import { payFeeOf } from '../order/order-price.js';
import { requireOrderMove } from '../order/order-status.js';
import type { PayOrderInput } from './payment.type.js';

const KNOWING = defineWrite<{ id: number }>()({
  facts: ({ id }) => ({ order: row('Order', { where: { id }, select: { studentId: true } }) }),
});

/** What paying an order depends on. */
const PAYING = defineWrite<{ id: number; studentId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ id, studentId }) => ({
    order: row('Order', { where: { id }, select: MOVED_ORDER }),
    grants: grantsOf(studentId),
  }),
});

interface Proof extends Omit<PayOrderInput, 'couponIds' | 'image' | 'amount'> {
  /** As the student states it; null: not stated. */
  readonly amount: string | null;
  /** Media path of the receipt. */
  readonly img: string;
}

/** Payment, coupons and order change together. Throws the refusals of order-status.ts, COUPON_INVALID. */
export function payOrder(
  { order, grants }: FactsOf<typeof PAYING>,
  { payDate, ...proof }: Proof,
  { couponIds, actorId, now }: { couponIds: readonly number[]; actorId: number; now: Date },
): Decision<null> {
  if (order === null) throw new DomainError('NOT_FOUND', { field: 'id' });
  requireOrderMove(order.status, 'TO_CONFIRM');
  const used = usableGrants(grants, { couponIds, orderId: order.id, now });
  // What it locked when it was placed is counted in already, at what the coupons were worth then.
  const payFee = payFeeOf(
    order.payFee ?? order.standardFee,
    used.map(({ amount }) => amount),
  );
  const changes = [
    ...couponsAttached(order.id, used),
    insert('Payment', { ...proof, payDate: payDate ?? dayInChina(now), orderId: order.id }),
    ...orderMoved(order, { to: 'TO_CONFIRM', actorId, data: { payFee } }),
  ];
  return decision(changes, null);
}

/** Proofs of payment. */
export class PaymentService {
  constructor(
    private readonly core: Pick<Core, 'database' | 'uploads' | 'writer'>,
    private readonly feed: OrderFeed,
  ) {}

  /**
   * A student proves the payment of an order, and names the coupons that make up for a part of it; payment, coupons and
   * order change together or not at all. Answers the order's id. Throws NOT_FOUND, then what is wrong with the input, then
   * ORDER_OF_ANOTHER, the refusals of order-status.ts, COUPON_INVALID.
   * contract: summer-student.order.pay, summer-crm.order-payment.create
   */
  async pay(viewer: Viewer | null, id: number, { couponIds, image, amount, ...form }: PayOrderInput): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const { uploads, writer } = this.core;
    const { order: known } = await writer.look(KNOWING, { id });
    if (known === null) throw new DomainError('NOT_FOUND', { field: 'id' });
    const stated = amount === null || amount === undefined ? null : requireAmount(amount, 'amount');
    const img = await uploads.picture(viewer, image, { field: 'image' });
    if (known.studentId !== viewer.profileId) throw new DomainError('ORDER_OF_ANOTHER');
    const paying = { couponIds: couponIds ?? [], actorId: viewer.accountId, now: new Date() };
    await writer.run(PAYING, { id, studentId: known.studentId }, (facts) => payOrder(facts, { ...form, amount: stated, img }, paying));
    await this.feed.changed(known.studentId, id);
    return id;
  }
}
