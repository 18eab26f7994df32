import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { ownAccount, some } from '../../../read/rules.js';
import { sql } from '../../../read/sql.js';
import * as filters from '../schools.filter.js';
import * as visibility from '../visibility.js';
import { SchoolStatus } from './school-status.js';

@ObjectType({
  description: 'A school of the school platform. Its teachers see it, and its pupils once it is approved.',
  simpleResolvers: true,
})
@Readable({ model: 'School', existing: visibility.notDeleted, visible: visibility.schools })
export class School {
  @Column()
  id!: number;

  @Column()
  name!: string;

  @Column()
  status!: SchoolStatus;

  @Column({ nullable: true })
  @Reads({ visible: visibility.rejectReasons })
  rejectReason!: string | null;

  // By account, because ids of teachers and pupils overlap.
  @Field(() => Boolean, { description: 'Whether the viewer is its owner.' })
  @Reads({ sql: some('owner', ownAccount()) })
  isOwner!: boolean;

  @Relation()
  owner!: object | null;

  @Column()
  createdAt!: Date;

  @Column()
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

  @ListField({ filter: filters.PupilFilter, orderBy: { enum: filters.PupilOrder, default: filters.PupilOrder.ID_DESC } })
  pupils!: never;
}

@InputType({ description: 'A new school.' })
@Writable({ model: 'School' })
export class CreateSchoolInput {
  @Column({ description: 'Name without blanks at its ends.' })
  name!: string;
}

@InputType({ description: 'Changes to a school.' })
@Writable({ model: 'School' })
export class RenameSchoolInput {
  @Column({ description: 'Name without blanks at its ends.' })
  name!: string;
}
