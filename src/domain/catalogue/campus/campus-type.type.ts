import { Length } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable } from '../../../read/readable.js';
import { signedIn } from '../../../read/rules.js';
import { CampusFilter, CampusOrder } from './campus.filter.js';

@ObjectType({ description: 'A kind of summer school.', simpleResolvers: true })
@Readable({ model: 'CampusType', visible: signedIn })
export class CampusType {
  @Field(() => Int, { description: 'Unique among campus types.' })
  id!: number;

  @Field(() => String, { description: 'Name of the kind, at most 30 characters.' })
  title!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @ListField({ description: 'Campuses of this kind.', filter: CampusFilter, orderBy: { enum: CampusOrder, default: CampusOrder.ID_ASC } })
  campuses!: never;
}

@InputType({ description: 'A new campus type.' })
export class CreateCampusTypeInput {
  @Field(() => String, { description: 'Name of the kind, 1 to 30 characters.' })
  @Length(1, 30)
  title!: string;
}

@InputType({ description: 'Changes to a campus type; what is left out stays.' })
export class UpdateCampusTypeInput {
  @Field(() => String, { nullable: true, description: 'Name of the kind, 1 to 30 characters.' })
  @Length(1, 30)
  title?: string;
}
