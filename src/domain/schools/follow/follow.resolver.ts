import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { FollowFilter, FollowOrder } from '../schools.filter.js';
import { Teacher } from '../teacher/teacher.type.js';
import { Follow } from './follow.type.js';

@Resolver()
export class FollowResolver {
  @ListQuery(Follow, {
    description:
      'Who follows whom: to a teacher the followers, to a pupil the teachers followed, to staff all. `totalCount` is the number of followers.',
    filter: FollowFilter,
    orderBy: { enum: FollowOrder, default: FollowOrder.ID_DESC },
  })
  follows!: never;

  @Mutation(() => Teacher, {
    description: 'Follows a teacher of whatever school; twice is as good as once. Pupils only. Errors: TEACHER_NOT_FOUND.',
  })
  async followTeacher(
    @Arg('teacherId', () => Int, { description: 'The teacher.' }) teacherId: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.follows.follow(viewer, teacherId));
  }

  @Mutation(() => Boolean, { description: 'Stops following a teacher. Pupils only. Always true. Errors: TEACHER_NOT_FOUND.' })
  async unfollowTeacher(
    @Arg('teacherId', () => Int, { description: 'The teacher.' }) teacherId: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.follows.unfollow(viewer, teacherId);
    return true;
  }
}
