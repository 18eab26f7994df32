import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { PupilFilter, PupilOrder } from '../schools.filter.js';
import { CreatePupilInput, Pupil, PupilPassword, RenamePupilInput } from './pupil.type.js';

@Resolver()
export class PupilResolver {
  @ListQuery(Pupil, {
    description: "Pupils: to a teacher those of the teacher's schools and followers, to a pupil only the pupil, to staff all.",
    filter: PupilFilter,
    orderBy: { enum: PupilOrder, default: PupilOrder.ID_DESC },
  })
  pupils!: never;

  @OneQuery(Pupil, { description: 'One pupil.' })
  pupil!: never;

  @Query(() => Boolean, { description: 'Whether a pupil of any school, deleted or not, has this user name. Teachers and staff only.' })
  pupilUsernameTaken(
    @Arg('username', () => String, { description: 'The user name.' }) username: string,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    return services.pupils.isUsernameTaken(viewer, username);
  }

  @Mutation(() => PupilPassword, {
    description:
      "Makes a pupil and draws the password. The school's owner or administrators. " +
      'Errors, the first that applies: SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, USERNAME_TAKEN.',
  })
  createPupil(
    @Arg('input', () => CreatePupilInput, { description: 'Who it is to be.' }) input: CreatePupilInput,
    @Ctx() { services, viewer }: Context,
  ): Promise<PupilPassword> {
    return services.pupils.create(viewer, input);
  }

  @Mutation(() => Pupil, {
    description:
      "Changes a pupil's name; the user name never changes. The school's owner or administrators. " +
      'Errors, the first that applies: SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, PUPIL_NOT_FOUND.',
  })
  async renamePupil(
    @Arg('schoolId', () => Int, { description: "The pupil's school." }) schoolId: number,
    @Arg('id', () => Int, { description: 'The pupil.' }) id: number,
    @Arg('input', () => RenamePupilInput, { description: 'What is to change.' }) input: RenamePupilInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.pupils.rename(viewer, schoolId, id, input));
  }

  @Mutation(() => Boolean, {
    description:
      "Deletes a pupil, whose sessions end; the user name stays taken. The school's owner or administrators. Always true. " +
      'Errors, the first that applies: SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, PUPIL_NOT_FOUND.',
  })
  async deletePupil(
    @Arg('schoolId', () => Int, { description: "The pupil's school." }) schoolId: number,
    @Arg('id', () => Int, { description: 'The pupil.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.pupils.delete(viewer, schoolId, id);
    return true;
  }

  @Mutation(() => PupilPassword, {
    description:
      "Draws a new password for a pupil, whose sessions end. The school's owner or administrators. " +
      'Errors, the first that applies: SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, PUPIL_NOT_FOUND.',
  })
  resetPupilPassword(
    @Arg('schoolId', () => Int, { description: "The pupil's school." }) schoolId: number,
    @Arg('id', () => Int, { description: 'The pupil.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<PupilPassword> {
    return services.pupils.resetPassword(viewer, schoolId, id);
  }
}

@Resolver(() => PupilPassword)
export class PupilPasswordResolver {
  /** Null only where the viewer does not see the pupil, which whoever set the password does. */
  @FieldResolver(() => Pupil, { nullable: true, description: 'Whose password it is.' })
  pupil(@Root() { pupilId }: PupilPassword, @Ctx() { read }: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    return read.one(info, { id: pupilId });
  }
}
