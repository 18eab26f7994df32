import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { ofStudent } from '../../student-record/visibility.js';
import { CouponGrantStatus } from '../commerce.enums.js';

@ObjectType({ description: "A coupon in a student's hands; a student holds each coupon once.", simpleResolvers: true })
@Readable({ model: 'CouponGrant', visible: ofStudent })
export class CouponGrant {
  @Field(() => Int, { description: 'Unique among granted coupons.' })
  id!: number;

  @Field(() => Int, { description: 'The coupon: what orders and payments name it by.' })
  couponId!: number;

  @Relation({ description: 'The coupon.', along: true })
  coupon!: object;

  @Field(() => Int, { description: 'The student who holds it.' })
  studentId!: number;

  @Relation({ description: 'The student who holds it.', along: true })
  student!: object;

  @Field(() => CouponGrantStatus, { description: 'Whether it can be used.' })
  status!: CouponGrantStatus;

  @Field(() => Int, { nullable: true, description: 'The order that locked or used it.' })
  orderId!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it was granted.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}
