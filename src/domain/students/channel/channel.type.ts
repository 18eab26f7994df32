import { Length } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { staffOnly } from '../../student-record/visibility.js';
import { ChannelRecordFilter, ChannelRecordOrder } from './channel.filter.js';

@ObjectType({ description: 'A promotion channel, with the sales person who gets the students it brings.', simpleResolvers: true })
@Readable({ model: 'Channel', visible: staffOnly })
export class Channel {
  @Field(() => Int, { description: 'Unique among channels.' })
  id!: number;

  @Field(() => String, { description: 'Name, at most 64 characters.' })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Staff id of the sales person; null: nobody.' })
  staffId!: number | null;

  @Relation({ description: 'The sales person; null: nobody.' })
  staff!: object | null;

  @ListField({
    description: 'The students it brought.',
    filter: ChannelRecordFilter,
    orderBy: { enum: ChannelRecordOrder, default: ChannelRecordOrder.ID_ASC },
  })
  records!: never;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@InputType({ description: 'A new promotion channel.' })
export class CreateChannelInput {
  @Field(() => String, { description: 'Name, 1 to 64 characters.' })
  @Length(1, 64)
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Staff id of the sales person who gets its students.' })
  staffId?: number | null;
}

@InputType({ description: 'Changes to a promotion channel; what is left out stays.' })
export class UpdateChannelInput {
  @Field(() => String, { nullable: true, description: 'Name, 1 to 64 characters.' })
  @Length(1, 64)
  name?: string | null;

  @Field(() => Int, { nullable: true, description: 'Staff id of the sales person who gets its students; null: nobody.' })
  staffId?: number | null;
}
