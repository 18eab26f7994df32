import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { relatedColumn } from '../../../read/related-column.js';
import { Relation } from '../../../read/relation.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudentBy } from '../../student-record/visibility.js';
import { AdjustmentStatus, AdjustmentType, Currency, RefundType, ReplenishType } from '../commerce.enums.js';

@ObjectType({
  description: 'An extra payment that is asked for, or a refund, after an order was confirmed: staff see all, students their own.',
  simpleResolvers: true,
})
@Readable({ model: 'Adjustment', visible: ofStudentBy('order') })
export class Adjustment {
  @Field(() => Int, { description: 'Unique among adjustments.' })
  id!: number;

  @Field(() => String, { description: 'Unique, at most 30 digits: when it was made, for whom, and how many came before.' })
  adjustmentNumber!: string;

  @Field(() => Int, { description: 'The order.' })
  orderId!: number;

  @Relation({ description: 'The order.', along: true })
  order!: object;

  @Field(() => Int, { description: "The order's student." })
  @Reads(relatedColumn('order', 'studentId'))
  studentId!: number;

  @Field(() => AdjustmentType, { description: 'Whether more is to be paid, or something is paid back.' })
  type!: AdjustmentType;

  @Field(() => ReplenishType, { nullable: true, description: 'Why more is to be paid; null for a refund.' })
  replenishType!: ReplenishType | null;

  @Field(() => RefundType, { nullable: true, description: 'Why money is paid back; null for an extra payment.' })
  refundType!: RefundType | null;

  @Field(() => AdjustmentStatus, { description: 'Where it stands; a refund is REFUNDED from the start.' })
  status!: AdjustmentStatus;

  @Field(() => DecimalScalar, { description: 'The amount, greater than 0.' })
  amount!: string;

  @Field(() => Currency, { description: 'The currency of the amount; nothing is converted.' })
  currency!: Currency;

  @Field(() => Int, { nullable: true, description: 'The project it is about; null: none in particular.' })
  projectId!: number | null;

  @Relation({ description: 'The project it is about, whether or not that is still on sale; null: none in particular.', along: true })
  project!: object | null;

  @Field(() => Int, { nullable: true, description: "The project's new number of courses." })
  courseNum!: number | null;

  @Field(() => String, { nullable: true, description: "The back office's remark, which the student reads." })
  adminRemark!: string | null;

  @Field(() => String, { nullable: true, description: "The student's remark." })
  studentRemark!: string | null;

  @Field(() => String, { nullable: true, description: `Address of the picture of the receipt; null until it is uploaded. ${EXPIRES}` })
  @Reads(mediaUrl('img'))
  imageUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'The payer.' })
  accountName!: string | null;

  @Field(() => String, { nullable: true, description: "The payer's telephone number." })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'What the payer is to the student.' })
  relation!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}
