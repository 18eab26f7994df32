import { Length } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { ofStudent } from '../../student-record/visibility.js';

@ObjectType({ description: 'A message from the back office to a student: staff see all, students their own.', simpleResolvers: true })
@Readable({ model: 'StudentMessage', visible: ofStudent })
export class StudentMessage {
  @Field(() => Int, { description: 'Unique among messages to students.' })
  id!: number;

  @Field(() => Int, { description: 'Whom it is for.' })
  studentId!: number;

  @Relation({ description: 'Whom it is for.', along: true })
  student!: object;

  @Field(() => String, { nullable: true, description: 'What it says.' })
  message!: string | null;

  @Field(() => Int, { description: 'Its kind, as the back office counts them; 0 is an ordinary message.' })
  type!: number;

  @Field(() => Boolean, { description: 'Whether it was read.' })
  read!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed or read.' })
  updatedAt!: Date;
}

@InputType({ description: 'A message to a student.' })
export class SendStudentMessageInput {
  @Field(() => Int, { description: 'Whom it is for.' })
  studentId!: number;

  @Field(() => String, { nullable: true, description: 'What it says, 1 to 255 characters.' })
  @Length(1, 255)
  message?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its kind; 0, an ordinary message, when left out.' })
  type?: number | null;
}

@InputType({ description: 'Changes to a message; what is left out stays.' })
export class UpdateStudentMessageInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether it was read.' })
  read?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What it says, at most 255 characters; from staff only.' })
  @Length(0, 255)
  message?: string | null;
}
