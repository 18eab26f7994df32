import { Field, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable, Reads } from '../../../read/readable.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudentBy } from '../../student-record/visibility.js';
import { ReviewStatus } from '../review/review.enums.js';

@ObjectType({ description: 'A course of a review plan.', simpleResolvers: true })
@Readable({ model: 'ReviewCourse', visible: ofStudentBy('review') })
export class ReviewCourse {
  @Column()
  id!: number;

  @Column()
  reviewId!: number;

  @Relation({ visibleWithParent: true })
  review!: object;

  @Field(() => Int, { description: 'The student of the plan.' })
  @Reads(relatedColumn('review', 'studentId'))
  studentId!: number;

  @Column()
  courseId!: number;

  @Relation({ visibleWithParent: true })
  course!: object;

  @Field(() => String, { description: "The course's present name in the catalogue." })
  @Reads(relatedColumn('course', 'name'))
  catalogueName!: string;

  @Column()
  realName!: string;

  @Column()
  courseCode!: string;

  @Column()
  courseName!: string;

  @Column()
  school!: string | null;

  @Column()
  remark!: string | null;

  @Column()
  status!: ReviewStatus;

  @Column()
  projectId!: number | null;

  @Relation({ visibleWithParent: true })
  project!: object | null;

  @Field(() => String, { nullable: true, description: `Address of the student's proof; null until one is uploaded. ${EXPIRES}` })
  @Reads(mediaUrl('certificate'))
  certificateUrl!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}
