import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import type { Context } from '../../context.js';
import { RollCall } from './roll-call.type.js';

@Resolver()
export class RollCallResolver {
  @Mutation(() => RollCall, {
    description:
      "Calls the roll in a meeting: from now on its group's members sign in. The group's managers, 管理员, administrators. " +
      'Errors: NOT_FOUND, GROUP_MANAGERS_ONLY, MEETING_ENDED, MEETING_ENDS_TOO_EARLY.',
  })
  async openRollCall(
    @Arg('meetingId', () => Int, { description: 'The meeting.' }) meetingId: number,
    @Arg('endsAt', () => DateTimeScalar, { nullable: true, description: 'Until when; until it is closed when left out.' })
    endsAt: Date | null | undefined,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.rollCalls.open(viewer, meetingId, endsAt));
  }

  @Mutation(() => RollCall, {
    description:
      "Closes a roll call. The group's managers, 管理员, administrators. Errors: NOT_FOUND, GROUP_MANAGERS_ONLY, ROLL_CALL_CLOSED.",
  })
  async closeRollCall(
    @Arg('id', () => Int, { description: 'The roll call.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.rollCalls.close(viewer, id));
  }

  @Mutation(() => RollCall, {
    description:
      'Signs in at a roll call of a group that one belongs to; twice is as good as once. Members only. Errors: NOT_FOUND, ROLL_CALL_CLOSED.',
  })
  async answerRollCall(
    @Arg('id', () => Int, { description: 'The roll call.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.rollCalls.signIn(viewer, id));
  }
}
