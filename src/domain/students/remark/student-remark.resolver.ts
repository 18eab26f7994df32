import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { StudentRemarkFilter, StudentRemarkOrder } from './student-remark.filter.js';
import { CreateStudentRemarkInput, StudentRemark, UpdateStudentRemarkInput } from './student-remark.type.js';

@Resolver()
export class StudentRemarkResolver {
  @ListQuery(StudentRemark, {
    description: 'Remarks of the back office on students. Staff only.',
    filter: StudentRemarkFilter,
    orderBy: { enum: StudentRemarkOrder, default: StudentRemarkOrder.ID_DESC },
  })
  studentRemarks!: never;

  @OneQuery(StudentRemark, { description: 'One remark on a student. Staff only.' })
  studentRemark!: never;

  @Mutation(() => StudentRemark, { description: 'Makes a remark on a student. Staff only. Errors: RELATED_MISSING.' })
  async createStudentRemark(
    @Arg('input', () => CreateStudentRemarkInput, { description: 'The remark.' }) input: CreateStudentRemarkInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.studentRemarks.create(viewer, input));
  }

  @Mutation(() => StudentRemark, { description: 'Changes a remark on a student. Staff only. Errors: NOT_FOUND.' })
  async updateStudentRemark(
    @Arg('id', () => Int, { description: 'The remark.' }) id: number,
    @Arg('input', () => UpdateStudentRemarkInput, { description: 'What is to change.' }) input: UpdateStudentRemarkInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.studentRemarks.update(viewer, id, input));
  }

  @Mutation(() => Boolean, { description: 'Removes a remark on a student. Staff only. Always true. Errors: NOT_FOUND.' })
  async deleteStudentRemark(
    @Arg('id', () => Int, { description: 'The remark.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.studentRemarks.delete(viewer, id);
    return true;
  }
}
