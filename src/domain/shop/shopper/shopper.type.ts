import { Length, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable, Reads } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { sql } from '../../../read/sql.js';
import { ofAccount } from '../../accounts/account/account-column.js';
import * as filters from '../shop.filter.js';
import { oneself } from '../visibility.js';

@ObjectType({ description: 'A customer of the course-service shop, with the wallet.', simpleResolvers: true })
@Readable({ model: 'Shopper', visible: oneself })
export class Shopper {
  @Field(() => Int, { description: 'Unique among shoppers; what the old API calls user_id.' })
  id!: number;

  @Field(() => String, { nullable: true, description: 'Name to sign in with; unique among shoppers.' })
  @Reads(ofAccount('username'))
  username!: string | null;

  @Field(() => Boolean, { description: 'False: cannot sign in.' })
  @Reads(ofAccount('active'))
  active!: boolean;

  @Field(() => String, { description: 'Real name; empty when unknown.' })
  realName!: string;

  @Field(() => String, { description: 'Name of the school; empty when unknown.' })
  schoolName!: string;

  @Field(() => String, { description: 'The shopper’s own code, to invite others with.' })
  inviteCode!: string;

  @Relation({ description: 'Who invited this shopper; only administrators see it.' })
  inviter!: object | null;

  @Field(() => Boolean, { description: 'Marked as staff of the shop by the back office: may read the WeChat server token.' })
  staff!: boolean;

  @Field(() => Boolean, { description: 'Whether a WeChat identity is bound.' })
  @Reads({
    sql: (shopper) => {
      const account = shopper.related('account');
      const identities = account.table.related('wechatIdentities');
      return sql`EXISTS (SELECT 1 FROM ${account.table.from}, ${identities.table.from} WHERE ${account.on} AND ${identities.on})`;
    },
  })
  wechatBound!: boolean;

  @Field(() => Int, { description: 'Wallet: fen that can be withdrawn.' })
  notCashFen!: number;

  @Field(() => Int, { description: 'Wallet: fen in withdrawals being processed.' })
  inCashFen!: number;

  @Field(() => Int, { description: 'Wallet: fen paid out.' })
  isCashFen!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @ListField({
    description: 'Courses the shopper is enrolled in.',
    filter: filters.ShopCourseFilter,
    orderBy: { enum: filters.ShopCourseOrder, default: filters.ShopCourseOrder.ID_ASC },
    type: 'ShopCourse',
    join: (shopper) => {
      const { table: enrolment, on } = shopper.related('enrolments');
      const course = enrolment.related('course');
      return { table: course.table, on: sql`EXISTS (SELECT 1 FROM ${enrolment.from} WHERE ${on} AND ${course.on})` };
    },
  })
  courses!: never;

  @ListField({
    description: 'Orders of the shopper.',
    filter: filters.ShopOrderFilter,
    orderBy: { enum: filters.ShopOrderOrder, default: filters.ShopOrderOrder.ID_DESC },
  })
  orders!: never;

  @ListField({
    description: 'What the shopper earned.',
    filter: filters.IncomeFilter,
    orderBy: { enum: filters.IncomeOrder, default: filters.IncomeOrder.ID_DESC },
  })
  incomes!: never;

  @ListField({
    description: 'Withdrawals the shopper asked for.',
    filter: filters.WithdrawalFilter,
    orderBy: { enum: filters.WithdrawalOrder, default: filters.WithdrawalOrder.ID_DESC },
  })
  withdrawals!: never;

  @ListField({
    description: 'Coupons issued to the shopper.',
    filter: filters.ShopCouponFilter,
    orderBy: { enum: filters.ShopCouponOrder, default: filters.ShopCouponOrder.ID_DESC },
  })
  coupons!: never;

  @ListField({
    description: 'Shoppers invited by this one; only administrators see them.',
    filter: filters.ShopperFilter,
    orderBy: { enum: filters.ShopperOrder, default: filters.ShopperOrder.ID_ASC },
  })
  invitees!: never;
}

@InputType({ description: 'A new shopper, with the account to sign in with.' })
export class CreateShopperInput {
  @Field(() => String, { description: 'Name to sign in with, 1 to 64 characters, unique among shoppers.' })
  @Length(1, 64)
  username!: string;

  @Field(() => String, { description: 'Password, 8 to 128 characters.' })
  @Length(8, 128)
  password!: string;

  @Field(() => String, { nullable: true, description: 'Real name, at most 64 characters; empty when left out.' })
  @MaxLength(64)
  realName?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the school, at most 64 characters; empty when left out.' })
  @MaxLength(64)
  schoolName?: string | null;

  @Field(() => [Int], { nullable: true, description: 'Shop courses to enrol in.' })
  courseIds?: number[] | null;
}

@InputType({ description: 'Changes to a shopper; what is left out stays.' })
export class UpdateShopperInput {
  @Field(() => String, { nullable: true, description: 'Real name, at most 64 characters.' })
  @MaxLength(64)
  realName?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the school, at most 64 characters.' })
  @MaxLength(64)
  schoolName?: string | null;
}
