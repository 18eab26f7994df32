import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { relatedColumn } from '../../../read/related-column.js';
import { Relation } from '../../../read/relation.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudentBy } from '../../student-record/visibility.js';
import { ReviewStatus } from '../review/review.enums.js';

@ObjectType({ description: 'A course of a review plan.', simpleResolvers: true })
@Readable({ model: 'ReviewCourse', visible: ofStudentBy('review') })
export class ReviewCourse {
  @Field(() => Int, { description: 'Unique among courses of review plans.' })
  id!: number;

  @Field(() => Int, { description: 'The review plan.' })
  reviewId!: number;

  @Relation({ description: 'The review plan.', along: true })
  review!: object;

  @Field(() => Int, { description: 'The student of the plan.' })
  @Reads(relatedColumn('review', 'studentId'))
  studentId!: number;

  @Field(() => Int, { description: 'The course of the catalogue.' })
  courseId!: number;

  @Relation({ description: 'The course of the catalogue, whether or not it is still there.', along: true })
  course!: object;

  @Field(() => String, { description: "The course's present name in the catalogue." })
  @Reads(relatedColumn('course', 'name'))
  catalogueName!: string;

  @Field(() => String, { description: "The course's name in the catalogue as it was when the plan was made." })
  realName!: string;

  @Field(() => String, { description: 'Code of the course: the one in the catalogue when the plan was made, unless staff changed it.' })
  courseCode!: string;

  @Field(() => String, { description: "Name of the course at the student's or host university." })
  courseName!: string;

  @Field(() => String, { nullable: true, description: 'The host university.' })
  school!: string | null;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  remark!: string | null;

  @Field(() => ReviewStatus, { description: 'Where the review stands.' })
  status!: ReviewStatus;

  @Field(() => Int, { nullable: true, description: 'A project it is meant for; null when none was named.' })
  projectId!: number | null;

  @Relation({ description: 'A project it is meant for, whether or not it is still on sale; null when none was named.', along: true })
  project!: object | null;

  @Field(() => String, { nullable: true, description: `Address of the student's proof; null until one is uploaded. ${EXPIRES}` })
  @Reads(mediaUrl('certificate'))
  certificateUrl!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}
