import { MaxLength, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { sql } from '../../../read/sql.js';
import { ofStudent } from '../../student-record/visibility.js';
import { Currency, OrderStatus, PaymentWay } from '../commerce.enums.js';
import { PaymentAccount } from '../payment/payment-account.type.js';
import { OrderLine } from './order-line.type.js';

@ObjectType({ description: "A student's order of one to four projects: staff see all, students their own.", simpleResolvers: true })
@Readable({ model: 'Order', visible: ofStudent, tally: { model: 'OrderTally', columns: ['status', 'currency', 'payment'] } })
export class Order {
  @Field(() => Int, { description: 'Unique among orders.' })
  id!: number;

  @Field(() => String, { description: 'Unique, at most 30 digits: when it was placed, by whom, and how many came before.' })
  orderNumber!: string;

  @Field(() => Int, { description: 'The student who ordered.' })
  studentId!: number;

  @Relation({ description: 'The student who ordered.', along: true })
  student!: object;

  @Field(() => OrderStatus, { description: 'Where the order stands.' })
  status!: OrderStatus;

  @Field(() => Currency, { nullable: true, description: 'The currency of its amounts.' })
  currency!: Currency | null;

  @Field(() => PaymentWay, { nullable: true, description: 'How it is paid.' })
  payment!: PaymentWay | null;

  @Field(() => DecimalScalar, { description: 'Course fees and application fee, as they were when it was placed.' })
  standardFee!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The standard fee less the coupons, never below 0; null until it is known which coupons are used.',
  })
  payFee!: string | null;

  @Field(() => String, { nullable: true, description: "The back office's remark." })
  remark!: string | null;

  @Relation({ type: OrderLine, description: 'The projects, in the order in which they were put in.', along: true })
  lines!: object[];

  @Field(() => [PaymentAccount], {
    description: "The company's accounts for the way in which it is paid, oldest first, in every currency.",
  })
  @Reads({
    along: true,
    join: (order) => {
      const table = order.other('PaymentAccount');
      return { table, on: sql`${table.column('payment')} = ${order.column('payment')}` };
    },
  })
  paymentAccounts!: object[];

  @Relation({ description: 'The proof of payment; null until it is uploaded.', relation: 'paymentInfo', along: true })
  proof!: object | null;

  @Relation({ description: 'The coupons it has locked or used.', along: true })
  coupons!: object[];

  @Relation({ description: 'What the student has bought by it, oldest first; none until it is confirmed.', along: true })
  revisions!: object[];

  @Relation({ description: 'Extra payments and refunds, oldest first; none until it is confirmed.', along: true })
  adjustments!: object[];

  @Field(() => DateTimeScalar, { description: 'When it was placed.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@InputType({ description: 'An order of one project with a number of courses.' })
export class PlaceOrderInput {
  @Field(() => Int, { description: 'The project.' })
  projectId!: number;

  @Field(() => Currency, { description: 'The currency of its amounts; nothing is converted.' })
  currency!: Currency;

  @Field(() => PaymentWay, { description: 'How it is to be paid.' })
  payment!: PaymentWay;

  @Field(() => Int, { description: 'How many courses: 1 to as many as the project allows.' })
  @Min(1)
  courseNum!: number;

  @Field(() => Int, { nullable: true, description: 'The student it is for. Required from staff; students order for themselves.' })
  studentId?: number | null;
}

@InputType({ description: 'Changes to an order that is not at its end; what is left out stays.' })
export class UpdateOrderInput {
  @Field(() => Currency, { nullable: true, description: 'The currency of its amounts.' })
  currency?: Currency | null;

  @Field(() => PaymentWay, { nullable: true, description: 'How it is paid.' })
  payment?: PaymentWay | null;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters; null for none.' })
  @MaxLength(255)
  remark?: string | null;

  @Field(() => OrderStatus, { nullable: true, description: 'CONFIRMED, CONFIRM_FAILED or CANCELED; from whoever judges orders only.' })
  status?: OrderStatus | null;
}

@InputType({ description: 'A remark on an order.' })
export class RemarkOrderInput {
  @Field(() => String, { nullable: true, description: 'At most 255 characters; null takes the remark away.' })
  @MaxLength(255)
  remark?: string | null;
}
