import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { CouponFilter, CouponGrantFilter, CouponGrantOrder, CouponOrder } from '../commerce.filter.js';
import { CouponGrant, CouponGrantInput } from './coupon-grant.type.js';
import { Coupon, CreateCouponInput, UpdateCouponInput } from './coupon.type.js';

@Resolver()
export class CouponResolver {
  @ListQuery(Coupon, {
    description: 'Kinds of coupons: all for staff, students those they hold.',
    filter: CouponFilter,
    orderBy: { enum: CouponOrder, default: CouponOrder.ID_ASC },
  })
  coupons!: never;

  @OneQuery(Coupon, { description: 'One kind of coupon.' })
  coupon!: never;

  @ListQuery(CouponGrant, {
    description: "Coupons in students' hands: all for staff, students their own.",
    filter: CouponGrantFilter,
    orderBy: { enum: CouponGrantOrder, default: CouponGrantOrder.ID_ASC },
  })
  couponGrants!: never;

  @Mutation(() => Coupon, { description: 'Makes a kind of coupon. Staff only. Errors: COUPON_CODE_TAKEN, AMOUNT_INVALID.' })
  async createCoupon(
    @Arg('input', () => CreateCouponInput, { description: 'What it is to be.' }) input: CreateCouponInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.coupons.create(viewer, input));
  }

  @Mutation(() => Coupon, {
    description: 'Changes a kind of coupon. Staff only. Errors: NOT_FOUND, COUPON_CODE_TAKEN, COUPON_MAX_BELOW_GRANTED, AMOUNT_INVALID.',
  })
  async updateCoupon(
    @Arg('id', () => Int, { description: 'The coupon.' }) id: number,
    @Arg('input', () => UpdateCouponInput, { description: 'What is to change.' }) input: UpdateCouponInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.coupons.update(viewer, id, input));
  }

  @Mutation(() => CouponGrant, {
    description:
      'Gives a student a coupon, never more of them than there are. Staff only. Errors: RELATED_MISSING, COUPON_GRANTED, COUPON_EXHAUSTED.',
  })
  async grantCoupon(
    @Arg('couponId', () => Int, { description: 'The coupon.' }) couponId: number,
    @Arg('studentId', () => Int, { description: 'The student.' }) studentId: number,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CouponGrantInput, { nullable: true, description: 'What is particular about it in these hands.' })
    input?: CouponGrantInput | null,
  ): Promise<object> {
    return read.written(info, await services.coupons.grant(viewer, couponId, studentId, input ?? {}));
  }

  @Mutation(() => CouponGrant, {
    description: 'Says until when a student can use a coupon in hand, or remarks on it. Staff only. Errors: NOT_FOUND.',
  })
  async updateCouponGrant(
    @Arg('id', () => Int, { description: 'The granted coupon.' }) id: number,
    @Arg('input', () => CouponGrantInput, { description: 'What is to change.' }) input: CouponGrantInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.coupons.updateGrant(viewer, id, input));
  }

  @Mutation(() => Boolean, {
    description: 'Takes back a coupon that the student has not used. Staff only. Errors: NOT_FOUND, COUPON_IN_USE.',
  })
  async revokeCoupon(
    @Arg('couponId', () => Int, { description: 'The coupon.' }) couponId: number,
    @Arg('studentId', () => Int, { description: 'The student.' }) studentId: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.coupons.revoke(viewer, couponId, studentId);
    return true;
  }
}
