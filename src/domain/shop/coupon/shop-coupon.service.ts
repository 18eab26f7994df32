import { requireAdministrator } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { DomainError } from '../../errors.js';
import { newShopCode } from '../shop-code.js';
import type { IssueShopCouponInput } from './shop-coupon.type.js';

const CODE_LENGTH = 12;

/** Coupons of the shop: administrators issue them and mark them used. No order consumes one. Methods answer the coupon's id. */
export class ShopCouponService {
  constructor(private readonly database: Database) {}

  async issue(viewer: Viewer | null, { shopperId, amountFen, code, expiresAt }: IssueShopCouponInput): Promise<number> {
    requireAdministrator(viewer);
    return this.database.transaction(async (transaction) => {
      const shopper = await transaction.shopper.findUnique({ where: { id: shopperId }, select: { id: true } });
      if (shopper === null) throw new DomainError('RELATED_MISSING', { field: 'shopperId', params: { id: shopperId } });
      const write = transaction.shopCoupon.create({
        data: { shopperId, amountFen, code: code ?? newShopCode(CODE_LENGTH), expiresAt: expiresAt ?? null },
      });
      return (await refuseDuplicate(write, 'code', () => new DomainError('SHOP_COUPON_CODE_TAKEN', { field: 'code' }))).id;
    });
  }

  async markUsed(viewer: Viewer | null, id: number): Promise<number> {
    requireAdministrator(viewer);
    const now = new Date();
    const { count } = await this.database.write((tx) =>
      tx.shopCoupon.updateMany({
        where: { id, used: false, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        data: { used: true },
      }),
    );
    if (count > 0) return id;
    const coupon = await this.database.prisma.shopCoupon.findUnique({ where: { id }, select: { id: true } });
    throw new DomainError(coupon === null ? 'NOT_FOUND' : 'SHOP_COUPON_NOT_USABLE');
  }
}
