import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { ShopCouponFilter, ShopCouponOrder } from '../shop.filter.js';
import { IssueShopCouponInput, ShopCoupon } from './shop-coupon.type.js';

@Resolver()
export class ShopCouponResolver {
  @ListQuery(ShopCoupon, {
    description: 'Coupons of the shop: all for administrators, their own for shoppers.',
    filter: ShopCouponFilter,
    orderBy: { enum: ShopCouponOrder, default: ShopCouponOrder.ID_DESC },
  })
  shopCoupons!: never;

  @OneQuery(ShopCoupon, { description: 'One coupon of the shop.' })
  shopCoupon!: never;

  @Mutation(() => ShopCoupon, {
    description: 'Issues a coupon to a shopper. Administrators only. Errors: RELATED_MISSING, SHOP_COUPON_CODE_TAKEN.',
  })
  async issueShopCoupon(
    @Arg('input', () => IssueShopCouponInput, { description: 'The coupon.' }) input: IssueShopCouponInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shopCoupons.issue(viewer, input));
  }

  @Mutation(() => ShopCoupon, {
    description: 'Says that a coupon was used. Administrators only. Errors: NOT_FOUND, SHOP_COUPON_NOT_USABLE.',
  })
  async markShopCouponUsed(
    @Arg('id', () => Int, { description: 'The coupon.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shopCoupons.markUsed(viewer, id));
  }
}
