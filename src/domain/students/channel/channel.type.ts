import { InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable } from '../../../read/readable.js';
import { staffOnly } from '../../student-record/visibility.js';
import { ChannelRecordFilter, ChannelRecordOrder } from './channel.filter.js';

@ObjectType({ description: 'A promotion channel, with the sales person who gets the students it brings.', simpleResolvers: true })
@Readable({ model: 'Channel', visible: staffOnly })
export class Channel {
  @Column()
  id!: number;

  @Column()
  name!: string;

  @Column()
  staffId!: number | null;

  @Relation()
  staff!: object | null;

  @ListField({ filter: ChannelRecordFilter, orderBy: { enum: ChannelRecordOrder, default: ChannelRecordOrder.ID_ASC } })
  records!: never;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A new promotion channel.' })
@Writable({ model: 'Channel' })
export class CreateChannelInput {
  @Column()
  name!: string;

  @Column({ description: 'Staff id of the sales person who gets its students.' })
  staffId?: number | null;
}

@InputType({ description: 'Changes to a promotion channel; what is left out stays.' })
@Writable({ model: 'Channel', changes: true })
export class UpdateChannelInput {
  @Column()
  name?: string | null;

  @Column({ description: 'Staff id of the sales person who gets its students; null: nobody.' })
  staffId?: number | null;
}
