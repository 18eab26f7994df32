import { Field, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { leafSql } from '../../../read/statement/leaf.js';
import { ofStudent, staffOnly } from '../../student-record/visibility.js';
import { CouponGrantStatus } from '../commerce.enums.js';

@ObjectType({ description: "A coupon in a student's hands; a student holds each coupon once.", simpleResolvers: true })
@Readable({ model: 'CouponGrant', visible: ofStudent })
export class CouponGrant {
  @Column()
  id!: number;

  @Column()
  couponId!: number;

  @Relation({ visibleWithParent: true })
  coupon!: object;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Column()
  status!: CouponGrantStatus;

  @Column()
  orderId!: number | null;

  @Column()
  expiresAt!: Date | null;

  @Field(() => DateTimeScalar, {
    description: "Until when this student can use it: the coupon's own end, or `expiresAt` where that is sooner.",
  })
  @Reads({
    inAnswerForm: true,
    // Both are texts of one form, which are in order as their times are.
    sql: (table) => {
      const { table: coupon, on } = table.related('coupon');
      return sql`least(${leafSql(table, 'expiresAt')}, (SELECT ${leafSql(coupon, 'endTime')} FROM ${coupon.from} WHERE ${on}))`;
    },
  })
  usableUntil!: Date;

  @Field(() => String, { nullable: true, description: 'A remark of the back office, at most 255 characters; shown to staff only.' })
  @Reads({ visible: staffOnly, column: 'remark' })
  remark!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: "What is particular about a coupon in one student's hands; what is left out stays." })
@Writable({ model: 'CouponGrant', changes: true })
export class CouponGrantInput {
  @Column({ description: 'Usable by this student until then, where that is sooner than for all; null: as long as the coupon is.' })
  expiresAt?: Date | null;

  @Column({ description: 'A remark of the back office; null for none.' })
  remark?: string | null;
}
