import { MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads, type FieldReading } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { parameter, raw, sql } from '../../../read/sql.js';
import { ofStudent } from '../../student-record/visibility.js';
import { REMOVED } from './change-type.js';

/**
 * Earlier changes name the course left and the course gained; later ones name one course, and their type says which of
 * both it is (contract: summer-crm.change-record.list, decisions).
 */
function side(column: string, removed: boolean): FieldReading {
  return {
    sql: (table) => {
      const type = sql`${table.column('changeType')} ${raw(removed ? 'IS NOT DISTINCT FROM' : 'IS DISTINCT FROM')} ${parameter('text', () => REMOVED)}`;
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
  @Field(() => Int, { description: 'Unique among course changes.' })
  id!: number;

  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Relation({ description: 'The student.', along: true })
  student!: object;

  @Field(() => Int, { description: 'Staff id of whoever made the change.' })
  staffId!: number;

  @Relation({ type: 'StaffContact', description: 'Who made the change.', along: true })
  staff!: object;

  @Field(() => String, { nullable: true, description: 'Code of the course that the student left.' })
  @Reads(side('previousCourseCode', true))
  previousCourseCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the course that the student gained.' })
  @Reads(side('aimCourseCode', false))
  aimCourseCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the course.' })
  courseCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the course at the host university.' })
  courseName!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the course in the catalogue.' })
  catalogueCourseName!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the project.' })
  projectName!: string | null;

  @Field(() => String, { nullable: true, description: 'The host university.' })
  school!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What kind of change it was, in free words; 加课 and 删课 are written by the gateway.',
  })
  changeType!: string | null;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  extra!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
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
export class CreateCourseChangeInput extends CourseChangeDetails {
  @Field(() => Int, { description: 'The student.' })
  studentId!: number;
}

@InputType({ description: 'Changes to such a note; what is left out stays, null empties a field.' })
export class UpdateCourseChangeInput extends CourseChangeDetails {
  @Field(() => Int, { nullable: true, description: 'The student.' })
  studentId?: number | null;

  @Field(() => Int, { nullable: true, description: 'Staff id of whoever made the change.' })
  staffId?: number | null;
}
