import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { GroupRole } from '../roll-calls.enums.js';
import { RollCallGroupFilter, RollCallGroupOrder } from '../roll-calls.filter.js';
import { RollCallGroup, RollCallGroupMember, UpdateRollCallGroupInput } from './group.type.js';

@Resolver()
export class RollCallGroupResolver {
  @ListQuery(RollCallGroup, {
    description: 'Roll-call groups: to a member those that the member belongs to, to 管理员 and staff all.',
    filter: RollCallGroupFilter,
    orderBy: { enum: RollCallGroupOrder, default: RollCallGroupOrder.ID_ASC },
  })
  rollCallGroups!: never;

  @OneQuery(RollCallGroup, { description: 'One roll-call group.' })
  rollCallGroup!: never;

  @Mutation(() => RollCallGroup, {
    description: 'Changes a roll-call group. Its managers, 管理员, administrators. Errors: NOT_FOUND, GROUP_MANAGERS_ONLY.',
  })
  async updateRollCallGroup(
    @Arg('id', () => Int, { description: 'The group.' }) id: number,
    @Arg('input', () => UpdateRollCallGroupInput, { description: 'What is to change.' }) input: UpdateRollCallGroupInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.rollCallGroups.update(viewer, id, input));
  }

  @Mutation(() => Boolean, {
    description: 'Removes a roll-call group with its meetings and roll calls. 管理员 and administrators. Always true. Errors: NOT_FOUND.',
  })
  async deleteRollCallGroup(
    @Arg('id', () => Int, { description: 'The group.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.rollCallGroups.delete(viewer, id);
    return true;
  }

  @Mutation(() => RollCallGroup, {
    description: 'Joins the roll-call group that has a code; twice is as good as once. Members only. Errors: GROUP_CODE_UNKNOWN.',
  })
  async joinRollCallGroup(
    @Arg('code', () => String, { description: 'The code of the group, in whatever spelling.' }) code: string,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.rollCallGroups.join(viewer, code));
  }

  @Mutation(() => RollCallGroupMember, {
    description:
      'Says what a member is in a roll-call group. Its managers, 管理员, administrators. Errors: NOT_FOUND, GROUP_MANAGERS_ONLY.',
  })
  async setRollCallGroupRole(
    @Arg('groupId', () => Int, { description: 'The group.' }) groupId: number,
    @Arg('memberId', () => Int, { description: 'The member, who belongs to it.' }) memberId: number,
    @Arg('role', () => GroupRole, { description: 'What the member is to be.' }) role: GroupRole,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.rollCallGroups.setRole(viewer, groupId, memberId, role));
  }

  @Mutation(() => Boolean, {
    description:
      'Takes a member out of a roll-call group: oneself, or as its manager, 管理员 or administrator anybody. Always true. Errors: NOT_FOUND, GROUP_MANAGERS_ONLY.',
  })
  async removeFromRollCallGroup(
    @Arg('groupId', () => Int, { description: 'The group.' }) groupId: number,
    @Arg('memberId', () => Int, { description: 'The member, who belongs to it.' }) memberId: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.rollCallGroups.remove(viewer, groupId, memberId);
    return true;
  }
}
