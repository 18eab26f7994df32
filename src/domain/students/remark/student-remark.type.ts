import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { RemarkKind } from '../../student-record/student.enums.js';
import { staffOnly } from '../../student-record/visibility.js';

@ObjectType({ description: 'A remark of the back office on a student; no student sees it.', simpleResolvers: true })
@Readable({ model: 'StudentRemark', visible: staffOnly })
export class StudentRemark {
  @Column()
  id!: number;

  @Column()
  studentId!: number;

  @Relation({ nullable: false })
  student!: object;

  @Column()
  kind!: RemarkKind;

  @Column()
  remark!: string;

  @Column()
  staffId!: number | null;

  @Relation()
  staff!: object | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who wrote it: the name of the member of staff or, where it was nobody of them, what was written down.',
  })
  @Reads({
    sql: (table) => {
      const { table: staff, on } = table.related('staff');
      return sql`coalesce(${table.column('authorText')}, (SELECT ${staff.column('name')} FROM ${staff.from} WHERE ${on}))`;
    },
  })
  author!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A remark on a student; whoever is signed in becomes its author.' })
@Writable({ model: 'StudentRemark' })
export class CreateStudentRemarkInput {
  @Column()
  studentId!: number;

  @Column({ description: "Which side's remark it is; CC when left out." })
  kind?: RemarkKind | null;

  @Column()
  remark!: string;
}

@InputType({ description: 'Changes to a remark; what is left out stays, its author too.' })
@Writable({ model: 'StudentRemark', changes: true })
export class UpdateStudentRemarkInput {
  @Column()
  kind?: RemarkKind | null;

  @Column()
  remark?: string | null;
}
