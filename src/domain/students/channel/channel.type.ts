import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { mediaUrl } from '../../files/media-url.js';
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

  @Column()
  planDate!: Date | null;

  @Column()
  plannedStudents!: number | null;

  @Column()
  plannedFiles!: number | null;

  @Column()
  plannedPayers!: number | null;

  @Column()
  phaseDiscount!: string | null;

  @Column()
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the picture of its QR code; null where there is none.' })
  @Reads(mediaUrl('qrCode'))
  qrCodeUrl!: string | null;

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

  @Column()
  planDate?: Date | null;

  @Column()
  plannedStudents?: number | null;

  @Column()
  plannedFiles?: number | null;

  @Column()
  plannedPayers?: number | null;

  @Column()
  phaseDiscount?: string | null;

  @Column()
  url?: string | null;

  @Field(() => String, { nullable: true, description: "Picture of its QR code as base64, with or without a data URL's head." })
  qrCode?: string | null;
}

@InputType({ description: 'Changes to a promotion channel; what is left out stays.' })
@Writable({ model: 'Channel', changes: true })
export class UpdateChannelInput {
  @Column()
  name?: string | null;

  @Column({ description: 'Staff id of the sales person who gets its students; null: nobody.' })
  staffId?: number | null;

  @Column({ description: 'The day it is planned for; null: none.' })
  planDate?: Date | null;

  @Column({ description: 'How many students it is planned to bring; null: no plan.' })
  plannedStudents?: number | null;

  @Column({ description: 'How many of them are planned to fill in their files; null: no plan.' })
  plannedFiles?: number | null;

  @Column({ description: 'How many of them are planned to pay; null: no plan.' })
  plannedPayers?: number | null;

  @Column({ description: 'What discount there is for its students; null: none.' })
  phaseDiscount?: string | null;

  @Column({ description: 'The address that its QR code leads to; null: none.' })
  url?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Picture of its QR code as base64, with or without a data URL's head; null removes it.",
  })
  qrCode?: string | null;
}
