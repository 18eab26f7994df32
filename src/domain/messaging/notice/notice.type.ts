import { Length } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { staffAndStudents } from '../../student-record/visibility.js';

/** Longer than any notice; the column has no limit of its own. */
const MAX_CONTENT = 10_000;

@ObjectType({ description: 'A notice to all students. The first tells when scores can be looked up.', simpleResolvers: true })
@Readable({ model: 'Notice', visible: staffAndStudents })
export class Notice {
  @Field(() => Int, { description: 'Unique among notices.' })
  id!: number;

  @Field(() => String, { description: 'What it says.' })
  content!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@InputType({ description: 'A notice to all students.' })
export class NoticeInput {
  @Field(() => String, { description: 'What it says, 1 to 10000 characters.' })
  @Length(1, MAX_CONTENT)
  content!: string;
}
