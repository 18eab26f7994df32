import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { GroupRole } from '../roll-calls.enums.js';
import * as filters from '../roll-calls.filter.js';
import * as visibility from '../visibility.js';

@ObjectType({ description: 'A group of members who hold meetings and call the roll in them. Seen by its members.', simpleResolvers: true })
@Readable({ model: 'RollCallGroup', visible: visibility.groups })
export class RollCallGroup {
  @Column()
  id!: number;

  @Column()
  code!: string | null;

  @Column()
  name!: string;

  @Column()
  description!: string;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @ListField({
    description: 'Who belongs to it.',
    filter: filters.RollCallGroupMemberFilter,
    orderBy: { enum: filters.RollCallGroupMemberOrder, default: filters.RollCallGroupMemberOrder.ID_ASC },
  })
  memberships!: never;

  @ListField({
    description: 'Its meetings.',
    filter: filters.MeetingFilter,
    orderBy: { enum: filters.MeetingOrder, default: filters.MeetingOrder.NUMBER_DESC },
  })
  meetings!: never;
}

@ObjectType({ description: 'That a member belongs to a roll-call group. Seen by all who do.', simpleResolvers: true })
@Readable({ model: 'RollCallGroupMember', visible: visibility.memberships })
export class RollCallGroupMember {
  @Column()
  id!: number;

  @Field(() => Int, { description: 'The id of the Member.' })
  @Reads({ column: 'memberId' })
  memberId!: number;

  @Field(() => String, { description: 'The real name of the member.' })
  @Reads(relatedColumn('member', 'name'))
  name!: string;

  @Column()
  role!: GroupRole;

  @Column()
  permissions!: string;

  @Relation({ visibleWithParent: true })
  group!: object;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'Changes to a roll-call group; what is left out stays.' })
@Writable({ model: 'RollCallGroup', changes: true })
export class UpdateRollCallGroupInput {
  @Column()
  name?: string | null;

  @Column()
  description?: string | null;
}
