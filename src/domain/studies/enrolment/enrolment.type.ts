import { Max, MaxLength, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { relatedColumn } from '../../../read/related-column.js';
import { Relation } from '../../../read/relation.js';
import { sql } from '../../../read/sql.js';
import { Project } from '../../catalogue/project/project.type.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudent } from '../../student-record/visibility.js';
import { ConversionStatus, ScoreStatus } from '../study.enums.js';

@ObjectType({
  description: 'A student in an offering: the course that was chosen or confirmed, with its score and the conversion of its credits.',
  simpleResolvers: true,
})
@Readable({ model: 'Enrolment', visible: ofStudent })
export class Enrolment {
  @Field(() => Int, { description: 'Unique among enrolments.' })
  id!: number;

  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Relation({ description: 'The student.', along: true })
  student!: object;

  @Field(() => Int, { description: 'The offering.' })
  offeringId!: number;

  @Relation({ description: 'The offering, whether or not it is still in the catalogue.', along: true })
  offering!: object;

  @Field(() => Int, { description: "The offering's project." })
  @Reads(relatedColumn('offering', 'projectId'))
  projectId!: number;

  @Field(() => Project, { description: "The offering's project, whether or not it is still on sale." })
  @Reads({
    along: true,
    final: true,
    join: (enrolment) => {
      const offering = enrolment.related('offering');
      const project = offering.table.related('project');
      const its = sql`(SELECT ${offering.table.column('projectId')} FROM ${offering.table.from} WHERE ${offering.on})`;
      return { table: project.table, on: sql`${project.table.column('id')} = ${its}` };
    },
  })
  project!: object;

  @Field(() => String, { description: 'Code of the course, as it was when the enrolment was made.' })
  courseCode!: string;

  @Field(() => String, { description: 'Name of the course, as it was when the enrolment was made.' })
  courseName!: string;

  @Field(() => String, { nullable: true, description: "The student's university, where the credits go." })
  school!: string | null;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  remark!: string | null;

  @Field(() => Int, { nullable: true, description: 'The score; null until one is entered.' })
  score!: number | null;

  @Field(() => String, { nullable: true, description: 'The grade; null until one is entered.' })
  grade!: string | null;

  @Field(() => ScoreStatus, { description: 'Where the score stands.' })
  scoreStatus!: ScoreStatus;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When score and grade were entered; null until then.' })
  scoreEnteredAt!: Date | null;

  @Field(() => ConversionStatus, {
    nullable: true,
    description: 'Where the conversion of the credits stands; null until the score is confirmed or the transcript sent.',
  })
  conversionStatus!: ConversionStatus | null;

  @Field(() => String, {
    nullable: true,
    description: `Address of the student's proof of the conversion; null where there is none. ${EXPIRES}`,
  })
  @Reads(mediaUrl('conversionImage'))
  conversionImageUrl!: string | null;

  @Field(() => String, { nullable: true, description: "The courier's number of the transcript." })
  courierNumber!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the transcript was sent.' })
  sendingDate!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: `Address of the photo that proves the home school's approval of the course; null where there is none. ${EXPIRES}`,
  })
  @Reads(mediaUrl('confirmPhoto'))
  confirmPhotoUrl!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@InputType({ description: 'A course that a student takes.' })
export class ChooseOfferingInput {
  @Field(() => Int, { description: 'The offering.' })
  offeringId!: number;

  @Field(() => Int, { description: 'The project it is one of, which the student has paid for.' })
  projectId!: number;
}

@InputType({ description: 'A score, a grade or both; what is left out stays.' })
export class EnterScoreInput {
  @Field(() => Int, { nullable: true, description: 'The score, 0 to 1000.' })
  @Min(0)
  @Max(1000)
  score?: number | null;

  @Field(() => String, { nullable: true, description: 'The grade, at most 16 characters.' })
  @MaxLength(16)
  grade?: string | null;
}
