import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Pupil } from '../pupil/pupil.type.js';
import { Teacher } from '../teacher/teacher.type.js';
import * as visibility from '../visibility.js';

@ObjectType({ description: 'That a pupil follows a teacher. Seen by these two.', simpleResolvers: true })
@Readable({ model: 'Follow', live: visibility.followsOfThePresent, visible: visibility.follows })
export class Follow {
  @Field(() => Int, { description: 'Unique among follows.' })
  id!: number;

  @Field(() => Pupil, { description: 'Who follows.' })
  pupil!: Pupil;

  @Field(() => Teacher, { description: 'Who is followed.' })
  teacher!: Teacher;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  createdAt!: Date;
}
