import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import type { SentMessage } from './student-message-feed.js';
import { StudentMessage } from './student-message.type.js';

interface Named {
  readonly studentId?: number | null;
}

@Resolver()
export class StudentMessageFeedResolver {
  @Subscription(() => StudentMessage, {
    description: 'A message that was sent to a student: all for staff, students their own. Errors: FORBIDDEN, SUBSCRIBER_TOO_SLOW.',
    subscribe: ({ args, context }: { args: Named; context: Context }) =>
      context.services.studentMessageFeed.listen(context.viewer, args.studentId ?? null),
  })
  messageReceived(
    @Root() message: SentMessage,
    @Arg('studentId', () => Int, { nullable: true, description: "Only this student's messages." }) _studentId: number | null,
    @Ctx() { read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, message.id);
  }
}
