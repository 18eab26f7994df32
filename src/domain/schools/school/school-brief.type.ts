import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import * as visibility from '../visibility.js';

@ObjectType({
  description: "What of a pupil's school everybody sees who sees the pupil, such as teachers of other schools whom the pupil follows.",
  simpleResolvers: true,
})
@Readable({ model: 'School', live: visibility.notDeleted, visible: visibility.schoolsOfPupils })
export class SchoolBrief {
  @Field(() => Int, { description: 'The id of the School.' })
  id!: number;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}
