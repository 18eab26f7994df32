import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { SchoolFilter, SchoolOrder } from '../schools.filter.js';
import { CreateSchoolInput, RenameSchoolInput, School } from './school.type.js';

@Resolver()
export class SchoolResolver {
  @ListQuery(School, {
    description: "Schools: a teacher's own ones in any status, a pupil's once it is approved, to staff all.",
    filter: SchoolFilter,
    orderBy: { enum: SchoolOrder, default: SchoolOrder.ID_DESC },
  })
  schools!: never;

  @OneQuery(School, { description: 'One school.' })
  school!: never;

  @Query(() => School, {
    description: 'A school that the signed-in teacher is a member of. Errors, the first that applies: SCHOOL_NOT_FOUND, SCHOOL_NOT_MEMBER.',
  })
  async schoolAsMember(
    @Arg('id', () => Int, { description: 'The school.' }) id: number,
    @Arg('approvedOnly', () => Boolean, { defaultValue: false, description: 'Whether a school that is not approved counts as absent.' })
    approvedOnly: boolean,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    await services.schools.requireMember(viewer, id, approvedOnly);
    return read.written(info, id);
  }

  @Query(() => School, {
    description:
      'An approved school that the signed-in teacher owns. Errors, the first that applies: SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER.',
  })
  async schoolAsOwner(
    @Arg('id', () => Int, { description: 'The school.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    await services.schools.requireOwned(viewer, id);
    return read.written(info, id);
  }

  @Query(() => Boolean, { description: "Whether there is such a school, whoever's. Teachers and staff only." })
  schoolExists(@Arg('id', () => Int, { description: 'The school.' }) id: number, @Ctx() { services, viewer }: Context): Promise<boolean> {
    return services.schools.exists(viewer, id);
  }

  @Mutation(() => School, { description: 'Makes a school that waits for approval. Teachers only; the teacher becomes its owner.' })
  async createSchool(
    @Arg('input', () => CreateSchoolInput, { description: 'What it is to be.' }) input: CreateSchoolInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.schools.create(viewer, input));
  }

  @Mutation(() => School, {
    description: 'Renames a school, in whatever status. Its owner or administrators. Errors: SCHOOL_NOT_FOUND, SCHOOL_NOT_OWNER.',
  })
  async renameSchool(
    @Arg('id', () => Int, { description: 'The school.' }) id: number,
    @Arg('input', () => RenameSchoolInput, { description: 'What is to change.' }) input: RenameSchoolInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.schools.rename(viewer, id, input));
  }

  @Mutation(() => Boolean, {
    description:
      'Deletes a school with its memberships and pupils, whose sessions end. Its owner or administrators. Always true. Errors: SCHOOL_NOT_FOUND, SCHOOL_NOT_OWNER.',
  })
  async deleteSchool(
    @Arg('id', () => Int, { description: 'The school.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.schools.delete(viewer, id);
    return true;
  }

  @Mutation(() => School, {
    description: 'Approves a school that waits for it. Administrators only. Errors: SCHOOL_NOT_FOUND, SCHOOL_NOT_WAITING.',
  })
  async approveSchool(
    @Arg('id', () => Int, { description: 'The school.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.schools.approve(viewer, id));
  }

  @Mutation(() => School, {
    description: 'Rejects a school that waits for approval. Administrators only. Errors: SCHOOL_NOT_FOUND, SCHOOL_NOT_WAITING.',
  })
  async rejectSchool(
    @Arg('id', () => Int, { description: 'The school.' }) id: number,
    @Arg('reason', () => String, { description: "Why, at least 3 characters; the school's teachers see it." }) reason: string,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.schools.reject(viewer, id, reason));
  }
}
