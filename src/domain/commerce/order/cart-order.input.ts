import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';
import { Currency, PaymentWay } from '../commerce.enums.js';

/** An order record has four slots for projects (contract: summer-crm.order.create). */
const MAX_LINES = 4;

@InputType({ description: 'A line of the cart that is ordered.' })
export class OrderedLineInput {
  @Field(() => Int, { description: 'The line of the cart.' })
  cartLineId!: number;

  @Field(() => Int, { nullable: true, description: "Replaces the line's number of courses, and its fee by that of the fee table." })
  courseNum?: number | null;
}

@InputType({ description: 'An order of what is in the cart.' })
@Writable({ model: 'Order' })
export class OrderCartInput {
  @Field(() => [OrderedLineInput], { description: 'The lines, one to four, in the order in which the order is to have them.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  lines!: OrderedLineInput[];

  @Column({ description: 'The currency of its amounts; nothing is converted.' })
  currency?: Currency | null;

  @Column({ description: 'How it is to be paid.' })
  payment?: PaymentWay | null;

  @Field(() => [Int], {
    nullable: true,
    description:
      'Ids of coupons that the student holds, to be used; a repeated one counts once. Left out or null: every coupon the student can use. Empty: none.',
  })
  @ArrayMaxSize(100)
  couponIds?: number[] | null;

  @Column({ nullable: true, description: 'The student it is for. Required from staff; students order for themselves.' })
  studentId?: number | null;
}
