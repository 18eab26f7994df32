import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { OrderFilter, OrderOrder } from '../commerce.filter.js';
import { PayOrderInput } from '../payment/payment.type.js';
import { Order, PlaceOrderInput, RemarkOrderInput, UpdateOrderInput } from './order.type.js';

@Resolver()
export class OrderResolver {
  @ListQuery(Order, {
    description: 'Orders: all for staff, students their own.',
    filter: OrderFilter,
    orderBy: { enum: OrderOrder, default: OrderOrder.ID_DESC },
  })
  orders!: never;

  @OneQuery(Order, { description: 'One order.' })
  order!: never;

  @Query(() => Boolean, {
    description: 'Whether there is an order of the id, also one that the student who asks may not see. Staff and students only.',
  })
  orderExists(@Arg('id', () => Int, { description: 'The order.' }) id: number, @Ctx() { services, viewer }: Context): Promise<boolean> {
    return services.orders.exists(viewer, id);
  }

  @Query(() => Order, {
    nullable: true,
    description:
      "The student's newest order that is not canceled; null where there is none. One that was not paid within seven days is canceled now. Errors: FORBIDDEN.",
  })
  async newestOrder(
    @Arg('studentId', () => Int, { nullable: true, description: 'Whose. Required from staff; students ask for their own.' }) studentId:
      | number
      | null,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    const id = await services.orders.newest(viewer, studentId ?? null);
    return id === null ? null : read.one(info, { id });
  }

  @Mutation(() => Order, {
    description:
      'Orders a project with a number of courses: students for themselves, staff for a student. Errors: RELATED_MISSING, COURSE_NUM_TOO_LARGE, ORDER_UNFINISHED, FORBIDDEN.',
  })
  async placeOrder(
    @Arg('input', () => PlaceOrderInput, { description: 'What is ordered.' }) input: PlaceOrderInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.orders.place(viewer, input));
  }

  @Mutation(() => Order, {
    description:
      'The student proves the payment of an order and names the coupons to be used. Errors: NOT_FOUND, AMOUNT_INVALID, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE, UPLOAD_QUOTA_EXCEEDED, ORDER_OF_ANOTHER, ORDER_CANCELED, ORDER_CONFIRMED, ORDER_CONFIRM_FAILED, ORDER_PAYMENT_EXISTS, COUPON_INVALID.',
  })
  async payOrder(
    @Arg('id', () => Int, { description: 'The order.' }) id: number,
    @Arg('input', () => PayOrderInput, { description: 'The proof.' }) input: PayOrderInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.payments.pay(viewer, id, input));
  }

  @Mutation(() => Order, {
    description:
      'Cancels an order that is not paid: its student, administrators, and staff with a finance menu. Errors: NOT_FOUND, FORBIDDEN, ORDER_CANCELED, ORDER_PAID_NOT_CANCELABLE, ORDER_CONFIRMED, ORDER_CONFIRM_FAILED.',
  })
  async cancelOrder(
    @Arg('id', () => Int, { description: 'The order.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.orders.cancel(viewer, id));
  }

  @Mutation(() => Order, {
    description:
      'Accepts the payment of an order: administrators, and staff with a finance menu. Errors: NOT_FOUND, FORBIDDEN, ORDER_CANCELED, ORDER_NOT_PAID, ORDER_CONFIRMED, ORDER_CONFIRM_FAILED.',
  })
  async confirmOrder(
    @Arg('id', () => Int, { description: 'The order.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.orders.confirm(viewer, id));
  }

  @Mutation(() => Order, {
    description:
      'Does not accept the payment of an order; its coupons can be used again. Administrators, and staff with a finance menu. Errors: NOT_FOUND, FORBIDDEN, ORDER_CANCELED, ORDER_NOT_PAID, ORDER_CONFIRMED, ORDER_CONFIRM_FAILED.',
  })
  async failOrder(
    @Arg('id', () => Int, { description: 'The order.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.orders.fail(viewer, id));
  }

  @Mutation(() => Order, {
    description:
      'Changes an order that is not at its end, and moves it on. Staff; the status only whoever judges orders; currency and way of paying also the student whose order it is, until it is paid. Errors: NOT_FOUND, FORBIDDEN, ORDER_CANCELED, ORDER_CONFIRMED, ORDER_CONFIRM_FAILED, ORDER_NOT_PAID, ORDER_PAID_NOT_CANCELABLE, ORDER_PAYMENT_EXISTS.',
  })
  async updateOrder(
    @Arg('id', () => Int, { description: 'The order.' }) id: number,
    @Arg('input', () => UpdateOrderInput, { description: 'What is to change.' }) input: UpdateOrderInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.orders.update(viewer, id, input));
  }

  @Mutation(() => Order, {
    description: 'Writes a remark that the student reads, whatever became of the order. Staff only. Errors: NOT_FOUND.',
  })
  async remarkOrder(
    @Arg('id', () => Int, { description: 'The order.' }) id: number,
    @Arg('input', () => RemarkOrderInput, { description: 'The remark.' }) { remark }: RemarkOrderInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.orders.remark(viewer, id, remark ?? null));
  }
}
