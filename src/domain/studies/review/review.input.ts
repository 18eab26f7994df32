import { ArrayMaxSize, ArrayNotEmpty, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { ReviewStatus } from './review.enums.js';

@InputType({ description: 'A new review plan, without courses yet.' })
export class CreateReviewInput {
  @Field(() => Int, { description: 'The student; may have other plans.' })
  studentId!: number;

  @Field(() => Int, { description: 'Staff id of the student-service teacher.' })
  staffId!: number;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters.' })
  @MaxLength(255)
  remark?: string | null;

  @Field(() => String, { nullable: true, description: 'The university, at most 64 characters.' })
  @MaxLength(64)
  school?: string | null;
}

@InputType({ description: 'Changes to a review plan; what is left out stays, null empties a text.' })
export class UpdateReviewInput {
  @Field(() => Int, { nullable: true, description: 'The student.' })
  studentId?: number | null;

  @Field(() => Int, { nullable: true, description: 'Staff id of the student-service teacher.' })
  staffId?: number | null;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters.' })
  @MaxLength(255)
  remark?: string | null;

  @Field(() => String, { nullable: true, description: 'The university, at most 64 characters.' })
  @MaxLength(64)
  school?: string | null;
}

@InputType({ description: 'A course to be reviewed.' })
export class PlannedCourseInput {
  @Field(() => Int, { description: 'The course of the catalogue; its code and name are copied.' })
  courseId!: number;

  @Field(() => String, { description: 'Its name at the host university, 1 to 64 characters.' })
  @Length(1, 64)
  courseName!: string;

  @Field(() => String, { nullable: true, description: 'The host university, at most 64 characters.' })
  @MaxLength(64)
  school?: string | null;
}

@InputType({ description: 'A review plan with its courses.' })
export class PlanReviewInput {
  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Field(() => [PlannedCourseInput], { description: 'The courses, 1 to 100.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  courses!: PlannedCourseInput[];
}

@InputType({
  description:
    "Changes to a course of a review plan; what is left out stays, null empties what may be empty. They leave the student's status alone.",
})
export class UpdateReviewCourseInput {
  @Field(() => Int, { nullable: true, description: 'The review plan it belongs to.' })
  reviewId?: number | null;

  @Field(() => String, { nullable: true, description: 'Code of the course, 1 to 30 characters.' })
  @Length(1, 30)
  courseCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the course at the host university, 1 to 64 characters.' })
  @Length(1, 64)
  courseName?: string | null;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters.' })
  @MaxLength(255)
  remark?: string | null;

  @Field(() => ReviewStatus, { nullable: true, description: 'Where the review stands. Either this or `accepted`.' })
  status?: ReviewStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the review stands at SUCCESS; false: at WAIT where there is a proof, at WAIT_CERTIFICATE where there is none. Either this or `status`.',
  })
  accepted?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'A project it is meant for.' })
  projectId?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The student's proof: an address of it that an answer gave, or its path below /media/. An expired address or a bare path counts for proofs of the same student only.",
  })
  @MaxLength(500)
  certificate?: string | null;
}

@InputType({ description: "Proof that the caller's university reviewed a course." })
export class UploadCertificateInput {
  @Field(() => String, { description: 'Code of the course in the review plans.' })
  courseCode!: string;

  @Field(() => String, { description: 'Name of the course in the review plans.' })
  courseName!: string;

  @Field(() => String, { description: "The proof: a picture as base64, with or without a data URL's head; at most 10 MiB." })
  image!: string;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters.' })
  @MaxLength(255)
  remark?: string | null;
}

@InputType({ description: "A student's course, wherever it stands among their courses of that code." })
export class StudentCourseInput {
  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Field(() => String, { description: 'Code of the course.' })
  courseCode!: string;
}
