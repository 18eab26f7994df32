import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { ofStudent } from '../../student-record/visibility.js';
import { Student } from '../../students/student/student.type.js';
import { CouponGrantStatus } from '../commerce.enums.js';
import { Coupon } from './coupon.type.js';

@ObjectType({ description: "A coupon in a student's hands; a student holds each coupon once.", simpleResolvers: true })
@Readable({ model: 'CouponGrant', visible: ofStudent })
export class CouponGrant {
  @Field(() => Int, { description: 'Unique among granted coupons.' })
  id!: number;

  @Field(() => Int, { description: 'The coupon: what orders and payments name it by.' })
  couponId!: number;

  @Field(() => Coupon, { description: 'The coupon.' })
  @Reads({ along: true })
  coupon!: object;

  @Field(() => Int, { description: 'The student who holds it.' })
  studentId!: number;

  @Field(() => Student, { description: 'The student who holds it.' })
  @Reads({ along: true })
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
