import { MaxLength } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';
import { ReviewStatus } from '../review/review.enums.js';
import { ConversionStatus, ScoreStatus } from '../study.enums.js';

@InputType({ description: 'A student to be enrolled by staff; seats, reviews and earlier enrolments are not looked at.' })
@Writable({ model: 'Enrolment' })
export class EnrolStudentInput {
  @Column()
  studentId!: number;

  @Field(() => Int, { description: 'The project.' })
  projectId!: number;

  @Field(() => Int, { description: 'The course of the catalogue, which the project offers.' })
  courseId!: number;

  @Column({ description: 'Code of the course for this student.' })
  courseCode!: string;

  @Column({ description: 'Name of the course for this student.' })
  courseName!: string;

  @Column({ description: 'The host university.' })
  school?: string | null;

  @Field(() => String, { nullable: true, description: 'What kind of change it is, at most 16 characters; 加课 when left out.' })
  @MaxLength(16)
  changeType?: string | null;

  @Field(() => String, { nullable: true, description: 'A remark on the change, at most 255 characters.' })
  @MaxLength(255)
  extra?: string | null;
}

@InputType({
  description: 'An enrolment as it is to stand, with what is known of score, parcel and conversion; nothing is noted about it.',
})
@Writable({ model: 'Enrolment' })
export class CreateEnrolmentInput {
  @Column()
  studentId!: number;

  @Column()
  offeringId!: number;

  @Column({ description: 'Code of the course for this student.' })
  courseCode!: string;

  @Column({ description: 'Name of the course for this student.' })
  courseName!: string;

  @Column({ description: 'The host university.' })
  school?: string | null;

  @Column()
  remark?: string | null;

  @Column()
  reviewStatus?: ReviewStatus | null;

  @Column()
  reviewRemark?: string | null;

  @Field(() => Int, { nullable: true, description: 'The score.' })
  score?: number | null;

  @Column({ description: 'The grade.' })
  grade?: string | null;

  @Column({ description: 'When score and grade were entered.' })
  scoreEnteredAt?: Date | null;

  @Column({ nullable: true, description: 'Where the score stands; NOTHING when left out.' })
  scoreStatus?: ScoreStatus | null;

  @Column({ description: 'Where the conversion stands.' })
  conversionStatus?: ConversionStatus | null;

  @Column({ description: "Proof of the conversion: a picture as base64, with or without a data URL's head; at most 10 MiB." })
  conversionImage?: string | null;

  @Column()
  conversionRemark?: string | null;

  @Column()
  courierNumber?: string | null;

  @Column()
  sendingDate?: Date | null;

  @Column()
  postChannel?: string | null;
}

@InputType({
  description: "Changes to an enrolment; what is left out stays, null empties what may be empty. They leave the student's status alone.",
})
@Writable({ model: 'Enrolment', changes: true })
export class UpdateEnrolmentInput {
  @Column()
  studentId?: number | null;

  @Column()
  offeringId?: number | null;

  @Column({ description: 'Code of the course.' })
  courseCode?: string | null;

  @Column({ description: 'Name of the course.' })
  courseName?: string | null;

  @Column({ description: 'The host university.' })
  school?: string | null;

  @Column()
  remark?: string | null;

  @Column()
  reviewStatus?: ReviewStatus | null;

  @Column()
  reviewRemark?: string | null;

  @Field(() => Int, { nullable: true, description: 'The score.' })
  score?: number | null;

  @Column({ description: 'The grade.' })
  grade?: string | null;

  @Column({ description: 'When score and grade were entered.' })
  scoreEnteredAt?: Date | null;

  @Column({ description: 'Where the score stands. Either this or `scoreConfirmed`.' })
  scoreStatus?: ScoreStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the score stands at CONFIRMED; false: at SCORE_WAIT where score and grade are there, else at NOTHING. Either this or `scoreStatus`.',
  })
  scoreConfirmed?: boolean | null;

  @Column({ description: 'Where the conversion stands; null: it has not begun. Either this or `converted`.' })
  conversionStatus?: ConversionStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the conversion stands at SUCCESS; false takes SUCCESS back: to CONVERT_WAIT where there is a picture, else to NO_SEND. Either this or `conversionStatus`.',
  })
  converted?: boolean | null;

  @Column({
    description: "Proof of the conversion: a picture as base64, with or without a data URL's head; at most 10 MiB. Null removes it.",
  })
  conversionImage?: string | null;

  @Column()
  conversionRemark?: string | null;
}

@InputType({ description: "A course to be taken from a student: all of the student's enrolments with this code." })
export class RemoveEnrolmentsInput {
  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Field(() => String, { description: 'Code of the course.' })
  courseCode!: string;

  @Field(() => String, { nullable: true, description: 'A remark on the change, at most 255 characters.' })
  @MaxLength(255)
  extra?: string | null;
}

@InputType({ description: "Score and grade, courier's number and date of dispatch, or both pairs; what is left out stays." })
@Writable({ model: 'Enrolment' })
export class RecordTranscriptInput {
  @Column()
  studentId!: number;

  @Field(() => String, { description: "Code of the course: all of the student's enrolments with it." })
  courseCode!: string;

  @Field(() => Int, { nullable: true, description: 'Only this one of them.' })
  enrolmentId?: number | null;

  @Field(() => Int, { nullable: true, description: 'The score.' })
  score?: number | null;

  @Column({ description: 'The grade.' })
  grade?: string | null;

  @Column()
  courierNumber?: string | null;

  @Column()
  sendingDate?: Date | null;

  @Column()
  postChannel?: string | null;
}

@InputType({ description: "One of the caller's own courses, by code and name." })
export class OwnCourseInput {
  @Field(() => String, { description: 'Code of the course.' })
  courseCode!: string;

  @Field(() => String, { description: 'Name of the course.' })
  courseName!: string;
}

@InputType({ description: "Proof that the credits of one of the caller's courses are being converted." })
@Writable({ model: 'Enrolment' })
export class UploadConversionInput extends OwnCourseInput {
  @Field(() => String, { description: "The proof: a picture as base64, with or without a data URL's head; at most 10 MiB." })
  image!: string;

  @Column()
  remark?: string | null;
}
