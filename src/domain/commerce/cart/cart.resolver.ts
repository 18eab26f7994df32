import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { CartLineFilter, CartLineOrder } from '../commerce.filter.js';
import { OrderCartInput } from '../order/cart-order.input.js';
import { Order } from '../order/order.type.js';
import { AddCartLineInput, CartLine, ChangeCartLineInput, UpdateCartLineInput } from './cart-line.type.js';

@Resolver()
export class CartResolver {
  @ListQuery(CartLine, {
    description:
      'Lines of carts, also of those that were ordered: all for staff, students their own. What is in the cart now has the status NEW.',
    filter: CartLineFilter,
    orderBy: { enum: CartLineOrder, default: CartLineOrder.ID_ASC },
  })
  cartLines!: never;

  @OneQuery(CartLine, { description: 'One line of a cart.' })
  cartLine!: never;

  @Mutation(() => CartLine, {
    description:
      "Puts a project into the cart: students into their own, staff into a student's. Errors: FORBIDDEN, RELATED_MISSING, COURSE_FEE_MISSING.",
  })
  async addCartLine(
    @Arg('input', () => AddCartLineInput, { description: 'What is put in.' }) input: AddCartLineInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.carts.add(viewer, input));
  }

  @Mutation(() => CartLine, { description: 'Changes a line that is in the cart. Errors: NOT_FOUND, RELATED_MISSING, COURSE_FEE_MISSING.' })
  async updateCartLine(
    @Arg('id', () => Int, { description: 'The line.' }) id: number,
    @Arg('input', () => UpdateCartLineInput, { description: 'What is to change.' }) input: UpdateCartLineInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.carts.update(viewer, id, input));
  }

  @Mutation(() => [CartLine], {
    description:
      'Changes the number of courses of several lines of one cart, all or none; answers them in the order given. Errors: BAD_USER_INPUT, CART_LINE_INVALID, COURSE_FEE_MISSING.',
  })
  async changeCartLines(
    @Arg('changes', () => [ChangeCartLineInput], { description: 'The changes, 1 to 100.' }) changes: ChangeCartLineInput[],
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object[]> {
    return read.writtenAll(info, await services.carts.change(viewer, changes));
  }

  @Mutation(() => Boolean, { description: 'Removes a line from the cart. Always true. Errors: NOT_FOUND.' })
  async removeCartLine(
    @Arg('id', () => Int, { description: 'The line.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.carts.remove(viewer, id);
    return true;
  }

  @Mutation(() => Int, { description: 'Removes lines from the cart; whatever is not in it is skipped. Answers how many were removed.' })
  async removeCartLines(
    @Arg('ids', () => [Int], { description: 'The lines, at most 100.' }) ids: number[],
    @Ctx() { services, viewer }: Context,
  ): Promise<number> {
    return services.carts.removeAll(viewer, ids);
  }

  @Mutation(() => Int, {
    description:
      "Removes everything from a cart: students from their own, staff from a student's. Answers how many lines were removed. Errors: FORBIDDEN, RELATED_MISSING.",
  })
  async clearCart(
    @Arg('studentId', () => Int, { nullable: true, description: 'Whose cart. Required from staff; students have their own.' })
    studentId: number | null | undefined,
    @Ctx() { services, viewer }: Context,
  ): Promise<number> {
    return services.carts.clear(viewer, studentId ?? null);
  }

  @Mutation(() => Order, {
    description:
      'Orders what is in the cart: students for themselves, staff for a student. Errors, the first that applies: FORBIDDEN, RELATED_MISSING, CART_LINE_INVALID, COUPON_INVALID, ORDER_UNFINISHED, COURSE_FEE_MISSING, AMOUNT_INVALID.',
  })
  async orderCart(
    @Arg('input', () => OrderCartInput, { description: 'What is ordered.' }) input: OrderCartInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.cartOrders.place(viewer, input));
  }
}
