import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { Income } from '../order/income.type.js';
import { IncomeFilter, IncomeOrder, WithdrawalFilter, WithdrawalOrder } from '../shop.filter.js';
import { Withdrawal } from './withdrawal.type.js';

@Resolver()
export class WalletResolver {
  @ListQuery(Income, {
    description: 'Incomes: all for administrators, their own for shoppers.',
    filter: IncomeFilter,
    orderBy: { enum: IncomeOrder, default: IncomeOrder.ID_DESC },
  })
  incomes!: never;

  @OneQuery(Income, { description: 'One income.' })
  income!: never;

  @ListQuery(Withdrawal, {
    description: 'Withdrawals: all for administrators, their own for shoppers.',
    filter: WithdrawalFilter,
    orderBy: { enum: WithdrawalOrder, default: WithdrawalOrder.ID_DESC },
  })
  withdrawals!: never;

  @OneQuery(Withdrawal, { description: 'One withdrawal.' })
  withdrawal!: never;

  @Mutation(() => Withdrawal, {
    description: 'Asks to be paid out from the wallet of the shopper who is signed in. Errors: WITHDRAWAL_EXCEEDS_BALANCE.',
  })
  async requestWithdrawal(
    @Arg('amountFen', () => Int, { description: 'Amount in fen, at least 1.' }) amountFen: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.wallets.request(viewer, amountFen));
  }

  @Mutation(() => Withdrawal, {
    description: 'Says that a withdrawal was paid out. Administrators only. Errors: NOT_FOUND, WITHDRAWAL_CLOSED.',
  })
  async completeWithdrawal(
    @Arg('id', () => Int, { description: 'The withdrawal.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.wallets.complete(viewer, id));
  }

  @Mutation(() => Withdrawal, {
    description: 'Rejects a withdrawal; the money goes back into the wallet. Administrators only. Errors: NOT_FOUND, WITHDRAWAL_CLOSED.',
  })
  async rejectWithdrawal(
    @Arg('id', () => Int, { description: 'The withdrawal.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.wallets.reject(viewer, id));
  }
}
