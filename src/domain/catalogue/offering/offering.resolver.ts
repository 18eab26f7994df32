import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { OfferingFilter, OfferingOrder } from './offering.filter.js';
import { CreateOfferingInput, UpdateOfferingInput } from './offering.input.js';
import { Offering } from './offering.type.js';

@Resolver()
export class OfferingResolver {
  @ListQuery(Offering, {
    description: 'Courses held in projects; cancelled ones where `filter.active` asks for them.',
    filter: OfferingFilter,
    orderBy: { enum: OfferingOrder, default: OfferingOrder.ID_ASC },
  })
  offerings!: never;

  @OneQuery(Offering, { description: 'One offering.' })
  offering!: never;

  @Mutation(() => Offering, {
    description:
      'Makes an offering. Staff only. Errors: RELATED_MISSING, COURSE_UNCLEAR, COURSE_CODE_TAKEN, FILE_TOO_LARGE, NOT_AN_IMAGE and PICTURE_TOO_LARGE for an outline that is a picture.',
  })
  async createOffering(
    @Arg('input', () => CreateOfferingInput, { description: 'What it is to be.' }) input: CreateOfferingInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.offerings.create(viewer, input));
  }

  @Mutation(() => Offering, {
    description:
      'Changes an offering. Staff only. Errors: NOT_FOUND, RELATED_MISSING, COURSE_CODE_TAKEN, FILE_TOO_LARGE, NOT_AN_IMAGE and PICTURE_TOO_LARGE for an outline that is a picture.',
  })
  async updateOffering(
    @Arg('id', () => Int, { description: 'The offering.' }) id: number,
    @Arg('input', () => UpdateOfferingInput, { description: 'What is to change.' }) input: UpdateOfferingInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.offerings.update(viewer, id, input));
  }

  @Mutation(() => Boolean, {
    description: 'Cancels an offering; its enrolments keep it, and an update brings it back. Staff only. Errors: NOT_FOUND.',
  })
  async deleteOffering(
    @Arg('id', () => Int, { description: 'The offering.' }) id: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.offerings.delete(viewer, id);
    return true;
  }
}
