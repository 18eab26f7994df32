import { Length } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { ofAccount } from '../../accounts/account/account-column.js';
import * as filters from '../shop.filter.js';
import { oneself } from '../visibility.js';

@ObjectType({ description: 'A customer of the course-service shop, with the wallet.', simpleResolvers: true })
@Readable({ model: 'Shopper', visible: oneself })
export class Shopper {
  @Column()
  id!: number;

  @Field(() => String, { nullable: true, description: 'Name to sign in with; unique among shoppers.' })
  @Reads(ofAccount('username'))
  username!: string | null;

  @Field(() => Boolean, { description: 'False: cannot sign in.' })
  @Reads(ofAccount('active'))
  active!: boolean;

  @Column()
  realName!: string;

  @Column()
  schoolName!: string;

  @Column()
  inviteCode!: string;

  @Relation()
  inviter!: object | null;

  @Column()
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

  @Column()
  notCashFen!: number;

  @Column()
  inCashFen!: number;

  @Column()
  isCashFen!: number;

  @Column()
  createdAt!: Date;

  @Column()
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

  @ListField({ filter: filters.ShopOrderFilter, orderBy: { enum: filters.ShopOrderOrder, default: filters.ShopOrderOrder.ID_DESC } })
  orders!: never;

  @ListField({ filter: filters.IncomeFilter, orderBy: { enum: filters.IncomeOrder, default: filters.IncomeOrder.ID_DESC } })
  incomes!: never;

  @ListField({ filter: filters.WithdrawalFilter, orderBy: { enum: filters.WithdrawalOrder, default: filters.WithdrawalOrder.ID_DESC } })
  withdrawals!: never;

  @ListField({ filter: filters.ShopCouponFilter, orderBy: { enum: filters.ShopCouponOrder, default: filters.ShopCouponOrder.ID_DESC } })
  coupons!: never;

  @ListField({ filter: filters.ShopperFilter, orderBy: { enum: filters.ShopperOrder, default: filters.ShopperOrder.ID_ASC } })
  invitees!: never;
}

@InputType({ description: 'A new shopper, with the account to sign in with.' })
@Writable({ model: 'Shopper' })
export class CreateShopperInput {
  @Field(() => String, { description: 'Name to sign in with, 1 to 64 characters, unique among shoppers.' })
  @Length(1, 64)
  username!: string;

  @Field(() => String, { description: 'Password, 8 to 128 characters.' })
  @Length(8, 128)
  password!: string;

  @Column({ description: 'Real name; empty when left out.' })
  realName?: string | null;

  @Column({ description: 'Name of the school; empty when left out.' })
  schoolName?: string | null;

  @Field(() => [Int], { nullable: true, description: 'Shop courses to enrol in.' })
  courseIds?: number[] | null;
}

@InputType({ description: 'Changes to a shopper; what is left out stays.' })
@Writable({ model: 'Shopper', changes: true })
export class UpdateShopperInput {
  @Column({ description: 'Real name.' })
  realName?: string | null;

  @Column({ description: 'Name of the school.' })
  schoolName?: string | null;
}
