import { ArrayMaxSize, Length, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudentBy } from '../../student-record/visibility.js';

@ObjectType({ description: 'The proof of payment of an order: one, for ever.', simpleResolvers: true })
@Readable({ model: 'Payment', visible: ofStudentBy('order') })
export class Payment {
  @Field(() => Int, { description: 'Unique among payments.' })
  id!: number;

  @Field(() => Int, { description: 'The order.' })
  orderId!: number;

  @Field(() => String, { nullable: true, description: 'The account that was paid from.' })
  accountNumber!: string | null;

  @Field(() => String, { description: 'The payer.' })
  accountName!: string;

  @Field(() => String, { nullable: true, description: "The payer's bank." })
  openingBank!: string | null;

  @Field(() => DateScalar, { description: 'The day of the payment.' })
  payDate!: Date;

  @Field(() => String, { description: `Address of the picture of the receipt. ${EXPIRES}` })
  @Reads(mediaUrl('img'))
  imageUrl!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'The amount as the student states it; nothing compares it with the price.' })
  amount!: string | null;

  @Field(() => String, { nullable: true, description: "The payer's telephone number." })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'What the payer is to the student.' })
  relation!: string | null;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  remark!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was uploaded.' })
  createdAt!: Date;
}

@InputType({ description: 'The proof of payment of an order.' })
export class PayOrderInput {
  @Field(() => String, { nullable: true, description: 'The account that was paid from, at most 30 characters.' })
  @MaxLength(30)
  accountNumber?: string | null;

  @Field(() => String, { description: 'The payer, 1 to 60 characters.' })
  @Length(1, 60)
  accountName!: string;

  @Field(() => String, { nullable: true, description: "The payer's bank, at most 30 characters." })
  @MaxLength(30)
  openingBank?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the payment; today in China when left out.' })
  payDate?: Date | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Ids of coupons that the student holds, to be used beside those that the order has locked; a repeated one counts once.',
  })
  @ArrayMaxSize(100)
  couponIds?: number[] | null;

  @Field(() => String, { description: "Picture of the receipt as base64, with or without a data URL's head; at most 10 MiB." })
  image!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'The amount that was paid.' })
  amount?: string | null;

  @Field(() => String, { nullable: true, description: "The payer's telephone number, at most 60 characters." })
  @MaxLength(60)
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'What the payer is to the student, at most 60 characters.' })
  @MaxLength(60)
  relation?: string | null;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters.' })
  @MaxLength(255)
  remark?: string | null;
}
