import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { AdjustmentFilter, AdjustmentOrder } from '../commerce.filter.js';
import { CreateAdjustmentInput, UpdateAdjustmentInput } from './adjustment.input.js';
import { Adjustment } from './adjustment.type.js';

const CLOSED = 'ADJUSTMENT_CANCELED, ADJUSTMENT_CONFIRMED, ADJUSTMENT_CONFIRM_FAILED';
const DESK = 'Administrators, and staff with a finance menu.';

@Resolver()
export class AdjustmentResolver {
  @ListQuery(Adjustment, {
    description: 'Extra payments and refunds: all for staff, students their own.',
    filter: AdjustmentFilter,
    orderBy: { enum: AdjustmentOrder, default: AdjustmentOrder.ID_DESC },
  })
  adjustments!: never;

  @OneQuery(Adjustment, { description: 'One extra payment or refund.' })
  adjustment!: never;

  @Mutation(() => Adjustment, {
    description: `Asks for an extra payment, which the order's next revision counts in, or records a refund. ${DESK} Errors: FORBIDDEN, AMOUNT_INVALID, RELATED_MISSING, ADJUSTMENT_STUDENT_WRONG, ORDER_NOT_CONFIRMED, ADJUSTMENT_PROJECT_REFUSED.`,
  })
  async createAdjustment(
    @Arg('input', () => CreateAdjustmentInput, { description: 'What it is to be.' }) input: CreateAdjustmentInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.adjustments.create(viewer, input));
  }

  @Mutation(() => Adjustment, {
    description: `Proves an extra payment, or moves it on: its student and staff; the status only whoever judges payments. Errors: NOT_FOUND, FORBIDDEN, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE, UPLOAD_QUOTA_EXCEEDED, ${CLOSED}, ADJUSTMENT_NOT_PAID, ADJUSTMENT_PAID_NOT_CANCELABLE.`,
  })
  async updateAdjustment(
    @Arg('id', () => Int, { description: 'The extra payment.' }) id: number,
    @Arg('input', () => UpdateAdjustmentInput, { description: 'What is to change.' }) input: UpdateAdjustmentInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.adjustments.update(viewer, id, input));
  }

  @Mutation(() => Adjustment, {
    description: `Accepts an extra payment. ${DESK} Errors: NOT_FOUND, FORBIDDEN, ${CLOSED}, ADJUSTMENT_NOT_PAID.`,
  })
  async confirmAdjustment(
    @Arg('id', () => Int, { description: 'The extra payment.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.adjustments.update(viewer, id, { status: 'CONFIRMED' }));
  }

  @Mutation(() => Adjustment, {
    description: `Does not accept an extra payment. ${DESK} Errors: NOT_FOUND, FORBIDDEN, ${CLOSED}, ADJUSTMENT_NOT_PAID.`,
  })
  async failAdjustment(
    @Arg('id', () => Int, { description: 'The extra payment.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.adjustments.update(viewer, id, { status: 'CONFIRM_FAILED' }));
  }

  @Mutation(() => Adjustment, {
    description: `Takes back the demand for an extra payment that is not proven. ${DESK} Errors: NOT_FOUND, FORBIDDEN, ${CLOSED}, ADJUSTMENT_PAID_NOT_CANCELABLE.`,
  })
  async cancelAdjustment(
    @Arg('id', () => Int, { description: 'The extra payment.' }) id: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.adjustments.update(viewer, id, { status: 'CANCELED' }));
  }
}
