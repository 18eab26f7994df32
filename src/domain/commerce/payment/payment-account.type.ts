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
  bankName!: string | null;

  @Column()
  companyAddress!: string | null;

  @Column()
  swiftCode!: string | null;

  @Column()
  swiftCodeForeignCurrency!: string | null;

  @Column()
  routingNumberPaper!: string | null;

  @Column()
  routingNumberWires!: string | null;

  @Column()
  payLink!: string | null;

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

  @Column()
  bankName?: string | null;

  @Column()
  companyAddress?: string | null;

  @Column()
  swiftCode?: string | null;

  @Column()
  swiftCodeForeignCurrency?: string | null;

  @Column()
  routingNumberPaper?: string | null;

  @Column()
  routingNumberWires?: string | null;

  @Column()
  payLink?: string | null;
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

  @Column({ description: 'The bank where it is held, with its address for a payer abroad; null for none.' })
  openingBank?: string | null;

  @Column({ description: 'Name of the bank; null for none.' })
  bankName?: string | null;

  @Column({ description: 'Address of the company that holds the account; null for none.' })
  companyAddress?: string | null;

  @Column({ description: 'SWIFT code (BIC) of the bank, for US dollars; null for none.' })
  swiftCode?: string | null;

  @Column({ description: 'SWIFT code (BIC) of the bank, for other foreign currencies; null for none.' })
  swiftCodeForeignCurrency?: string | null;

  @Column({ description: 'ABA routing number for paper and electronic (ACH) payments; null for none.' })
  routingNumberPaper?: string | null;

  @Column({ description: 'ABA routing number for wires; null for none.' })
  routingNumberWires?: string | null;

  @Column({ description: 'A link that opens the payment; null for none.' })
  payLink?: string | null;
}
