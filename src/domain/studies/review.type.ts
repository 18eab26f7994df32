import { Field, Int, ObjectType } from 'type-graphql';
import { ListField } from '../../core/read/connection.js';
import { Readable, Reads } from '../../core/read/readable.js';
import { DateTimeScalar } from '../../core/scalars/index.js';
import { StaffContact } from '../backoffice/staff-contact.type.js';
import { Student } from '../students/student.type.js';
import { ofStudent } from '../students/visibility.js';
import { ReviewCourse } from './review-course.type.js';
import { ReviewCourseFilter, ReviewCourseOrder } from './review.filter.js';

@ObjectType({
  description: "A review plan: courses whose credits the student's university is asked to accept. A student may have several.",
  simpleResolvers: true,
})
@Readable({ model: 'Review', visible: ofStudent })
export class Review {
  @Field(() => Int, { description: 'Unique among review plans.' })
  id!: number;

  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Field(() => Student, { description: 'The student.' })
  @Reads({ along: true })
  student!: object;

  @Field(() => Int, { description: 'Staff id of the student-service teacher.' })
  staffId!: number;

  @Field(() => StaffContact, { description: 'The student-service teacher.' })
  @Reads({ along: true })
  staff!: object;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  remark!: string | null;

  @Field(() => String, { nullable: true, description: 'The university.' })
  school!: string | null;

  @ListField(() => ReviewCourse, {
    description: 'The courses of the plan.',
    filter: ReviewCourseFilter,
    orderBy: { enum: ReviewCourseOrder, default: ReviewCourseOrder.ID_ASC },
  })
  courses!: never;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}
