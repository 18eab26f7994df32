import { Field, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Readable, Reads } from '../../../read/readable.js';
import { signedIn } from '../../../read/rules.js';
import { OfferingFilter, OfferingOrder } from '../offering/offering.filter.js';
import { activeForAllButStaff } from '../visibility.js';

@ObjectType({ description: 'An entry of the fee table of a project.', simpleResolvers: true })
@Readable({ model: 'ProjectFee', visible: signedIn })
export class ProjectFee {
  @Column()
  id!: number;

  @Column()
  courseNumber!: number;

  @Column()
  fee!: string;
}

@ObjectType({ description: 'One session at one campus: what a student buys.', simpleResolvers: true })
@Readable({ model: 'Project', visible: activeForAllButStaff, listedWhile: 'active' })
export class Project {
  @Column()
  id!: number;

  @Column()
  campusId!: number;

  @Relation({ visibleWithParent: true })
  campus!: object;

  @Field(() => String, { description: 'Name of the campus, whether or not that is still in the catalogue.' })
  @Reads(relatedColumn('campus', 'name'))
  campusName!: string;

  @Column()
  name!: string;

  @Column()
  startDate!: Date;

  @Column()
  endDate!: Date;

  @Column()
  address!: string | null;

  @Column()
  info!: string | null;

  @Column()
  applyFee!: string | null;

  @Column()
  courseNum!: number;

  @Column()
  maxNum!: number | null;

  @Relation()
  fees!: object[];

  @Column()
  active!: boolean;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @ListField({ filter: OfferingFilter, orderBy: { enum: OfferingOrder, default: OfferingOrder.ID_ASC } })
  offerings!: never;
}
