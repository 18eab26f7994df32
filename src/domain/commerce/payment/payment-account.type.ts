import { Length, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { staffAndStudents } from '../../student-record/visibility.js';
import { Currency, PaymentWay } from '../commerce.enums.js';

@ObjectType({ description: 'An account of the company that students pay to.', simpleResolvers: true })
@Readable({ model: 'PaymentAccount', visible: staffAndStudents })
export class PaymentAccount {
  @Field(() => Int, { description: 'Unique among payment accounts.' })
  id!: number;

  @Field(() => PaymentWay, { description: 'For orders that are paid in this way.' })
  payment!: PaymentWay;

  @Field(() => Currency, { description: 'For amounts in this currency.' })
  currency!: Currency;

  @Field(() => String, { description: 'Number of the account.' })
  accountNumber!: string;

  @Field(() => String, { description: 'Whose account it is.' })
  accountName!: string;

  @Field(() => String, { nullable: true, description: 'The bank where it is held.' })
  openingBank!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@InputType({ description: 'A new account that students pay to.' })
export class CreatePaymentAccountInput {
  @Field(() => PaymentWay, { description: 'For orders that are paid in this way.' })
  payment!: PaymentWay;

  @Field(() => Currency, { description: 'For amounts in this currency.' })
  currency!: Currency;

  @Field(() => String, { description: 'Number of the account, 1 to 60 characters.' })
  @Length(1, 60)
  accountNumber!: string;

  @Field(() => String, { description: 'Whose account it is, 1 to 60 characters.' })
  @Length(1, 60)
  accountName!: string;

  @Field(() => String, { nullable: true, description: 'The bank where it is held, at most 60 characters.' })
  @MaxLength(60)
  openingBank?: string | null;
}

@InputType({ description: 'Changes to an account that students pay to; what is left out stays.' })
export class UpdatePaymentAccountInput {
  @Field(() => PaymentWay, { nullable: true, description: 'For orders that are paid in this way.' })
  payment?: PaymentWay;

  @Field(() => Currency, { nullable: true, description: 'For amounts in this currency.' })
  currency?: Currency;

  @Field(() => String, { nullable: true, description: 'Number of the account, 1 to 60 characters.' })
  @Length(1, 60)
  accountNumber?: string;

  @Field(() => String, { nullable: true, description: 'Whose account it is, 1 to 60 characters.' })
  @Length(1, 60)
  accountName?: string;

  @Field(() => String, { nullable: true, description: 'The bank where it is held, at most 60 characters; null for none.' })
  @MaxLength(60)
  openingBank?: string | null;
}
