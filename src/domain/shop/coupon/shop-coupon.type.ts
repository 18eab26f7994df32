import { Matches, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { ShopCouponStatus } from '../shop-status.js';
import { ownThings } from '../visibility.js';

@ObjectType({ description: 'A coupon issued to one shopper.', simpleResolvers: true })
@Readable({ model: 'ShopCoupon', visible: ownThings })
export class ShopCoupon {
  @Column()
  id!: number;

  @Relation({ nullable: false })
  shopper!: object;

  @Column()
  code!: string;

  @Column()
  amountFen!: number;

  @Field(() => ShopCouponStatus, { description: 'Whether it is still good.' })
  @Reads({
    sql: (coupon) =>
      sql`CASE WHEN ${coupon.column('used')} THEN 'USED' WHEN ${coupon.column('expiresAt')} <= now() THEN 'EXPIRED' ELSE 'UNUSED' END`,
  })
  status!: keyof typeof ShopCouponStatus;

  @Column()
  expiresAt!: Date | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A coupon for a shopper.' })
@Writable({ model: 'ShopCoupon' })
export class IssueShopCouponInput {
  @Column()
  shopperId!: number;

  @Field(() => Int, { description: 'Worth in fen, at least 1.' })
  @Min(1)
  amountFen!: number;

  @Column({ nullable: true, description: 'Its code, 4 to 64 letters, digits, - and _; drawn when left out.' })
  @Matches(/^[A-Za-z0-9_-]+$/)
  code?: string | null;

  @Column({ description: 'When it ends; never when left out.' })
  expiresAt?: Date | null;
}
