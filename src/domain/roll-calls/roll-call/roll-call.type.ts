import { Field, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable, Reads } from '../../../read/readable.js';
import * as filters from '../roll-calls.filter.js';
import * as visibility from '../visibility.js';

@ObjectType({ description: 'One calling of the roll in a meeting. Seen by the members of the group.', simpleResolvers: true })
@Readable({ model: 'RollCall', visible: visibility.rollCalls })
export class RollCall {
  @Column()
  id!: number;

  @Column()
  number!: number;

  @Column()
  beginsAt!: Date | null;

  @Column()
  endsAt!: Date | null;

  @Relation({ visibleWithParent: true })
  meeting!: object;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @ListField({
    description: 'Who signed in.',
    filter: filters.RollCallAttendanceFilter,
    orderBy: { enum: filters.RollCallAttendanceOrder, default: filters.RollCallAttendanceOrder.ID_ASC },
  })
  attendances!: never;
}

@ObjectType({ description: 'That a member signed in at a roll call. Seen by the members of the group.', simpleResolvers: true })
@Readable({ model: 'RollCallAttendance', visible: visibility.attendances })
export class RollCallAttendance {
  @Column()
  id!: number;

  @Field(() => Int, { description: 'The id of the Member.' })
  @Reads({ column: 'memberId' })
  memberId!: number;

  @Field(() => String, { description: 'The real name of the member.' })
  @Reads(relatedColumn('member', 'name'))
  name!: string;

  @Column()
  signedInAt!: Date | null;
}
