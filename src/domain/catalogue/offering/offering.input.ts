import { ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';
import { CreateCourseInput, UpdateCourseInput } from '../course/course.type.js';

@InputType({ description: 'A course to be held in a project.' })
@Writable({ model: 'Offering' })
export class CreateOfferingInput {
  @Column({ description: "The project; its campus is the offering's." })
  projectId!: number;

  @Column({ nullable: true, description: 'The course of the catalogue that is held. Either this or `course`.' })
  courseId?: number;

  @Field(() => CreateCourseInput, {
    nullable: true,
    description: 'A new course of the catalogue, made together with the offering. Either this or `courseId`.',
  })
  @ValidateNested()
  course?: CreateCourseInput;

  @Column()
  name!: string;

  @Column()
  code?: string | null;

  @Column()
  professor!: string;

  @Column()
  startTime!: Date;

  @Column()
  endTime!: Date;

  @Column()
  address!: string;

  @Column()
  maxNum!: number;

  @Column({ description: 'The course outline: a file of any kind as base64.' })
  syllabus?: string | null;
}

@InputType({
  description: 'Changes to an offering; what is left out stays. A cancelled one takes changes only together with `active: true`.',
})
@Writable({ model: 'Offering', changes: true })
export class UpdateOfferingInput {
  @Column({ description: 'The project; the campus follows it.' })
  projectId?: number;

  @Column({ description: 'The course of the catalogue that is held.' })
  courseId?: number;

  @Field(() => UpdateCourseInput, {
    nullable: true,
    description: 'Changes to the course itself, for all its offerings, made together with these.',
  })
  @ValidateNested()
  course?: UpdateCourseInput;

  @Column()
  name?: string;

  @Column({ description: "Its code in this project; null for the course's own." })
  code?: string | null;

  @Column()
  professor?: string;

  @Column()
  startTime?: Date;

  @Column()
  endTime?: Date;

  @Column()
  address?: string;

  @Column()
  maxNum?: number;

  @Column({ description: 'The course outline: a file of any kind as base64; null removes it.' })
  syllabus?: string | null;

  @Column({ description: 'False cancels it, true brings it back.' })
  active?: boolean;
}
