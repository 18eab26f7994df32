import { InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable } from '../../../read/readable.js';
import { OfferingFilter, OfferingOrder } from '../offering/offering.filter.js';
import { activeForAllButStaff } from '../visibility.js';

@ObjectType({ description: 'A course of the catalogue, apart from any project.', simpleResolvers: true })
@Readable({ model: 'Course', visible: activeForAllButStaff, listedWhile: 'active' })
export class Course {
  @Column()
  id!: number;

  @Column()
  code!: string;

  @Column()
  name!: string;

  @Column()
  credit!: number | null;

  @Column()
  extra!: string | null;

  @Column()
  active!: boolean;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @ListField({ filter: OfferingFilter, orderBy: { enum: OfferingOrder, default: OfferingOrder.ID_ASC } })
  offerings!: never;
}

@InputType({ description: 'A new course.' })
@Writable({ model: 'Course' })
export class CreateCourseInput {
  @Column({ nullable: true, description: 'Code, unique among active courses; ten letters and digits are drawn when left out.' })
  code?: string;

  @Column()
  name!: string;

  @Column()
  credit?: number | null;

  @Column()
  extra?: string | null;
}

@InputType({ description: 'Changes to a course; what is left out stays.' })
@Writable({ model: 'Course', changes: true })
export class UpdateCourseInput {
  @Column()
  code?: string;

  @Column()
  name?: string;

  @Column({ description: 'Credit points; null for none.' })
  credit?: number | null;

  @Column({ description: 'A remark; null for none.' })
  extra?: string | null;

  @Column({ description: 'False takes it out of the catalogue, true brings it back.' })
  active?: boolean;
}
