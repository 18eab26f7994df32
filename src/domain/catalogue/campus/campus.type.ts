import { InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable } from '../../../read/readable.js';
import { ProjectFilter, ProjectOrder } from '../project/project.filter.js';
import { activeForAllButStaff } from '../visibility.js';

@ObjectType({ description: 'A place where summer schools are held.', simpleResolvers: true })
@Readable({ model: 'Campus', visible: activeForAllButStaff, listedWhile: 'active' })
export class Campus {
  @Column()
  id!: number;

  @Column()
  name!: string;

  @Column()
  info!: string;

  @Relation()
  campusType!: object | null;

  @Column()
  networkCourse!: boolean;

  @Column()
  active!: boolean;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @ListField({ filter: ProjectFilter, orderBy: { enum: ProjectOrder, default: ProjectOrder.ID_ASC } })
  projects!: never;
}

@InputType({ description: 'A new campus.' })
@Writable({ model: 'Campus' })
export class CreateCampusInput {
  @Column()
  name!: string;

  @Column()
  info!: string;

  @Column()
  campusTypeId?: number | null;

  @Column({ description: 'Whether its courses are held over the network; false when left out.' })
  networkCourse?: boolean;
}

@InputType({ description: 'Changes to a campus; what is left out stays.' })
@Writable({ model: 'Campus', changes: true })
export class UpdateCampusInput {
  @Column()
  name?: string;

  @Column()
  info?: string;

  @Column({ description: 'The kind of summer school; null for none.' })
  campusTypeId?: number | null;

  @Column()
  networkCourse?: boolean;

  @Column({ description: 'False takes it out of the catalogue, true brings it back.' })
  active?: boolean;
}
