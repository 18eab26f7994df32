import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { ComplaintFilter, ComplaintOrder } from './complaint.filter.js';
import { Complaint, FileComplaintInput, HandleComplaintInput } from './complaint.type.js';

@Resolver()
export class ComplaintResolver {
  @ListQuery(Complaint, {
    description: 'Complaints of students: all for staff, students their own.',
    filter: ComplaintFilter,
    orderBy: { enum: ComplaintOrder, default: ComplaintOrder.ID_ASC },
  })
  complaints!: never;

  @OneQuery(Complaint, { description: 'One complaint.' })
  complaint!: never;

  @Mutation(() => Complaint, {
    description:
      'Files a complaint: students for themselves, staff for a student who complained otherwise. Errors: FORBIDDEN, STUDENT_UNNAMED, RELATED_MISSING, COMPLAINT_EMPTY, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE, UPLOAD_QUOTA_EXCEEDED.',
  })
  async fileComplaint(
    @Arg('input', () => FileComplaintInput, { description: 'The complaint.' }) input: FileComplaintInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.complaints.file(viewer, input));
  }

  @Mutation(() => Complaint, {
    description: 'Answers a complaint and marks it as dealt with, or lets it wait again. Staff only. Errors: NOT_FOUND.',
  })
  async handleComplaint(
    @Arg('id', () => Int, { description: 'The complaint.' }) id: number,
    @Arg('input', () => HandleComplaintInput, { description: 'The answer.' }) input: HandleComplaintInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.complaints.handle(viewer, id, input));
  }
}
