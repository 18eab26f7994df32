import { Field, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable, Reads } from '../../../read/readable.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudentBy } from '../../student-record/visibility.js';
import { AdjustmentStatus, AdjustmentType, Currency, RefundType, ReplenishType } from '../commerce.enums.js';

@ObjectType({
  description: 'An extra payment that is asked for, or a refund, after an order was confirmed: staff see all, students their own.',
  simpleResolvers: true,
})
@Readable({ model: 'Adjustment', visible: ofStudentBy('order') })
export class Adjustment {
  @Column()
  id!: number;

  @Column()
  adjustmentNumber!: string;

  @Column()
  orderId!: number;

  @Relation({ visibleWithParent: true })
  order!: object;

  @Field(() => Int, { description: "The order's student." })
  @Reads(relatedColumn('order', 'studentId'))
  studentId!: number;

  @Column()
  type!: AdjustmentType;

  @Column()
  replenishType!: ReplenishType | null;

  @Column()
  refundType!: RefundType | null;

  @Column()
  status!: AdjustmentStatus;

  @Column()
  amount!: string;

  @Column()
  currency!: Currency;

  @Column()
  projectId!: number | null;

  @Relation({ visibleWithParent: true })
  project!: object | null;

  @Column()
  courseNum!: number | null;

  @Column()
  adminRemark!: string | null;

  @Column()
  studentRemark!: string | null;

  @Field(() => String, { nullable: true, description: `Address of the picture of the receipt; null until it is uploaded. ${EXPIRES}` })
  @Reads(mediaUrl('img'))
  imageUrl!: string | null;

  @Column()
  accountName!: string | null;

  @Column()
  phone!: string | null;

  @Column()
  relation!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}
