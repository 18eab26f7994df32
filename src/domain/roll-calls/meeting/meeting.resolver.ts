import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { MeetingFilter, MeetingOrder } from '../roll-calls.filter.js';
import { HoldMeetingInput, Meeting, UpdateMeetingInput } from './meeting.type.js';

@Resolver()
export class MeetingResolver {
  @ListQuery(Meeting, {
    description: "Meetings: to a member those of the member's groups, to 管理员 and staff all.",
    filter: MeetingFilter,
    orderBy: { enum: MeetingOrder, default: MeetingOrder.ID_DESC },
  })
  meetings!: never;

  @OneQuery(Meeting, { description: 'One meeting.' })
  meeting!: never;

  @Mutation(() => Meeting, {
    description:
      "Holds a meeting of a roll-call group. The group's managers, 管理员, administrators. Errors: NOT_FOUND, GROUP_MANAGERS_ONLY, MEETING_ENDS_TOO_EARLY.",
  })
  async holdMeeting(
    @Arg('input', () => HoldMeetingInput, { description: 'The meeting.' }) input: HoldMeetingInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.meetings.hold(viewer, input));
  }

  @Mutation(() => Meeting, {
    description:
      "Changes a meeting. The group's managers, 管理员, administrators. Errors: NOT_FOUND, GROUP_MANAGERS_ONLY, MEETING_ENDS_TOO_EARLY.",
  })
  async updateMeeting(
    @Arg('id', () => Int, { description: 'The meeting.' }) id: number,
    @Arg('input', () => UpdateMeetingInput, { description: 'What is to change.' }) input: UpdateMeetingInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.meetings.update(viewer, id, input));
  }

  @Mutation(() => Boolean, {
    description:
      "Removes a meeting with its roll calls. The group's managers, 管理员, administrators. Always true. Errors: NOT_FOUND, GROUP_MANAGERS_ONLY.",
  })
  async deleteMeeting(
    @Arg('id', () => Int, { description: 'The meeting.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.meetings.delete(viewer, id);
    return true;
  }

  @Mutation(() => Meeting, {
    description:
      'Takes part in a meeting of a group that one belongs to; twice is as good as once. Members only. Errors: NOT_FOUND, MEETING_ENDED.',
  })
  async joinMeeting(
    @Arg('id', () => Int, { description: 'The meeting.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.meetings.join(viewer, id));
  }
}
