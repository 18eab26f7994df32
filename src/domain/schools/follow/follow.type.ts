import { ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable } from '../../../read/readable.js';
import * as visibility from '../visibility.js';

@ObjectType({ description: 'That a pupil follows a teacher. Seen by these two.', simpleResolvers: true })
@Readable({ model: 'Follow', existing: visibility.followsOfThePresent, visible: visibility.follows })
export class Follow {
  @Column()
  id!: number;

  @Relation({ nullable: false })
  pupil!: object;

  @Relation({ nullable: false })
  teacher!: object;

  @Column()
  createdAt!: Date;
}
