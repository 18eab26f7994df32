import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { PaymentAccountFilter, PaymentAccountOrder } from '../commerce.filter.js';
import { CreatePaymentAccountInput, PaymentAccount, UpdatePaymentAccountInput } from './payment-account.type.js';

@Resolver()
export class PaymentAccountResolver {
  @ListQuery(PaymentAccount, {
    description: 'Accounts of the company that students pay to.',
    filter: PaymentAccountFilter,
    orderBy: { enum: PaymentAccountOrder, default: PaymentAccountOrder.ID_ASC },
  })
  paymentAccounts!: never;

  @OneQuery(PaymentAccount, { description: 'One account that students pay to.' })
  paymentAccount!: never;

  @Mutation(() => PaymentAccount, { description: 'Adds an account that students pay to. Staff with the menu entry 支付账号管理 only.' })
  async createPaymentAccount(
    @Arg('input', () => CreatePaymentAccountInput, { description: 'What it is to be.' }) input: CreatePaymentAccountInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.paymentAccounts.create(viewer, input));
  }

  @Mutation(() => PaymentAccount, {
    description: 'Changes an account that students pay to. Staff with the menu entry 支付账号管理 only. Errors: NOT_FOUND.',
  })
  async updatePaymentAccount(
    @Arg('id', () => Int, { description: 'The account.' }) id: number,
    @Arg('input', () => UpdatePaymentAccountInput, { description: 'What is to change.' }) input: UpdatePaymentAccountInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.paymentAccounts.update(viewer, id, input));
  }

  @Mutation(() => Boolean, {
    description: 'Removes an account that students pay to. Staff with the menu entry 支付账号管理 only. Errors: NOT_FOUND.',
  })
  async deletePaymentAccount(
    @Arg('id', () => Int, { description: 'The account.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.paymentAccounts.delete(viewer, id);
    return true;
  }
}
