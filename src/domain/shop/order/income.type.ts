import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { ownThings } from '../visibility.js';

@ObjectType({ description: 'Money a shopper earned: the commission on a paid order of somebody they invited.', simpleResolvers: true })
@Readable({ model: 'Income', visible: ownThings })
export class Income {
  @Field(() => Int, { description: 'Unique among incomes.' })
  id!: number;

  @Relation({ description: 'Who earned it.', nullable: false })
  shopper!: object;

  @Relation({ description: 'The paid order; null for the earner, whose order it is not.' })
  order!: object | null;

  @Field(() => Int, { description: 'Amount in fen.' })
  amountFen!: number;

  @Field(() => String, { description: 'Where it comes from; of an invited person only the masked name.' })
  source!: string;

  @Field(() => DateTimeScalar, { description: 'When it was booked.' })
  createdAt!: Date;
}
