import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../read/declare/root-queries.js';
import type { Context } from '../context.js';
import { MemberFilter, MemberOrder } from './member.filter.js';
import { CreateMemberInput, Member, UpdateMemberInput } from './member.type.js';

@Resolver()
export class MemberResolver {
  @ListQuery(Member, {
    description: 'Members of the mini-program: all for staff and 管理员, for other members themselves only.',
    filter: MemberFilter,
    orderBy: { enum: MemberOrder, default: MemberOrder.ID_ASC },
  })
  members!: never;

  @OneQuery(Member, { description: 'One member of the mini-program.' })
  member!: never;

  @Mutation(() => Member, { description: 'Makes a member. Administrators only. Errors: USERNAME_TAKEN.' })
  async createMember(
    @Arg('input', () => CreateMemberInput, { description: 'Who it is to be.' }) input: CreateMemberInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.members.create(viewer, input));
  }

  @Mutation(() => Member, {
    nullable: true,
    description:
      'Changes a member, all or nothing: oneself, or what a 老师 may of a student, or as 管理员 or administrator anybody. ' +
      "null where the caller may change the member but not see them. Errors: MEMBER_FORBIDDEN, NOT_FOUND, MEMBER_FIELD_FORBIDDEN, USERNAME_TAKEN, for one's own password CURRENT_PASSWORD_REQUIRED, WRONG_PASSWORD, TOO_MANY_ATTEMPTS.",
  })
  async updateMember(
    @Arg('id', () => Int, { description: 'The member.' }) id: number,
    @Arg('input', () => UpdateMemberInput, { description: 'What is to change.' }) input: UpdateMemberInput,
    @Ctx() { services, viewer, read, address }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return read.one(info, { id: await services.members.update(viewer, id, input, address) });
  }

  @Mutation(() => Boolean, { description: 'Removes a member and the account. Administrators only. Always true. Errors: NOT_FOUND.' })
  async deleteMember(
    @Arg('id', () => Int, { description: 'The member.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.members.delete(viewer, id);
    return true;
  }
}
