import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { CreditTransferFilter, CreditTransferOrder } from '../study.filter.js';
import { CreditTransfer, MoveCreditTransferInput } from './credit-transfer.type.js';

@Resolver()
export class CreditTransferResolver {
  @ListQuery(CreditTransfer, {
    description: 'Transfers of credits, project by project: all for staff, students their own.',
    filter: CreditTransferFilter,
    orderBy: { enum: CreditTransferOrder, default: CreditTransferOrder.ID_ASC },
  })
  creditTransfers!: never;

  @OneQuery(CreditTransfer, { description: 'One credit transfer.' })
  creditTransfer!: never;

  @Mutation(() => CreditTransfer, {
    description:
      'Opens a credit transfer; the first course that a student chooses in a project does so by itself. Staff only. Errors: RELATED_MISSING, CREDIT_TRANSFER_EXISTS.',
  })
  async createCreditTransfer(
    @Arg('studentId', () => Int, { description: 'The student.' }) studentId: number,
    @Arg('projectId', () => Int, { description: 'The project.' }) projectId: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.creditTransfers.create(viewer, studentId, projectId));
  }

  @Mutation(() => CreditTransfer, {
    description: 'Notes how far a credit transfer is, and what is known of the parcel. Staff only. Errors: NOT_FOUND, STATUS_MOVE_REFUSED.',
  })
  async moveCreditTransfer(
    @Arg('id', () => Int, { description: 'The credit transfer.' }) id: number,
    @Arg('input', () => MoveCreditTransferInput, { description: 'How it goes on.' }) input: MoveCreditTransferInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.creditTransfers.move(viewer, id, input));
  }

  @Mutation(() => CreditTransfer, {
    description:
      'Stores the proof of a finished credit transfer of the student who is signed in, once. Errors: NOT_FOUND, CREDIT_TRANSFER_PROVEN, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE, UPLOAD_QUOTA_EXCEEDED, CREDIT_TRANSFER_UNFINISHED.',
  })
  async uploadCreditTransferImage(
    @Arg('projectId', () => Int, { description: 'The project.' }) projectId: number,
    @Arg('image', () => String, { description: "The picture as base64, with or without a data URL's head; at most 10 MiB." }) image: string,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.creditTransfers.uploadImage(viewer, projectId, image));
  }
}
