import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { WithdrawalStatus } from '../shop-status.js';
import { ownThings } from '../visibility.js';

@ObjectType({ description: 'A shopper’s request to be paid out from the wallet.', simpleResolvers: true })
@Readable({ model: 'Withdrawal', visible: ownThings })
export class Withdrawal {
  @Field(() => Int, { description: 'Unique among withdrawals.' })
  id!: number;

  @Relation({ description: 'Who asked for it.', nullable: false })
  shopper!: object;

  @Field(() => Int, { description: 'Amount in fen.' })
  amountFen!: number;

  @Field(() => WithdrawalStatus, { description: 'Where it stands.' })
  status!: WithdrawalStatus;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}
