import { MaxLength } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads, type FieldReading } from '../../../read/readable.js';
import { parameter, raw, sql } from '../../../read/sql.js';
import { ofStudent } from '../../student-record/visibility.js';
import { COURSE_REMOVED } from './change-type.js';

/**
 * Earlier changes name the course left and the course gained; later ones name one course, and their type says which of
 * both it is (contract: summer-crm.change-record.list, decisions).
 */
function side(column: string, removed: boolean): FieldReading {
  return {
    sql: (table) => {
      const type = sql`${table.column('changeType')} ${raw(removed ? 'IS NOT DISTINCT FROM' : 'IS DISTINCT FROM')} ${parameter('text', () => COURSE_REMOVED)}`;
      return sql`coalesce(${table.column(column)}, CASE WHEN ${type} THEN ${table.column('courseCode')} END)`;
    },
  };
}

@ObjectType({
  description: "A note that a student's courses were changed. It keeps names and codes as they were then.",
  simpleResolvers: true,
})
@Readable({ model: 'CourseChange', visible: ofStudent })
export class CourseChange {
  @Column()
  id!: number;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Column()
  staffId!: number;

  @Relation({ type: 'StaffContact', visibleWithParent: true })
  staff!: object;

  @Field(() => String, { nullable: true, description: 'Code of the course that the student left.' })
  @Reads(side('previousCourseCode', true))
  previousCourseCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the course that the student gained.' })
  @Reads(side('aimCourseCode', false))
  aimCourseCode!: string | null;

  @Column()
  courseCode!: string | null;

  @Column()
  courseName!: string | null;

  @Column()
  catalogueCourseName!: string | null;

  @Column()
  projectName!: string | null;

  @Column()
  school!: string | null;

  @Column()
  changeType!: string | null;

  @Column()
  extra!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType()
abstract class CourseChangeDetails {
  @Field(() => String, { nullable: true, description: 'Code of the course, at most 32 characters.' })
  @MaxLength(32)
  courseCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the course at the host university, at most 64 characters.' })
  @MaxLength(64)
  courseName?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the course in the catalogue, at most 64 characters.' })
  @MaxLength(64)
  catalogueCourseName?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the project, at most 64 characters.' })
  @MaxLength(64)
  projectName?: string | null;

  @Field(() => String, { nullable: true, description: 'The host university, at most 64 characters.' })
  @MaxLength(64)
  school?: string | null;

  @Field(() => String, { nullable: true, description: 'What kind of change it is, at most 16 characters.' })
  @MaxLength(16)
  changeType?: string | null;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters.' })
  @MaxLength(255)
  extra?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the course that the student left, at most 32 characters.' })
  @MaxLength(32)
  previousCourseCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the course that the student gained, at most 32 characters.' })
  @MaxLength(32)
  aimCourseCode?: string | null;
}

@InputType({ description: "A note that a student's courses were changed; the courses themselves stay as they are." })
@Writable({ model: 'CourseChange' })
export class CreateCourseChangeInput extends CourseChangeDetails {
  @Column()
  studentId!: number;

  @Column({ nullable: true, description: 'Staff id of who made the change; the caller when left out.' })
  staffId?: number | null;
}

@InputType({ description: 'Changes to such a note; what is left out stays, null empties a field.' })
@Writable({ model: 'CourseChange', changes: true })
export class UpdateCourseChangeInput extends CourseChangeDetails {
  @Column()
  studentId?: number | null;

  @Column()
  staffId?: number | null;
}
