import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { type Decision, decision, insert, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { drawnCode } from '../../values/drawn-code.js';
import type { IssueShopCouponInput } from './shop-coupon.type.js';

const CODE_LENGTH = 12;

const ISSUING = defineWrite<{ shopperId: number }>()({
  facts: ({ shopperId }) => ({ shopper: row('Shopper', { where: { id: shopperId }, select: { id: true } }) }),
});

const USING = defineWrite<{ id: number }>()({
  facts: ({ id }) => ({ coupon: row('ShopCoupon', { where: { id }, select: { id: true, used: true, expiresAt: true }, lock: 'write' }) }),
});

/** Once, and before its end. */
export function useCoupon({ coupon }: FactsOf<typeof USING>, now: Date): Decision<number> {
  if (coupon === null) throw new DomainError('NOT_FOUND');
  if (coupon.used || (coupon.expiresAt !== null && coupon.expiresAt <= now)) throw new DomainError('SHOP_COUPON_NOT_USABLE');
  return decision([update('ShopCoupon', { id: coupon.id }, { used: true })], coupon.id);
}

/** Coupons of the shop: administrators issue them and mark them used. No order consumes one. Methods answer the coupon's id. */
export class ShopCouponService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async issue(viewer: Viewer | null, { shopperId, amountFen, code, expiresAt }: IssueShopCouponInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    const coupon = insert('ShopCoupon', { shopperId, amountFen, code: code ?? drawnCode(CODE_LENGTH), expiresAt: expiresAt ?? null });
    const write = this.core.writer.run(ISSUING, { shopperId }, ({ shopper }) => {
      if (shopper === null) throw new DomainError('RELATED_MISSING', { field: 'shopperId', params: { id: shopperId } });
      return decision([coupon], coupon.id);
    });
    return refuseDuplicate(write, 'code', () => new DomainError('SHOP_COUPON_CODE_TAKEN', { field: 'code' }));
  }

  async markUsed(viewer: Viewer | null, id: number): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    return this.core.writer.run(USING, { id }, (facts) => useCoupon(facts, new Date()));
  }
}
