import { Length, Matches, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { sql } from '../../../read/sql.js';
import { ShopCouponStatus } from '../shop-status.js';
import { ownThings } from '../visibility.js';

@ObjectType({ description: 'A coupon issued to one shopper.', simpleResolvers: true })
@Readable({ model: 'ShopCoupon', visible: ownThings })
export class ShopCoupon {
  @Field(() => Int, { description: 'Unique among shop coupons.' })
  id!: number;

  @Relation({ description: 'Whose it is.', nullable: false })
  shopper!: object;

  @Field(() => String, { description: 'Unique over all shop coupons.' })
  code!: string;

  @Field(() => Int, { description: 'Worth in fen.' })
  amountFen!: number;

  @Field(() => ShopCouponStatus, { description: 'Whether it is still good.' })
  @Reads({
    sql: (coupon) =>
      sql`CASE WHEN ${coupon.column('used')} THEN 'USED' WHEN ${coupon.column('expiresAt')} <= now() THEN 'EXPIRED' ELSE 'UNUSED' END`,
  })
  status!: keyof typeof ShopCouponStatus;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; null: never.' })
  expiresAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was issued.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@InputType({ description: 'A coupon for a shopper.' })
export class IssueShopCouponInput {
  @Field(() => Int, { description: 'Who gets it.' })
  shopperId!: number;

  @Field(() => Int, { description: 'Worth in fen, at least 1.' })
  @Min(1)
  amountFen!: number;

  @Field(() => String, { nullable: true, description: 'Its code, 4 to 64 letters, digits, - and _; drawn when left out.' })
  @Length(4, 64)
  @Matches(/^[A-Za-z0-9_-]+$/)
  code?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; never when left out.' })
  expiresAt?: Date | null;
}
