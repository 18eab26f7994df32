import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { StudentMessageFilter, StudentMessageOrder } from './student-message.filter.js';
import { SendStudentMessageInput, StudentMessage, UpdateStudentMessageInput } from './student-message.type.js';

@Resolver()
export class StudentMessageResolver {
  @ListQuery(StudentMessage, {
    description: 'Messages to students: all for staff, students their own.',
    filter: StudentMessageFilter,
    orderBy: { enum: StudentMessageOrder, default: StudentMessageOrder.ID_ASC },
  })
  studentMessages!: never;

  @OneQuery(StudentMessage, { description: 'One message to a student.' })
  studentMessage!: never;

  @Mutation(() => StudentMessage, { description: 'Sends a student a message. Staff only. Errors: RELATED_MISSING.' })
  async sendStudentMessage(
    @Arg('input', () => SendStudentMessageInput, { description: 'The message.' }) input: SendStudentMessageInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.studentMessages.send(viewer, input));
  }

  @Mutation(() => StudentMessage, {
    description: 'Marks a message as read or unread: its student and staff; what it says, staff only. Errors: NOT_FOUND, FORBIDDEN.',
  })
  async updateStudentMessage(
    @Arg('id', () => Int, { description: 'The message.' }) id: number,
    @Arg('input', () => UpdateStudentMessageInput, { description: 'What is to change.' }) input: UpdateStudentMessageInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.studentMessages.update(viewer, id, input));
  }
}
