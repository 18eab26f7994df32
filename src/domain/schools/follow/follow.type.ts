import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import * as visibility from '../visibility.js';

@ObjectType({ description: 'That a pupil follows a teacher. Seen by these two.', simpleResolvers: true })
@Readable({ model: 'Follow', live: visibility.followsOfThePresent, visible: visibility.follows })
export class Follow {
  @Field(() => Int, { description: 'Unique among follows.' })
  id!: number;

  @Relation({ description: 'Who follows.', nullable: false })
  pupil!: object;

  @Relation({ description: 'Who is followed.', nullable: false })
  teacher!: object;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  createdAt!: Date;
}
