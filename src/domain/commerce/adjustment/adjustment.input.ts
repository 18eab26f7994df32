import { Max, MaxLength, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { DecimalScalar } from '../../../platform/scalars/index.js';
import { AdjustmentStatus, AdjustmentType, Currency, RefundType, ReplenishType } from '../commerce.enums.js';
import { MAX_SLOTS } from '../order-revision/order-revision.js';

@InputType({ description: 'An extra payment to be asked for, or a refund to be recorded.' })
export class CreateAdjustmentInput {
  @Field(() => Int, { description: 'The order; it must be confirmed.' })
  orderId!: number;

  @Field(() => Int, { description: "The order's student." })
  studentId!: number;

  @Field(() => AdjustmentType, { description: 'Whether more is to be paid, or something is paid back.' })
  type!: AdjustmentType;

  @Field(() => ReplenishType, { nullable: true, description: 'Why more is to be paid; means nothing for a refund.' })
  replenishType?: ReplenishType | null;

  @Field(() => RefundType, { nullable: true, description: 'Why money is paid back; means nothing for an extra payment.' })
  refundType?: RefundType | null;

  @Field(() => DecimalScalar, { description: 'Greater than 0, at most 9999999999.99, at most two decimals.' })
  amount!: string;

  @Field(() => Currency, { description: 'The currency of the amount; nothing is converted.' })
  currency!: Currency;

  @Field(() => Int, {
    nullable: true,
    description: 'The project it is about. One that the order does not have yet takes the next free of four slots.',
  })
  projectId?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Instead of `projectId`: the slot, 1 to 4, of a project in the order's newest revision.",
  })
  @Min(1)
  @Max(MAX_SLOTS)
  slot?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "The project's new number of courses; an extra payment writes it into the order's next revision.",
  })
  @Min(1)
  courseNum?: number | null;

  @Field(() => String, { nullable: true, description: 'A remark that the student reads, at most 255 characters.' })
  @MaxLength(255)
  adminRemark?: string | null;
}

@InputType({ description: 'Proof of an extra payment, and for staff where it goes; what is left out stays.' })
export class UpdateAdjustmentInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Picture of the receipt as base64, with or without a data URL's head; at most 10 MiB. A student's makes TO_PAY become TO_CONFIRM.",
  })
  image?: string | null;

  @Field(() => String, { nullable: true, description: "The student's remark, at most 255 characters." })
  @MaxLength(255)
  studentRemark?: string | null;

  @Field(() => String, { nullable: true, description: 'The payer, at most 60 characters.' })
  @MaxLength(60)
  accountName?: string | null;

  @Field(() => String, { nullable: true, description: "The payer's telephone number, at most 60 characters." })
  @MaxLength(60)
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'What the payer is to the student, at most 60 characters.' })
  @MaxLength(60)
  relation?: string | null;

  @Field(() => AdjustmentStatus, {
    nullable: true,
    description: 'CANCELED, CONFIRMED or CONFIRM_FAILED; from whoever judges payments only.',
  })
  status?: AdjustmentStatus | null;
}
