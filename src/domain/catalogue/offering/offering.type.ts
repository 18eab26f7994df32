import { Field, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { relatedCount } from '../../../read/declare/related-column.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { mediaUrl } from '../../files/media-url.js';
import { activeForAllButStaff } from '../visibility.js';

@ObjectType({ description: 'A course held in a project.', simpleResolvers: true })
@Readable({ model: 'Offering', visible: activeForAllButStaff, listedWhile: 'active' })
export class Offering {
  @Column()
  id!: number;

  @Column()
  projectId!: number;

  @Relation()
  project!: object | null;

  @Field(() => String, { description: 'Name of the project, whether or not that is still on sale.' })
  @Reads(relatedColumn('project', 'name'))
  projectName!: string;

  @Field(() => Int, { description: "The project's campus." })
  @Reads(relatedColumn('project', 'campusId'))
  campusId!: number;

  @Field(() => String, { description: "Name of the project's campus, whether or not that is still in the catalogue." })
  @Reads({
    sql: (table) => {
      const project = table.related('project');
      const campus = project.table.related('campus');
      return sql`(SELECT ${campus.table.column('name')} FROM ${project.table.from} JOIN ${campus.table.from} ON ${campus.on} WHERE ${project.on})`;
    },
  })
  campusName!: string;

  @Column()
  courseId!: number;

  @Relation()
  course!: object | null;

  @Field(() => String, { description: "The course's own name, whether or not that is still in the catalogue." })
  @Reads(relatedColumn('course', 'name'))
  courseName!: string;

  @Field(() => Int, { nullable: true, description: "The course's credit points." })
  @Reads(relatedColumn('course', 'credit'))
  credit!: number | null;

  @Column()
  name!: string;

  @Field(() => String, { description: "Its code in this project, or the course's own; several offerings may share one." })
  @Reads({
    sql: (table) => {
      const { table: course, on } = table.related('course');
      return sql`coalesce(${table.column('code')}, (SELECT ${course.column('code')} FROM ${course.from} WHERE ${on}))`;
    },
  })
  code!: string;

  @Column()
  professor!: string;

  @Column()
  startTime!: Date;

  @Column()
  endTime!: Date;

  @Column()
  address!: string;

  @Column()
  maxNum!: number;

  @Field(() => Int, { description: 'How many enrolments it has.' })
  @Reads(relatedCount('enrolments'))
  selectedNum!: number;

  @Field(() => String, { nullable: true, description: 'Address of the course outline; null when there is none.' })
  @Reads(mediaUrl('syllabus'))
  syllabusUrl!: string | null;

  @Column()
  active!: boolean;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}
