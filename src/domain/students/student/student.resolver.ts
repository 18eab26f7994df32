import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import { StaffContact } from '../../backoffice/staff/staff-contact.type.js';
import type { Context } from '../../context.js';
import { ContactStatus } from '../../student-record/student.enums.js';
import { StudentFilter, StudentOrder } from './student.filter.js';
import { UpdateStudentInput } from './student.input.js';
import { Student } from './student.type.js';

@Resolver()
export class StudentResolver {
  @ListQuery(Student, {
    description: 'Students: all for staff, students see themselves.',
    filter: StudentFilter,
    orderBy: { enum: StudentOrder, default: StudentOrder.ID_ASC },
  })
  students!: never;

  @OneQuery(Student, { description: 'One student.' })
  student!: never;

  @Mutation(() => Student, {
    description:
      'Makes a student whom WeChat does not know, with a file. Staff only. Errors: RELATED_MISSING, ID_NUMBER_TAKEN, STUDENT_NUMBER_TAKEN, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE.',
  })
  async createStudent(
    @Arg('file', () => UpdateStudentInput, { description: 'What is known of the student.' }) file: UpdateStudentInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.students.create(viewer, file));
  }

  @Mutation(() => Student, {
    description:
      'Changes the file of a student: students their own, staff any. Errors: NOT_FOUND, FORBIDDEN, RELATED_MISSING, ID_NUMBER_TAKEN, STUDENT_NUMBER_TAKEN, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE, UPLOAD_QUOTA_EXCEEDED.',
  })
  async updateStudent(
    @Arg('id', () => Int, { description: 'The student.' }) id: number,
    @Arg('input', () => UpdateStudentInput, { description: 'What is to change.' }) input: UpdateStudentInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.students.update(viewer, id, input));
  }

  @Query(() => StaffContact, {
    nullable: true,
    description:
      'Whom the student who is signed in turns to: their consultant or, while they have none, somebody of the sales department, drawn anew each time. Null where nobody is there, and to everybody who is no student.',
  })
  async suggestedConsultant(@Ctx() { services, viewer, read }: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    const id = await services.consultants.suggested(viewer);
    return id === null ? null : read.one(info, { id });
  }

  @Mutation(() => Student, {
    description:
      'The student who is signed in picks a member of the sales department as consultant, once. Errors: CONSULTANT_ASSIGNED, CONSULTANT_UNKNOWN.',
  })
  async chooseConsultant(
    @Arg('staffId', () => Int, { description: 'The member of the sales department.' }) staffId: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.consultants.choose(viewer, staffId));
  }

  @Mutation(() => Student, {
    description: 'Gives a student a consultant, or takes the consultant away. Staff only. Errors: NOT_FOUND, RELATED_MISSING.',
  })
  async assignConsultant(
    @Arg('studentId', () => Int, { description: 'The student.' }) studentId: number,
    @Arg('staffId', () => Int, { nullable: true, description: 'The member of staff; null: none.' }) staffId: number | null | undefined,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.consultants.assign(viewer, studentId, staffId ?? null));
  }

  @Mutation(() => Student, {
    description:
      'Notes whether the consultant has spoken with the student. Staff only. Errors: NOT_FOUND, CONSULTANT_MISSING, STATUS_MOVE_REFUSED.',
  })
  async setContactStatus(
    @Arg('studentId', () => Int, { description: 'The student.' }) studentId: number,
    @Arg('status', () => ContactStatus, { description: 'How they stand now.' }) status: ContactStatus,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.consultants.setContactStatus(viewer, studentId, status));
  }
}
