import { Length, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable, Reads } from '../../../read/readable.js';
import { relatedCount } from '../../../read/related-column.js';
import { byRealm, own, some } from '../../../read/rules.js';
import { staffOnly } from '../../student-record/visibility.js';
import { CouponType } from '../commerce.enums.js';
import { CouponGrantFilter, CouponGrantOrder } from '../commerce.filter.js';

@ObjectType({ description: 'A kind of coupon: staff see all, students those they hold.', simpleResolvers: true })
@Readable({ model: 'Coupon', visible: byRealm({ STAFF: true, STUDENT: some('grants', own('studentId')) }) })
export class Coupon {
  @Field(() => Int, { description: 'Unique among coupons.' })
  id!: number;

  @Field(() => String, { description: 'Unique, at most 30 characters.' })
  code!: string;

  @Field(() => CouponType, { nullable: true, description: 'What it is given for.' })
  type!: CouponType | null;

  @Field(() => DecimalScalar, { description: 'What it takes off the price of an order.' })
  amount!: string;

  @Field(() => String, { description: 'What it is for, at most 30 characters.' })
  info!: string;

  @Field(() => DateTimeScalar, { description: 'Usable from then on.' })
  startTime!: Date;

  @Field(() => DateTimeScalar, { description: 'Usable until then.' })
  endTime!: Date;

  @Field(() => Int, { description: 'How many of it exist: never more are granted.' })
  maxNum!: number;

  @Field(() => Int, { nullable: true, description: 'How many were granted; shown to staff only.' })
  @Reads({ visible: staffOnly, ...relatedCount('grants') })
  grantedNum!: number | null;

  @Field(() => Boolean, { description: 'False: nobody can use it for the time being.' })
  active!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @ListField({
    description: 'Who holds it: all for staff, the own one for a student.',
    filter: CouponGrantFilter,
    orderBy: { enum: CouponGrantOrder, default: CouponGrantOrder.ID_ASC },
  })
  grants!: never;
}

@InputType({ description: 'A new kind of coupon; it is granted to nobody yet.' })
export class CreateCouponInput {
  @Field(() => String, { description: 'Unique, 1 to 30 characters.' })
  @Length(1, 30)
  code!: string;

  @Field(() => CouponType, { nullable: true, description: 'What it is given for.' })
  type?: CouponType | null;

  @Field(() => DecimalScalar, { description: 'What it takes off the price of an order: 0 to 9999999999.99, at most two decimals.' })
  amount!: string;

  @Field(() => String, { description: 'What it is for, 1 to 30 characters.' })
  @Length(1, 30)
  info!: string;

  @Field(() => DateTimeScalar, { description: 'Usable from then on.' })
  startTime!: Date;

  @Field(() => DateTimeScalar, { description: 'Usable until then.' })
  endTime!: Date;

  @Field(() => Int, { description: 'How many of it exist.' })
  @Min(0)
  maxNum!: number;

  @Field(() => Boolean, { nullable: true, description: 'False: nobody can use it for the time being. True when left out.' })
  active?: boolean;
}

@InputType({ description: 'Changes to a kind of coupon; what is left out stays. What orders were priced at stays in any case.' })
export class UpdateCouponInput {
  @Field(() => String, { nullable: true, description: 'Unique, 1 to 30 characters.' })
  @Length(1, 30)
  code?: string;

  @Field(() => CouponType, { nullable: true, description: 'What it is given for; null for nothing in particular.' })
  type?: CouponType | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What it takes off the price of an order: 0 to 9999999999.99, at most two decimals.',
  })
  amount?: string;

  @Field(() => String, { nullable: true, description: 'What it is for, 1 to 30 characters.' })
  @Length(1, 30)
  info?: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Usable from then on.' })
  startTime?: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Usable until then.' })
  endTime?: Date;

  @Field(() => Int, { nullable: true, description: 'How many of it exist; not fewer than were granted.' })
  @Min(0)
  maxNum?: number;

  @Field(() => Boolean, { nullable: true, description: 'False: nobody can use it for the time being.' })
  active?: boolean;
}
