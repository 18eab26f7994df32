import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { RollCallGroupRequestFilter, RollCallGroupRequestOrder } from '../roll-calls.filter.js';
import { RequestRollCallGroupInput, RollCallGroupRequest } from './request.type.js';

@Resolver()
export class RollCallGroupRequestResolver {
  @ListQuery(RollCallGroupRequest, {
    description: "Requests for roll-call groups: to a member the member's own, to 管理员 and staff all.",
    filter: RollCallGroupRequestFilter,
    orderBy: { enum: RollCallGroupRequestOrder, default: RollCallGroupRequestOrder.ID_DESC },
  })
  rollCallGroupRequests!: never;

  @Mutation(() => RollCallGroupRequest, { description: 'Asks for a roll-call group. Members only. Errors: GROUP_CODE_TAKEN.' })
  async requestRollCallGroup(
    @Arg('input', () => RequestRollCallGroupInput, { description: 'What it is to be.' }) input: RequestRollCallGroupInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.rollCallGroupRequests.ask(viewer, input));
  }

  @Mutation(() => RollCallGroupRequest, {
    description:
      'Makes the roll-call group that is asked for; whoever asked manages it. 管理员 and administrators. ' +
      'Errors: NOT_FOUND, GROUP_REQUEST_NOT_WAITING, GROUP_CODE_TAKEN.',
  })
  async approveRollCallGroup(
    @Arg('id', () => Int, { description: 'The request.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.rollCallGroupRequests.approve(viewer, id));
  }

  @Mutation(() => RollCallGroupRequest, {
    description: 'Rejects a request for a roll-call group. 管理员 and administrators. Errors: NOT_FOUND, GROUP_REQUEST_NOT_WAITING.',
  })
  async rejectRollCallGroup(
    @Arg('id', () => Int, { description: 'The request.' }) id: number,
    @Arg('reason', () => String, { description: 'Why; the member sees it.' }) reason: string,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.rollCallGroupRequests.reject(viewer, id, reason));
  }
}
