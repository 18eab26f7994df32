import { InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable } from '../../../read/readable.js';
import { signedIn } from '../../../read/rules.js';
import { CampusFilter, CampusOrder } from './campus.filter.js';

@ObjectType({ description: 'A kind of summer school.', simpleResolvers: true })
@Readable({ model: 'CampusType', visible: signedIn })
export class CampusType {
  @Column()
  id!: number;

  @Column()
  title!: string;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @ListField({ filter: CampusFilter, orderBy: { enum: CampusOrder, default: CampusOrder.ID_ASC } })
  campuses!: never;
}

@InputType({ description: 'A new campus type.' })
@Writable({ model: 'CampusType' })
export class CreateCampusTypeInput {
  @Column()
  title!: string;
}

@InputType({ description: 'Changes to a campus type; what is left out stays.' })
@Writable({ model: 'CampusType', changes: true })
export class UpdateCampusTypeInput {
  @Column()
  title?: string;
}
