import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { relatedCount } from '../../../read/declare/related-column.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { byRealm, own, some } from '../../../read/rules.js';
import { staffOnly } from '../../student-record/visibility.js';
import { CouponType } from '../commerce.enums.js';
import { CouponGrantFilter, CouponGrantOrder } from '../commerce.filter.js';

@ObjectType({ description: 'A kind of coupon: staff see all, students those they hold.', simpleResolvers: true })
@Readable({ model: 'Coupon', visible: byRealm({ STAFF: true, STUDENT: some('grants', own('studentId')) }) })
export class Coupon {
  @Column()
  id!: number;

  @Column()
  code!: string;

  @Column()
  type!: CouponType | null;

  @Column()
  amount!: string;

  @Column()
  info!: string;

  @Column()
  startTime!: Date;

  @Column()
  endTime!: Date;

  @Column()
  maxNum!: number;

  @Field(() => Int, { nullable: true, description: 'How many were granted; shown to staff only.' })
  @Reads({ visible: staffOnly, ...relatedCount('grants') })
  grantedNum!: number | null;

  @Column()
  active!: boolean;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @ListField({ filter: CouponGrantFilter, orderBy: { enum: CouponGrantOrder, default: CouponGrantOrder.ID_ASC } })
  grants!: never;
}

@InputType({ description: 'A new kind of coupon; it is granted to nobody yet.' })
@Writable({ model: 'Coupon' })
export class CreateCouponInput {
  @Column({ nullable: true, description: 'Unique. Ten drawn capitals and digits when left out.' })
  code?: string | null;

  @Column()
  type?: CouponType | null;

  @Column({ description: 'What it takes off the price of an order: 0 to 9999999999.99, at most two decimals.' })
  amount!: string;

  @Column()
  info!: string;

  @Column()
  startTime!: Date;

  @Column()
  endTime!: Date;

  @Column({ description: 'How many of it exist.' })
  maxNum!: number;

  @Column({ description: 'False: nobody can use it for the time being. True when left out.' })
  active?: boolean;
}

@InputType({ description: 'Changes to a kind of coupon; what is left out stays. What orders were priced at stays in any case.' })
@Writable({ model: 'Coupon', changes: true })
export class UpdateCouponInput {
  @Column()
  code?: string;

  @Column({ description: 'What it is given for; null for nothing in particular.' })
  type?: CouponType | null;

  @Column({ description: 'What it takes off the price of an order: 0 to 9999999999.99, at most two decimals.' })
  amount?: string;

  @Column()
  info?: string;

  @Column()
  startTime?: Date;

  @Column()
  endTime?: Date;

  @Column({ description: 'How many of it exist; not fewer than were granted.' })
  maxNum?: number;

  @Column()
  active?: boolean;
}
