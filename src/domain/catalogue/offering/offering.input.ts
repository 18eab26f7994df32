import { Length, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { CreateCourseInput, UpdateCourseInput } from '../course/course.type.js';

@InputType({ description: 'A course to be held in a project.' })
export class CreateOfferingInput {
  @Field(() => Int, { description: "The project; its campus is the offering's." })
  projectId!: number;

  @Field(() => Int, { nullable: true, description: 'The course of the catalogue that is held. Either this or `course`.' })
  courseId?: number;

  @Field(() => CreateCourseInput, {
    nullable: true,
    description: 'A new course of the catalogue, made together with the offering. Either this or `courseId`.',
  })
  @ValidateNested()
  course?: CreateCourseInput;

  @Field(() => String, { description: "The course's name in this project, 1 to 64 characters." })
  @Length(1, 64)
  name!: string;

  @Field(() => String, { nullable: true, description: "Its code in this project, 1 to 30 characters; the course's own when left out." })
  @Length(1, 30)
  code?: string | null;

  @Field(() => String, { description: 'Who teaches it, 1 to 30 characters.' })
  @Length(1, 30)
  professor!: string;

  @Field(() => DateTimeScalar, { description: 'When the first class begins.' })
  startTime!: Date;

  @Field(() => DateTimeScalar, { description: 'When the last class ends.' })
  endTime!: Date;

  @Field(() => String, { description: 'Class room or site, 1 to 100 characters.' })
  @Length(1, 100)
  address!: string;

  @Field(() => Int, { description: 'Seats.' })
  @Min(0)
  maxNum!: number;

  @Field(() => String, { nullable: true, description: 'The course outline: a file of any kind as base64.' })
  syllabus?: string | null;
}

@InputType({
  description: 'Changes to an offering; what is left out stays. A cancelled one takes changes only together with `active: true`.',
})
export class UpdateOfferingInput {
  @Field(() => Int, { nullable: true, description: 'The project; the campus follows it.' })
  projectId?: number;

  @Field(() => Int, { nullable: true, description: 'The course of the catalogue that is held.' })
  courseId?: number;

  @Field(() => UpdateCourseInput, {
    nullable: true,
    description: 'Changes to the course itself, for all its offerings, made together with these.',
  })
  @ValidateNested()
  course?: UpdateCourseInput;

  @Field(() => String, { nullable: true, description: "The course's name in this project, 1 to 64 characters." })
  @Length(1, 64)
  name?: string;

  @Field(() => String, { nullable: true, description: "Its code in this project, 1 to 30 characters; null for the course's own." })
  @Length(1, 30)
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Who teaches it, 1 to 30 characters.' })
  @Length(1, 30)
  professor?: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the first class begins.' })
  startTime?: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last class ends.' })
  endTime?: Date;

  @Field(() => String, { nullable: true, description: 'Class room or site, 1 to 100 characters.' })
  @Length(1, 100)
  address?: string;

  @Field(() => Int, { nullable: true, description: 'Seats.' })
  @Min(0)
  maxNum?: number;

  @Field(() => String, { nullable: true, description: 'The course outline: a file of any kind as base64; null removes it.' })
  syllabus?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False cancels it, true brings it back.' })
  active?: boolean;
}
