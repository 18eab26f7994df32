import { ArrayMaxSize, ArrayNotEmpty, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';
import { ReviewStatus } from './review.enums.js';

@InputType({ description: 'A new review plan, without courses yet.' })
@Writable({ model: 'Review' })
export class CreateReviewInput {
  @Column({ description: 'The student; may have other plans.' })
  studentId!: number;

  @Column()
  staffId!: number;

  @Column()
  remark?: string | null;

  @Column()
  school?: string | null;
}

@InputType({ description: 'Changes to a review plan; what is left out stays, null empties a text.' })
@Writable({ model: 'Review', changes: true })
export class UpdateReviewInput {
  @Column()
  studentId?: number | null;

  @Column()
  staffId?: number | null;

  @Column()
  remark?: string | null;

  @Column()
  school?: string | null;
}

@InputType({ description: 'A course to be reviewed.' })
@Writable({ model: 'ReviewCourse' })
export class PlannedCourseInput {
  @Column({ description: 'The course of the catalogue; its code and name are copied.' })
  courseId!: number;

  @Column({ description: 'Its name at the host university.' })
  courseName!: string;

  @Column()
  school?: string | null;
}

@InputType({ description: 'A review plan with its courses.' })
@Writable({ model: 'Review' })
export class PlanReviewInput {
  @Column()
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
@Writable({ model: 'ReviewCourse', changes: true })
export class UpdateReviewCourseInput {
  @Column({ description: 'The review plan it belongs to.' })
  reviewId?: number | null;

  @Column({ description: 'Code of the course.' })
  courseCode?: string | null;

  @Column({ description: 'Name of the course at the host university.' })
  courseName?: string | null;

  @Column()
  remark?: string | null;

  @Column({ description: 'Where the review stands. Either this or `accepted`.' })
  status?: ReviewStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the review stands at SUCCESS; false: at WAIT where there is a proof, at WAIT_CERTIFICATE where there is none. Either this or `status`.',
  })
  accepted?: boolean | null;

  @Column({ description: 'A project it is meant for.' })
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
@Writable({ model: 'ReviewCourse' })
export class UploadCertificateInput {
  @Field(() => String, { description: 'Code of the course in the review plans.' })
  courseCode!: string;

  @Field(() => String, { description: 'Name of the course in the review plans.' })
  courseName!: string;

  @Field(() => String, { description: "The proof: a picture as base64, with or without a data URL's head; at most 10 MiB." })
  image!: string;

  @Column()
  remark?: string | null;
}

@InputType({ description: "A student's course, wherever it stands among their courses of that code." })
export class StudentCourseInput {
  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Field(() => String, { description: 'Code of the course.' })
  courseCode!: string;
}
