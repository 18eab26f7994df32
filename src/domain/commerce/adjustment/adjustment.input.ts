import { Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';
import { AdjustmentStatus, AdjustmentType, Currency, RefundType, ReplenishType } from '../commerce.enums.js';
import { MAX_SLOTS } from '../order-revision/order-revision.js';

@InputType({ description: 'An extra payment to be asked for, or a refund to be recorded.' })
@Writable({ model: 'Adjustment' })
export class CreateAdjustmentInput {
  @Column({ description: 'The order; it must be confirmed.' })
  orderId!: number;

  @Field(() => Int, { description: "The order's student." })
  studentId!: number;

  @Column()
  type!: AdjustmentType;

  @Column({ description: 'Why more is to be paid; means nothing for a refund.' })
  replenishType?: ReplenishType | null;

  @Column({ description: 'Why money is paid back; means nothing for an extra payment.' })
  refundType?: RefundType | null;

  @Column({ description: 'Greater than 0, at most 9999999999.99, at most two decimals.' })
  amount!: string;

  @Column()
  currency!: Currency;

  @Column({ description: 'The project it is about. One that the order does not have yet takes the next free of four slots.' })
  projectId?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Instead of `projectId`: the slot, 1 to 4, of a project in the order's newest revision.",
  })
  @Min(1)
  @Max(MAX_SLOTS)
  slot?: number | null;

  @Column({ description: "The project's new number of courses; an extra payment writes it into the order's next revision." })
  courseNum?: number | null;

  @Column({ description: 'A remark that the student reads.' })
  adminRemark?: string | null;
}

@InputType({ description: 'Proof of an extra payment, and for staff where it goes; what is left out stays.' })
@Writable({ model: 'Adjustment', changes: true })
export class UpdateAdjustmentInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Picture of the receipt as base64, with or without a data URL's head; at most 10 MiB. A student's makes TO_PAY become TO_CONFIRM.",
  })
  image?: string | null;

  @Column()
  studentRemark?: string | null;

  @Column()
  accountName?: string | null;

  @Column()
  phone?: string | null;

  @Column()
  relation?: string | null;

  @Column({ description: 'CANCELED, CONFIRMED or CONFIRM_FAILED; from whoever judges payments only.' })
  status?: AdjustmentStatus | null;
}
