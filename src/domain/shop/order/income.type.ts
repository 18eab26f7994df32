import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Shopper } from '../shopper/shopper.type.js';
import { ownThings } from '../visibility.js';
import { ShopOrder } from './shop-order.type.js';

@ObjectType({ description: 'Money a shopper earned: the commission on a paid order of somebody they invited.', simpleResolvers: true })
@Readable({ model: 'Income', visible: ownThings })
export class Income {
  @Field(() => Int, { description: 'Unique among incomes.' })
  id!: number;

  @Field(() => Shopper, { description: 'Who earned it.' })
  shopper!: Shopper;

  @Field(() => ShopOrder, { nullable: true, description: 'The paid order; null for the earner, whose order it is not.' })
  order!: ShopOrder | null;

  @Field(() => Int, { description: 'Amount in fen.' })
  amountFen!: number;

  @Field(() => String, { description: 'Where it comes from; of an invited person only the masked name.' })
  source!: string;

  @Field(() => DateTimeScalar, { description: 'When it was booked.' })
  createdAt!: Date;
}
