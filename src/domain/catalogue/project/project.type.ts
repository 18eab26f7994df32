import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable, Reads } from '../../../read/readable.js';
import { relatedColumn } from '../../../read/related-column.js';
import { Relation } from '../../../read/relation.js';
import { signedIn } from '../../../read/rules.js';
import { OfferingFilter, OfferingOrder } from '../offering/offering.filter.js';
import { activeForAllButStaff } from '../visibility.js';

@ObjectType({ description: 'An entry of the fee table of a project.', simpleResolvers: true })
@Readable({ model: 'ProjectFee', visible: signedIn })
export class ProjectFee {
  @Field(() => Int, { description: 'Unique among fees. A fee table that is replaced gets new ids.' })
  id!: number;

  @Field(() => Int, { description: 'For exactly this number of courses.' })
  courseNumber!: number;

  @Field(() => DecimalScalar, { description: 'What they cost in all, without the application fee.' })
  fee!: string;
}

@ObjectType({ description: 'One session at one campus: what a student buys.', simpleResolvers: true })
@Readable({ model: 'Project', visible: activeForAllButStaff })
export class Project {
  @Field(() => Int, { description: 'Unique among projects.' })
  id!: number;

  @Field(() => Int, { description: 'The campus it is held at.' })
  campusId!: number;

  @Relation({ description: 'The campus it is held at, whether or not that is still in the catalogue.', along: true })
  campus!: object;

  @Field(() => String, { description: 'Name of the campus, whether or not that is still in the catalogue.' })
  @Reads(relatedColumn('campus', 'name'))
  campusName!: string;

  @Field(() => String, { description: 'Name, at most 30 characters.' })
  name!: string;

  @Field(() => DateScalar, { description: 'First day.' })
  startDate!: Date;

  @Field(() => DateScalar, { description: 'Last day.' })
  endDate!: Date;

  @Field(() => String, { nullable: true, description: 'Where, at most 100 characters.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'Description, at most 255 characters.' })
  info!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The application fee; null: none was set.' })
  applyFee!: string | null;

  @Field(() => Int, { description: 'The largest number of courses one student may take here.' })
  courseNum!: number;

  @Field(() => Int, { nullable: true, description: 'The largest number of students; shown, limits nothing.' })
  maxNum!: number | null;

  @Relation({ description: 'The fee table, by number of courses.' })
  fees!: object[];

  @Field(() => Boolean, { description: 'False: taken off sale; only staff still see it.' })
  active!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @ListField({
    description: 'Courses held in it.',
    filter: OfferingFilter,
    orderBy: { enum: OfferingOrder, default: OfferingOrder.ID_ASC },
  })
  offerings!: never;
}
