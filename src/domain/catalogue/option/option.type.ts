import { ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Readable } from '../../../read/readable.js';
import { signedIn } from '../../../read/rules.js';

// What old rows are labelled with: names stay readable when the thing itself was taken out of the catalogue.

@ObjectType({ description: 'Id and name of a campus, in the catalogue or not.', simpleResolvers: true })
@Readable({ model: 'Campus', visible: signedIn })
export class CampusOption {
  @Column({ description: "The campus's id." })
  id!: number;

  @Column({ description: 'Name.' })
  name!: string;
}

@ObjectType({ description: 'Id and name of a project, on sale or not.', simpleResolvers: true })
@Readable({ model: 'Project', visible: signedIn })
export class ProjectOption {
  @Column({ description: "The project's id." })
  id!: number;

  @Column()
  name!: string;
}

@ObjectType({ description: 'Id, name and code of a course, in the catalogue or not.', simpleResolvers: true })
@Readable({ model: 'Course', visible: signedIn })
export class CourseOption {
  @Column({ description: "The course's id." })
  id!: number;

  @Column()
  name!: string;

  @Column({ description: 'Code.' })
  code!: string;
}
