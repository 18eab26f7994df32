import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { staffOnly } from '../../student-record/visibility.js';
import { Student } from '../student/student.type.js';
import { Channel } from './channel.type.js';

@ObjectType({ description: 'Which promotion channel brought which student.', simpleResolvers: true })
@Readable({ model: 'ChannelRecord', visible: staffOnly })
export class ChannelRecord {
  @Field(() => Int, { description: 'Unique among channel records.' })
  id!: number;

  @Field(() => Int, { description: 'The channel.' })
  channelId!: number;

  @Field(() => Channel, { description: 'The channel.' })
  channel!: object;

  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Field(() => Student, { description: 'The student.' })
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
