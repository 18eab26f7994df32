import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import * as filters from '../roll-calls.filter.js';
import * as visibility from '../visibility.js';

@ObjectType({ description: 'A meeting of a roll-call group. Seen by the members of the group.', simpleResolvers: true })
@Readable({ model: 'Meeting', visible: visibility.meetings })
export class Meeting {
  @Column()
  id!: number;

  @Column()
  number!: number;

  @Column()
  beginsAt!: Date | null;

  @Column()
  endsAt!: Date | null;

  @Column()
  description!: string;

  @Relation({ visibleWithParent: true })
  group!: object;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @ListField({
    description: 'Who takes part.',
    filter: filters.MeetingParticipantFilter,
    orderBy: { enum: filters.MeetingParticipantOrder, default: filters.MeetingParticipantOrder.ID_ASC },
  })
  participants!: never;

  @ListField({ filter: filters.RollCallFilter, orderBy: { enum: filters.RollCallOrder, default: filters.RollCallOrder.NUMBER_ASC } })
  rollCalls!: never;
}

@ObjectType({ description: 'That a member takes part in a meeting. Seen by the members of the group.', simpleResolvers: true })
@Readable({ model: 'MeetingParticipant', visible: visibility.participants })
export class MeetingParticipant {
  @Column()
  id!: number;

  @Field(() => Int, { description: 'The id of the Member.' })
  @Reads({ column: 'memberId' })
  memberId!: number;

  @Field(() => String, { description: 'The real name of the member.' })
  @Reads(relatedColumn('member', 'name'))
  name!: string;

  @Column()
  participatedAt!: Date | null;
}

@InputType({ description: 'A new meeting.' })
@Writable({ model: 'Meeting' })
export class HoldMeetingInput {
  @Column()
  groupId!: number;

  @Column({ description: 'When it begins; now when left out.' })
  beginsAt?: Date | null;

  @Column({ description: 'When it ends; not said when left out.' })
  endsAt?: Date | null;

  @Column()
  description?: string | null;
}

@InputType({ description: 'Changes to a meeting; what is left out stays.' })
@Writable({ model: 'Meeting', changes: true })
export class UpdateMeetingInput {
  @Column({ description: 'When it begins.' })
  beginsAt?: Date | null;

  @Column({ description: 'When it ends.' })
  endsAt?: Date | null;

  @Column()
  description?: string | null;
}
