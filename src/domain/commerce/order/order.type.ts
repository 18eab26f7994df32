import { Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { ofStudent } from '../../student-record/visibility.js';
import { Currency, OrderStatus, PaymentWay } from '../commerce.enums.js';
import { PaymentAccount } from '../payment/payment-account.type.js';
import { OrderLine } from './order-line.type.js';

@ObjectType({ description: "A student's order of one to four projects: staff see all, students their own.", simpleResolvers: true })
@Readable({ model: 'Order', visible: ofStudent, tally: { model: 'OrderTally', columns: ['status', 'currency', 'payment'] } })
export class Order {
  @Column()
  id!: number;

  @Column()
  orderNumber!: string;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Column()
  status!: OrderStatus;

  @Column()
  currency!: Currency | null;

  @Column()
  payment!: PaymentWay | null;

  @Column()
  standardFee!: string;

  @Column()
  payFee!: string | null;

  @Column()
  remark!: string | null;

  @Relation({ type: OrderLine, visibleWithParent: true })
  lines!: object[];

  @Field(() => [PaymentAccount], {
    description: "The company's accounts for the way in which it is paid, oldest first, in every currency.",
  })
  @Reads({
    visibleWithParent: true,
    join: (order) => {
      const table = order.other('PaymentAccount');
      return { table, on: sql`${table.column('payment')} = ${order.column('payment')}` };
    },
  })
  paymentAccounts!: object[];

  @Relation({ relation: 'paymentInfo', visibleWithParent: true })
  proof!: object | null;

  @Relation({ visibleWithParent: true })
  coupons!: object[];

  @Relation({ visibleWithParent: true })
  revisions!: object[];

  @Relation({ visibleWithParent: true })
  adjustments!: object[];

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'An order of one project with a number of courses.' })
@Writable({ model: 'Order' })
export class PlaceOrderInput {
  @Field(() => Int, { description: 'The project.' })
  projectId!: number;

  @Column({ nullable: false, description: 'The currency of its amounts; nothing is converted.' })
  currency!: Currency;

  @Column({ nullable: false, description: 'How it is to be paid.' })
  payment!: PaymentWay;

  @Field(() => Int, { description: 'How many courses: 1 to as many as the project allows.' })
  @Min(1)
  courseNum!: number;

  @Column({ nullable: true, description: 'The student it is for. Required from staff; students order for themselves.' })
  studentId?: number | null;
}

@InputType({ description: 'Changes to an order that is not at its end; what is left out stays.' })
@Writable({ model: 'Order', changes: true })
export class UpdateOrderInput {
  @Column()
  currency?: Currency | null;

  @Column()
  payment?: PaymentWay | null;

  @Column({ description: 'A remark; null for none.' })
  remark?: string | null;

  @Column({ description: 'CONFIRMED, CONFIRM_FAILED or CANCELED; from whoever judges orders only.' })
  status?: OrderStatus | null;
}

@InputType({ description: 'A remark on an order.' })
@Writable({ model: 'Order' })
export class RemarkOrderInput {
  @Column({ description: "The back office's remark; null takes it away." })
  remark?: string | null;
}
