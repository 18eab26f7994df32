import { Length } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { ProjectFilter, ProjectOrder } from '../project/project.filter.js';
import { activeForAllButStaff } from '../visibility.js';

@ObjectType({ description: 'A place where summer schools are held.', simpleResolvers: true })
@Readable({ model: 'Campus', visible: activeForAllButStaff })
export class Campus {
  @Field(() => Int, { description: 'Unique among campuses.' })
  id!: number;

  @Field(() => String, { description: 'Name, unique, at most 30 characters.' })
  name!: string;

  @Field(() => String, { description: 'Description, at most 100 characters.' })
  info!: string;

  @Relation({ description: 'The kind of summer school; null where none was named.' })
  campusType!: object | null;

  @Field(() => Boolean, { description: 'Whether its courses are held over the network.' })
  networkCourse!: boolean;

  @Field(() => Boolean, { description: 'False: taken out of the catalogue; only staff still see it.' })
  active!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @ListField({ description: 'Projects held here.', filter: ProjectFilter, orderBy: { enum: ProjectOrder, default: ProjectOrder.ID_ASC } })
  projects!: never;
}

@InputType({ description: 'A new campus.' })
export class CreateCampusInput {
  @Field(() => String, { description: 'Name, unique, 1 to 30 characters.' })
  @Length(1, 30)
  name!: string;

  @Field(() => String, { description: 'Description, 1 to 100 characters.' })
  @Length(1, 100)
  info!: string;

  @Field(() => Int, { nullable: true, description: 'The kind of summer school.' })
  campusTypeId?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether its courses are held over the network; false when left out.' })
  networkCourse?: boolean;
}

@InputType({ description: 'Changes to a campus; what is left out stays.' })
export class UpdateCampusInput {
  @Field(() => String, { nullable: true, description: 'Name, unique, 1 to 30 characters.' })
  @Length(1, 30)
  name?: string;

  @Field(() => String, { nullable: true, description: 'Description, 1 to 100 characters.' })
  @Length(1, 100)
  info?: string;

  @Field(() => Int, { nullable: true, description: 'The kind of summer school; null for none.' })
  campusTypeId?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether its courses are held over the network.' })
  networkCourse?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'False takes it out of the catalogue, true brings it back.' })
  active?: boolean;
}
