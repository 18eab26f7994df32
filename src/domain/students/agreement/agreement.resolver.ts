import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { AgreementFilter, AgreementOrder } from './agreement.filter.js';
import { Agreement, SignAgreementInput } from './agreement.type.js';

@Resolver()
export class AgreementResolver {
  @ListQuery(Agreement, {
    description: 'Signed study agreements: all for staff, students their own.',
    filter: AgreementFilter,
    orderBy: { enum: AgreementOrder, default: AgreementOrder.ID_ASC },
  })
  agreements!: never;

  @OneQuery(Agreement, { description: 'One signed study agreement.' })
  agreement!: never;

  @Mutation(() => Agreement, {
    description:
      'Signs the study agreement: students for themselves, staff for anybody. The student is marked as signed, and goes to SIGNED_AGREEMENT from before. Errors: FORBIDDEN, STUDENT_UNNAMED, RELATED_MISSING, AGREEMENT_TEMPLATE_MISSING, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE, UPLOAD_QUOTA_EXCEEDED.',
  })
  async signAgreement(
    @Arg('input', () => SignAgreementInput, { description: 'Who signs, and the signature.' }) input: SignAgreementInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.agreements.sign(viewer, input));
  }
}
