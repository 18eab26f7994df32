import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { DomainError } from '../../../platform/errors.js';
import type { Core } from '../../core.js';
import { lockStudent } from '../../student-record/student-lock.js';
import { dayInChina } from '../../values/china.js';
import { requireAmount } from '../../values/money.js';
import { attachCoupons, usableGrants } from '../coupon/order-coupons.js';
import type { OrderFeed } from '../order-feed/order-feed.js';
import { MOVED_ORDER, moveOrder } from '../order/order-move.js';
import { payFeeOf } from '../order/order-price.js';
import { requireOrderMove } from '../order/order-status.js';
import type { PayOrderInput } from './payment.type.js';

/** Proofs of payment. */
export class PaymentService {
  constructor(
    private readonly core: Pick<Core, 'database' | 'uploads'>,
    private readonly feed: OrderFeed,
  ) {}

  /**
   * A student proves the payment of an order, and names the coupons that make up for a part of it; payment, coupons and
   * order change together or not at all. Answers the order's id. Throws NOT_FOUND, then what is wrong with the input, then
   * ORDER_OF_ANOTHER, the refusals of order-status.ts, COUPON_INVALID.
   * contract: summer-student.order.pay, summer-crm.order-payment.create
   */
  async pay(viewer: Viewer | null, id: number, { couponIds, image, amount, payDate, ...form }: PayOrderInput): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const { database, uploads } = this.core;
    const known = await database.prisma.order.findUnique({ where: { id }, select: { studentId: true } });
    if (known === null) throw new DomainError('NOT_FOUND', { field: 'id' });
    const stated = amount === null || amount === undefined ? null : requireAmount(amount, 'amount');
    const img = await uploads.picture(viewer, image, { field: 'image' });
    if (known.studentId !== viewer.profileId) throw new DomainError('ORDER_OF_ANOTHER');
    const now = new Date();
    await database.transaction(async (tx) => {
      await lockStudent(tx, known.studentId);
      const order = await tx.order.findUniqueOrThrow({ where: { id }, select: MOVED_ORDER });
      requireOrderMove(order.status, 'TO_CONFIRM');
      const grants = await usableGrants(tx, { studentId: order.studentId, orderId: id }, couponIds ?? [], now);
      await attachCoupons(tx, id, grants);
      // What it locked when it was placed is counted in already, at what the coupons were worth then.
      const payFee = payFeeOf(
        order.payFee ?? order.standardFee,
        grants.map(({ amount }) => amount),
      );
      await tx.payment.create({
        data: { ...form, payDate: payDate ?? dayInChina(now), orderId: id, amount: stated, img },
        select: { id: true },
      });
      await tx.order.update({ where: { id }, data: { payFee }, select: { id: true } });
      await moveOrder(tx, order, 'TO_CONFIRM', viewer.accountId);
    });
    await this.feed.changed(known.studentId, id);
    return id;
  }
}
