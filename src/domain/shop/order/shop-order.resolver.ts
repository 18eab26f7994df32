import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { ShopOrderFilter, ShopOrderOrder } from '../shop.filter.js';
import { PlaceShopOrderInput, ShopOrder } from './shop-order.type.js';

@Resolver()
export class ShopOrderResolver {
  @ListQuery(ShopOrder, {
    description: 'Orders of the shop: all for administrators, their own for shoppers.',
    filter: ShopOrderFilter,
    orderBy: { enum: ShopOrderOrder, default: ShopOrderOrder.ID_DESC },
  })
  shopOrders!: never;

  @OneQuery(ShopOrder, { description: 'One order of the shop.' })
  shopOrder!: never;

  @Mutation(() => ShopOrder, {
    description:
      'Orders units of a course, for the shopper who is signed in. Errors: SHOP_COURSE_NOT_FOUND, SHOP_UNITS_OUT_OF_RANGE, SHOP_AMOUNT_WRONG.',
  })
  async placeShopOrder(
    @Arg('input', () => PlaceShopOrderInput, { description: 'What is ordered.' }) input: PlaceShopOrderInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shopOrders.place(viewer, input));
  }

  @Mutation(() => ShopOrder, {
    description:
      'Confirms the payment of an order and books the inviter’s commission. Administrators only. Errors: NOT_FOUND, SHOP_ORDER_CLOSED.',
  })
  async markShopOrderPaid(
    @Arg('id', () => Int, { description: 'The order.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shopOrders.markPaid(viewer, id));
  }

  @Mutation(() => ShopOrder, {
    description: 'Cancels an order that is not paid. Administrators only. Errors: NOT_FOUND, SHOP_ORDER_CLOSED.',
  })
  async cancelShopOrder(
    @Arg('id', () => Int, { description: 'The order.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.shopOrders.cancel(viewer, id));
  }
}
