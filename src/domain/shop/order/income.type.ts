import { ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable } from '../../../read/readable.js';
import { ownThings } from '../visibility.js';

@ObjectType({ description: 'Money a shopper earned: the commission on a paid order of somebody they invited.', simpleResolvers: true })
@Readable({ model: 'Income', visible: ownThings })
export class Income {
  @Column()
  id!: number;

  @Relation({ nullable: false })
  shopper!: object;

  @Relation()
  order!: object | null;

  @Column()
  amountFen!: number;

  @Column()
  source!: string;

  @Column()
  createdAt!: Date;
}
