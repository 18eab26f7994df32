import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { OpenToEverybody } from '../../../access/open-to-everybody.js';
import type { OpenedSession } from '../../../access/sessions.js';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import { Session } from '../../accounts/sign-in/session.type.js';
import type { Context } from '../../context.js';
import { SchoolMembership } from '../membership/membership.type.js';
import { SchoolMembershipFilter, SchoolMembershipOrder, TeacherFilter, TeacherOrder } from '../schools.filter.js';
import { RegisterTeacherInput, Teacher } from './teacher.type.js';

@Resolver()
export class TeacherResolver {
  @ListQuery(Teacher, {
    description:
      "Teachers: to a teacher the members of own schools, to a pupil those of the pupil's school and those followed, to staff all.",
    filter: TeacherFilter,
    orderBy: { enum: TeacherOrder, default: TeacherOrder.ID_DESC },
  })
  teachers!: never;

  @OneQuery(Teacher, { description: 'One teacher.' })
  teacher!: never;

  @ListQuery(SchoolMembership, {
    description:
      "Who teaches where: to a teacher own memberships and those of own schools, to a pupil those of the pupil's school, to staff all.",
    filter: SchoolMembershipFilter,
    orderBy: { enum: SchoolMembershipOrder, default: SchoolMembershipOrder.ID_DESC },
  })
  schoolMemberships!: never;

  @Query(() => Boolean, { description: 'Whether a teacher has registered with this email address, whatever the case of letters.' })
  @OpenToEverybody({ ignoresToken: true })
  teacherUsernameTaken(
    @Arg('username', () => String, { description: 'The email address.' }) username: string,
    @Ctx() { services }: Context,
  ): Promise<boolean> {
    return services.teachers.isUsernameTaken(username);
  }

  @Mutation(() => Session, { description: 'Makes a teacher and signs the teacher in. Open to everybody. Errors: USERNAME_TAKEN.' })
  @OpenToEverybody({ ignoresToken: true })
  registerTeacher(
    @Arg('input', () => RegisterTeacherInput, { description: 'Who registers.' }) input: RegisterTeacherInput,
    @Ctx() { services, audience }: Context,
  ): Promise<OpenedSession> {
    return services.teachers.register(input, audience);
  }

  @Mutation(() => SchoolMembership, {
    description:
      'Makes a registered teacher a member of a school at once. Its owner or administrators. ' +
      'Errors, the first that applies: SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, TEACHER_EMAIL_UNKNOWN, TEACHER_ALREADY_MEMBER.',
  })
  async inviteTeacher(
    @Arg('schoolId', () => Int, { description: 'The school.' }) schoolId: number,
    @Arg('username', () => String, { description: "The teacher's email address." }) username: string,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.memberships.invite(viewer, schoolId, username));
  }

  @Mutation(() => Boolean, {
    description:
      'Takes a teacher out of a school; nothing changes where the teacher is no member. Its owner or administrators. Always true. ' +
      'Errors, the first that applies: SCHOOL_NOT_FOUND, TEACHER_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, OWNER_NOT_REMOVABLE.',
  })
  async removeTeacher(
    @Arg('schoolId', () => Int, { description: 'The school.' }) schoolId: number,
    @Arg('teacherId', () => Int, { description: 'The teacher.' }) teacherId: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.memberships.remove(viewer, schoolId, teacherId);
    return true;
  }
}
