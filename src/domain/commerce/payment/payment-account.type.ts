import { InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable } from '../../../read/readable.js';
import { staffAndStudents } from '../../student-record/visibility.js';
import { Currency, PaymentWay } from '../commerce.enums.js';

@ObjectType({ description: 'An account of the company that students pay to.', simpleResolvers: true })
@Readable({ model: 'PaymentAccount', visible: staffAndStudents })
export class PaymentAccount {
  @Column()
  id!: number;

  @Column()
  payment!: PaymentWay;

  @Column()
  currency!: Currency;

  @Column()
  accountNumber!: string;

  @Column()
  accountName!: string;

  @Column()
  openingBank!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A new account that students pay to.' })
@Writable({ model: 'PaymentAccount' })
export class CreatePaymentAccountInput {
  @Column()
  payment!: PaymentWay;

  @Column()
  currency!: Currency;

  @Column()
  accountNumber!: string;

  @Column()
  accountName!: string;

  @Column()
  openingBank?: string | null;
}

@InputType({ description: 'Changes to an account that students pay to; what is left out stays.' })
@Writable({ model: 'PaymentAccount', changes: true })
export class UpdatePaymentAccountInput {
  @Column()
  payment?: PaymentWay;

  @Column()
  currency?: Currency;

  @Column()
  accountNumber?: string;

  @Column()
  accountName?: string;

  @Column({ description: 'The bank where it is held; null for none.' })
  openingBank?: string | null;
}
