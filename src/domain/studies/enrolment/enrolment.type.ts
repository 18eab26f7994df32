import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { Project } from '../../catalogue/project/project.type.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudent } from '../../student-record/visibility.js';
import { ReviewStatus } from '../review/review.enums.js';
import { ConversionStatus, ScoreStatus } from '../study.enums.js';

@ObjectType({
  description: 'A student in an offering: the course that was chosen or confirmed, with its score and the conversion of its credits.',
  simpleResolvers: true,
})
@Readable({ model: 'Enrolment', visible: ofStudent })
export class Enrolment {
  @Column()
  id!: number;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Column()
  offeringId!: number;

  @Relation({ visibleWithParent: true })
  offering!: object;

  @Field(() => Int, { description: "The offering's project." })
  @Reads(relatedColumn('offering', 'projectId'))
  projectId!: number;

  @Field(() => Project, { description: "The offering's project, whether or not it is still on sale." })
  @Reads({
    visibleWithParent: true,
    inAnswerForm: true,
    join: (enrolment) => {
      const offering = enrolment.related('offering');
      const project = offering.table.related('project');
      const its = sql`(SELECT ${offering.table.column('projectId')} FROM ${offering.table.from} WHERE ${offering.on})`;
      return { table: project.table, on: sql`${project.table.column('id')} = ${its}` };
    },
  })
  project!: object;

  @Column()
  courseCode!: string;

  @Column()
  courseName!: string;

  @Column()
  school!: string | null;

  @Column()
  remark!: string | null;

  @Column()
  score!: number | null;

  @Column()
  grade!: string | null;

  @Column()
  scoreStatus!: ScoreStatus;

  @Column()
  scoreEnteredAt!: Date | null;

  @Column()
  conversionStatus!: ConversionStatus | null;

  @Field(() => String, {
    nullable: true,
    description: `Address of the student's proof of the conversion; null where there is none. ${EXPIRES}`,
  })
  @Reads(mediaUrl('conversionImage'))
  conversionImageUrl!: string | null;

  @Column()
  courierNumber!: string | null;

  @Column()
  sendingDate!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: `Address of the photo that proves the home school's approval of the course; null where there is none. ${EXPIRES}`,
  })
  @Reads(mediaUrl('confirmPhoto'))
  confirmPhotoUrl!: string | null;

  @Column()
  orderId!: number | null;

  @Column()
  reviewStatus!: ReviewStatus | null;

  @Column()
  reviewRemark!: string | null;

  @Column()
  postChannel!: string | null;

  @Column()
  conversionRemark!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A course that a student takes.' })
@Writable({ model: 'Enrolment' })
export class ChooseOfferingInput {
  @Column()
  offeringId!: number;

  @Field(() => Int, { description: 'The project it is one of, which the student has paid for.' })
  projectId!: number;
}

@InputType({ description: 'A score, a grade or both; what is left out stays.' })
@Writable({ model: 'Enrolment' })
export class EnterScoreInput {
  @Column({ description: 'The score.' })
  score?: number | null;

  @Column({ description: 'The grade.' })
  grade?: string | null;
}
