import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { staffOnly } from '../../student-record/visibility.js';

@ObjectType({ description: 'Which promotion channel brought which student.', simpleResolvers: true })
@Readable({ model: 'ChannelRecord', visible: staffOnly })
export class ChannelRecord {
  @Field(() => Int, { description: 'Unique among channel records.' })
  id!: number;

  @Field(() => Int, { description: 'The channel.' })
  channelId!: number;

  @Relation({ description: 'The channel.', nullable: false })
  channel!: object;

  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Relation({ description: 'The student.', nullable: false })
  student!: object;

  @Field(() => Boolean, { description: 'Whether the record counts.' })
  effective!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;
}

@InputType({ description: 'A promotion channel brought a student.' })
export class RecordChannelInput {
  @Field(() => Int, { description: 'The channel.' })
  channelId!: number;

  @Field(() => Int, { description: 'The student.' })
  studentId!: number;
}
