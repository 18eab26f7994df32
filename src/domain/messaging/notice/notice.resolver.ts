import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { NoticeFilter, NoticeOrder } from './notice.filter.js';
import { Notice, NoticeInput } from './notice.type.js';

@Resolver()
export class NoticeResolver {
  @ListQuery(Notice, {
    description: 'Notices to all students. The first tells when scores can be looked up.',
    filter: NoticeFilter,
    orderBy: { enum: NoticeOrder, default: NoticeOrder.ID_ASC },
  })
  notices!: never;

  @OneQuery(Notice, { description: 'One notice.' })
  notice!: never;

  @Mutation(() => Notice, { description: 'Makes a notice. Staff only.' })
  async createNotice(
    @Arg('input', () => NoticeInput, { description: 'What it is to be.' }) input: NoticeInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.notices.create(viewer, input));
  }

  @Mutation(() => Notice, { description: 'Changes a notice. Staff only. Errors: NOT_FOUND.' })
  async updateNotice(
    @Arg('id', () => Int, { description: 'The notice.' }) id: number,
    @Arg('input', () => NoticeInput, { description: 'What it is to be.' }) input: NoticeInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.notices.update(viewer, id, input));
  }

  @Mutation(() => Boolean, { description: 'Removes a notice. Staff only. Always true. Errors: NOT_FOUND.' })
  async deleteNotice(
    @Arg('id', () => Int, { description: 'The notice.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.notices.delete(viewer, id);
    return true;
  }
}
