import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import * as visibility from '../visibility.js';

@ObjectType({
  description: "That a teacher teaches at a school. Seen by that teacher, the school's owner and its pupils.",
  simpleResolvers: true,
})
@Readable({ model: 'SchoolMembership', visible: visibility.memberships })
export class SchoolMembership {
  @Field(() => Int, { description: 'Unique among memberships.' })
  id!: number;

  @Relation({ description: 'The school; null for a pupil while it is not approved.' })
  school!: object | null;

  @Relation({ description: 'The teacher; null for those who do not see that teacher.' })
  teacher!: object | null;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  createdAt!: Date;
}
