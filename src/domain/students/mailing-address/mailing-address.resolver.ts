import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { MailingAddressFilter, MailingAddressOrder } from '../student/student.filter.js';
import { MailingAddress, MailingAddressInput, UpdateMailingAddressInput } from './mailing-address.type.js';

@Resolver()
export class MailingAddressResolver {
  @ListQuery(MailingAddress, {
    description: 'Where transcripts are posted: all addresses for staff, students their own.',
    filter: MailingAddressFilter,
    orderBy: { enum: MailingAddressOrder, default: MailingAddressOrder.ID_ASC },
  })
  mailingAddresses!: never;

  @OneQuery(MailingAddress, { description: 'One mailing address.' })
  mailingAddress!: never;

  @Mutation(() => MailingAddress, {
    description:
      "Stores a student's mailing address; it replaces the one before as a whole, whose id stays. Errors: FORBIDDEN, RELATED_MISSING.",
  })
  async saveMailingAddress(
    @Arg('studentId', () => Int, { nullable: true, description: 'The student. Required from staff; students store their own.' }) studentId:
      | number
      | null
      | undefined,
    @Arg('input', () => MailingAddressInput, { description: 'The address.' }) input: MailingAddressInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.mailingAddresses.save(viewer, studentId, input));
  }

  @Mutation(() => MailingAddress, {
    description: "Stores a student's first mailing address. Errors: STUDENT_UNNAMED, MAILING_ADDRESS_EXISTS, FORBIDDEN, RELATED_MISSING.",
  })
  async createMailingAddress(
    @Arg('studentId', () => Int, { nullable: true, description: 'The student. Required from staff; students store their own.' }) studentId:
      | number
      | null
      | undefined,
    @Arg('input', () => MailingAddressInput, { description: 'The address.' }) input: MailingAddressInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.mailingAddresses.create(viewer, studentId, input));
  }

  @Mutation(() => MailingAddress, {
    description: 'Changes a mailing address: students their own, staff any. Errors: NOT_FOUND, FORBIDDEN.',
  })
  async updateMailingAddress(
    @Arg('id', () => Int, { description: 'The mailing address.' }) id: number,
    @Arg('input', () => UpdateMailingAddressInput, { description: 'What is to change.' }) input: UpdateMailingAddressInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.mailingAddresses.update(viewer, id, input));
  }
}
