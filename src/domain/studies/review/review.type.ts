import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { ofStudent } from '../../student-record/visibility.js';
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

  @Relation({ description: 'The student.', along: true })
  student!: object;

  @Field(() => Int, { description: 'Staff id of the student-service teacher.' })
  staffId!: number;

  @Relation({ type: 'StaffContact', description: 'The student-service teacher.', along: true })
  staff!: object;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  remark!: string | null;

  @Field(() => String, { nullable: true, description: 'The university.' })
  school!: string | null;

  @ListField({
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
