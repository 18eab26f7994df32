import { Length, MaxLength } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../platform/scalars/index.js';
import { ConversionStatus, ScoreStatus } from '../study.enums.js';

@InputType({ description: 'A student to be enrolled by staff; seats, reviews and earlier enrolments are not looked at.' })
export class EnrolStudentInput {
  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Field(() => Int, { description: 'The project.' })
  projectId!: number;

  @Field(() => Int, { description: 'The course of the catalogue, which the project offers.' })
  courseId!: number;

  @Field(() => String, { description: 'Code of the course for this student, 1 to 30 characters.' })
  @Length(1, 30)
  courseCode!: string;

  @Field(() => String, { description: 'Name of the course for this student, 1 to 64 characters.' })
  @Length(1, 64)
  courseName!: string;

  @Field(() => String, { nullable: true, description: 'The host university, at most 64 characters.' })
  @MaxLength(64)
  school?: string | null;

  @Field(() => String, { nullable: true, description: 'What kind of change it is, at most 16 characters; 加课 when left out.' })
  @MaxLength(16)
  changeType?: string | null;

  @Field(() => String, { nullable: true, description: 'A remark on the change, at most 255 characters.' })
  @MaxLength(255)
  extra?: string | null;
}

@InputType({
  description: "Changes to an enrolment; what is left out stays, null empties what may be empty. They leave the student's status alone.",
})
export class UpdateEnrolmentInput {
  @Field(() => Int, { nullable: true, description: 'The student.' })
  studentId?: number | null;

  @Field(() => Int, { nullable: true, description: 'The offering.' })
  offeringId?: number | null;

  @Field(() => String, { nullable: true, description: 'Code of the course, 1 to 30 characters.' })
  @Length(1, 30)
  courseCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the course, 1 to 64 characters.' })
  @Length(1, 64)
  courseName?: string | null;

  @Field(() => String, { nullable: true, description: 'The host university, at most 64 characters.' })
  @MaxLength(64)
  school?: string | null;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters.' })
  @MaxLength(255)
  remark?: string | null;

  @Field(() => Int, { nullable: true, description: 'The score.' })
  score?: number | null;

  @Field(() => String, { nullable: true, description: 'The grade, at most 16 characters.' })
  @MaxLength(16)
  grade?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When score and grade were entered.' })
  scoreEnteredAt?: Date | null;

  @Field(() => ScoreStatus, { nullable: true, description: 'Where the score stands. Either this or `scoreConfirmed`.' })
  scoreStatus?: ScoreStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the score stands at CONFIRMED; false: at SCORE_WAIT where score and grade are there, else at NOTHING. Either this or `scoreStatus`.',
  })
  scoreConfirmed?: boolean | null;

  @Field(() => ConversionStatus, { nullable: true, description: 'Where the conversion stands. Either this or `converted`.' })
  conversionStatus?: ConversionStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the conversion stands at SUCCESS; false takes SUCCESS back: to CONVERT_WAIT where there is a picture, else to NO_SEND. Either this or `conversionStatus`.',
  })
  converted?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "Proof of the conversion: a picture as base64, with or without a data URL's head; at most 10 MiB. Null removes it.",
  })
  conversionImage?: string | null;
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
export class RecordTranscriptInput {
  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Field(() => String, { description: "Code of the course: all of the student's enrolments with it." })
  courseCode!: string;

  @Field(() => Int, { nullable: true, description: 'Only this one of them.' })
  enrolmentId?: number | null;

  @Field(() => Int, { nullable: true, description: 'The score.' })
  score?: number | null;

  @Field(() => String, { nullable: true, description: 'The grade, at most 16 characters.' })
  @MaxLength(16)
  grade?: string | null;

  @Field(() => String, { nullable: true, description: "The courier's number of the transcript, at most 60 characters." })
  @MaxLength(60)
  courierNumber?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the transcript was sent.' })
  sendingDate?: Date | null;
}

@InputType({ description: "One of the caller's own courses, by code and name." })
export class OwnCourseInput {
  @Field(() => String, { description: 'Code of the course.' })
  courseCode!: string;

  @Field(() => String, { description: 'Name of the course.' })
  courseName!: string;
}

@InputType({ description: "Proof that the credits of one of the caller's courses are being converted." })
export class UploadConversionInput extends OwnCourseInput {
  @Field(() => String, { description: "The proof: a picture as base64, with or without a data URL's head; at most 10 MiB." })
  image!: string;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters.' })
  @MaxLength(255)
  remark?: string | null;
}
