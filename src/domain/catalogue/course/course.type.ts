import { Length, MaxLength, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable } from '../../../read/readable.js';
import { OfferingFilter, OfferingOrder } from '../offering/offering.filter.js';
import { activeForAllButStaff } from '../visibility.js';

@ObjectType({ description: 'A course of the catalogue, apart from any project.', simpleResolvers: true })
@Readable({ model: 'Course', visible: activeForAllButStaff })
export class Course {
  @Field(() => Int, { description: 'Unique among courses.' })
  id!: number;

  @Field(() => String, { description: 'Code, unique, at most 30 characters.' })
  code!: string;

  @Field(() => String, { description: 'Name, at most 64 characters.' })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Credit points.' })
  credit!: number | null;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters.' })
  extra!: string | null;

  @Field(() => Boolean, { description: 'False: taken out of the catalogue; only staff still see it.' })
  active!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @ListField({
    description: 'Where and when it is held.',
    filter: OfferingFilter,
    orderBy: { enum: OfferingOrder, default: OfferingOrder.ID_ASC },
  })
  offerings!: never;
}

@InputType({ description: 'A new course.' })
export class CreateCourseInput {
  @Field(() => String, { nullable: true, description: 'Code, unique, 1 to 30 characters; ten letters and digits are drawn when left out.' })
  @Length(1, 30)
  code?: string;

  @Field(() => String, { description: 'Name, 1 to 64 characters.' })
  @Length(1, 64)
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Credit points.' })
  @Min(0)
  credit?: number | null;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters.' })
  @MaxLength(255)
  extra?: string | null;
}

@InputType({ description: 'Changes to a course; what is left out stays.' })
export class UpdateCourseInput {
  @Field(() => String, { nullable: true, description: 'Code, unique, 1 to 30 characters.' })
  @Length(1, 30)
  code?: string;

  @Field(() => String, { nullable: true, description: 'Name, 1 to 64 characters.' })
  @Length(1, 64)
  name?: string;

  @Field(() => Int, { nullable: true, description: 'Credit points; null for none.' })
  @Min(0)
  credit?: number | null;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters; null for none.' })
  @MaxLength(255)
  extra?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False takes it out of the catalogue, true brings it back.' })
  active?: boolean;
}
