import { Field, Int, ObjectType } from 'type-graphql';
import { Readable } from '../../../read/readable.js';
import { signedIn } from '../../../read/rules.js';

// What old rows are labelled with: names stay readable when the thing itself was taken out of the catalogue.

@ObjectType({ description: 'Id and name of a campus, in the catalogue or not.', simpleResolvers: true })
@Readable({ model: 'Campus', visible: signedIn })
export class CampusOption {
  @Field(() => Int, { description: "The campus's id." })
  id!: number;

  @Field(() => String, { description: 'Name.' })
  name!: string;
}

@ObjectType({ description: 'Id and name of a project, on sale or not.', simpleResolvers: true })
@Readable({ model: 'Project', visible: signedIn })
export class ProjectOption {
  @Field(() => Int, { description: "The project's id." })
  id!: number;

  @Field(() => String, { description: 'Name.' })
  name!: string;
}

@ObjectType({ description: 'Id, name and code of a course, in the catalogue or not.', simpleResolvers: true })
@Readable({ model: 'Course', visible: signedIn })
export class CourseOption {
  @Field(() => Int, { description: "The course's id." })
  id!: number;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Code.' })
  code!: string;
}
