import { ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable } from '../../../read/readable.js';
import { WithdrawalStatus } from '../shop-status.js';
import { ownThings } from '../visibility.js';

@ObjectType({ description: 'A shopper’s request to be paid out from the wallet.', simpleResolvers: true })
@Readable({ model: 'Withdrawal', visible: ownThings })
export class Withdrawal {
  @Column()
  id!: number;

  @Relation({ nullable: false })
  shopper!: object;

  @Column()
  amountFen!: number;

  @Column()
  status!: WithdrawalStatus;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}
