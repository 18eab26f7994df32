import { ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable } from '../../../read/readable.js';
import { ofStudent } from '../../student-record/visibility.js';
import { ReviewCourseFilter, ReviewCourseOrder } from './review.filter.js';

@ObjectType({
  description: "A review plan: courses whose credits the student's university is asked to accept. A student may have several.",
  simpleResolvers: true,
})
@Readable({ model: 'Review', visible: ofStudent })
export class Review {
  @Column()
  id!: number;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Column()
  staffId!: number;

  @Relation({ type: 'StaffContact', visibleWithParent: true })
  staff!: object;

  @Column()
  remark!: string | null;

  @Column()
  school!: string | null;

  @ListField({ filter: ReviewCourseFilter, orderBy: { enum: ReviewCourseOrder, default: ReviewCourseOrder.ID_ASC } })
  courses!: never;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}
