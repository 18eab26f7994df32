import { ArrayMaxSize } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudentBy } from '../../student-record/visibility.js';

@ObjectType({ description: 'The proof of payment of an order: one, for ever.', simpleResolvers: true })
@Readable({ model: 'Payment', visible: ofStudentBy('order') })
export class Payment {
  @Column()
  id!: number;

  @Column()
  orderId!: number;

  @Column()
  accountNumber!: string | null;

  @Column()
  accountName!: string;

  @Column()
  openingBank!: string | null;

  @Column()
  payDate!: Date;

  @Field(() => String, { description: `Address of the picture of the receipt. ${EXPIRES}` })
  @Reads(mediaUrl('img'))
  imageUrl!: string;

  @Column()
  amount!: string | null;

  @Column()
  phone!: string | null;

  @Column()
  relation!: string | null;

  @Column()
  remark!: string | null;

  @Column()
  createdAt!: Date;
}

@InputType({ description: 'The proof of payment of an order.' })
@Writable({ model: 'Payment' })
export class PayOrderInput {
  @Column()
  accountNumber?: string | null;

  @Column()
  accountName!: string;

  @Column()
  openingBank?: string | null;

  @Column({ nullable: true, description: 'The day of the payment; today in China when left out.' })
  payDate?: Date | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Ids of coupons that the student holds, to be used beside those that the order has locked; a repeated one counts once.',
  })
  @ArrayMaxSize(100)
  couponIds?: number[] | null;

  @Field(() => String, { description: "Picture of the receipt as base64, with or without a data URL's head; at most 10 MiB." })
  image!: string;

  @Column({ description: 'The amount that was paid.' })
  amount?: string | null;

  @Column()
  phone?: string | null;

  @Column()
  relation?: string | null;

  @Column()
  remark?: string | null;
}
