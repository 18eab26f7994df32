import { Length } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable, Reads } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { ownAccount, some } from '../../../read/rules.js';
import { sql } from '../../../read/sql.js';
import * as filters from '../schools.filter.js';
import * as visibility from '../visibility.js';
import { SchoolStatus } from './school-status.js';

@ObjectType({
  description: 'A school of the school platform. Its teachers see it, and its pupils once it is approved.',
  simpleResolvers: true,
})
@Readable({ model: 'School', live: visibility.notDeleted, visible: visibility.schools })
export class School {
  @Field(() => Int, { description: 'Unique among schools.' })
  id!: number;

  @Field(() => String, { description: 'Name, at most 50 characters; not unique.' })
  name!: string;

  @Field(() => SchoolStatus, { description: 'How far it is with its approval.' })
  status!: SchoolStatus;

  @Field(() => String, { nullable: true, description: 'Why it was rejected; empty unless it was; null for pupils.' })
  @Reads({ visible: visibility.rejectReasons })
  rejectReason!: string | null;

  // By account, because ids of teachers and pupils overlap.
  @Field(() => Boolean, { description: 'Whether the viewer is its owner.' })
  @Reads({ sql: some('owner', ownAccount()) })
  isOwner!: boolean;

  @Relation({ description: 'The teacher who made it and manages it; null for those who do not see that teacher.' })
  owner!: object | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @ListField({
    description: 'Its teachers, the owner among them; members who are not the owner see only themselves.',
    filter: filters.TeacherFilter,
    orderBy: { enum: filters.TeacherOrder, default: filters.TeacherOrder.ID_DESC },
    type: 'Teacher',
    join: (school) => {
      const { table: membership, on } = school.related('memberships');
      const teacher = membership.related('teacher');
      return { table: teacher.table, on: sql`EXISTS (SELECT 1 FROM ${membership.from} WHERE ${on} AND ${teacher.on})` };
    },
  })
  teachers!: never;

  @ListField({
    description: 'Its pupils, as far as the viewer sees them.',
    filter: filters.PupilFilter,
    orderBy: { enum: filters.PupilOrder, default: filters.PupilOrder.ID_DESC },
  })
  pupils!: never;
}

@InputType({ description: 'A new school.' })
export class CreateSchoolInput {
  @Field(() => String, { description: 'Name, 4 to 50 characters without blanks at its ends.' })
  @Length(4, 50)
  name!: string;
}

@InputType({ description: 'Changes to a school.' })
export class RenameSchoolInput {
  @Field(() => String, { description: 'Name, 4 to 50 characters without blanks at its ends.' })
  @Length(4, 50)
  name!: string;
}
