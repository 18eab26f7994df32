import { Length, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { StaffFilter, StaffOrder } from '../staff/staff.filter.js';
import { staffOnly } from '../visibility.js';

@ObjectType({ description: 'A department of the business. The one named 销售部 is the sales department.', simpleResolvers: true })
@Readable({ model: 'Department', visible: staffOnly })
export class Department {
  @Field(() => Int, { description: 'Unique among departments.' })
  id!: number;

  @Field(() => String, { description: 'Name, at most 30 characters.' })
  name!: string;

  @Field(() => String, { description: 'Description, at most 50 characters; may be empty.' })
  description!: string;

  @Field(() => String, { description: "The leader's staff id, as the text that was given; empty: no leader." })
  leaderId!: string;

  @Field(() => String, { description: "The leader's name, as it was given or as it was when the leader was made." })
  leaderName!: string;

  @Relation({ description: 'The member of staff whose id `leaderId` is; null when there is none.', relation: 'leaderStaff' })
  leader!: object | null;

  @Field(() => Boolean, { description: 'Whether the department is in use.' })
  enabled!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @ListField({ description: 'Its members.', filter: StaffFilter, orderBy: { enum: StaffOrder, default: StaffOrder.ID_ASC } })
  staff!: never;
}

@InputType({ description: 'A new department. It is enabled and has no leader.' })
export class CreateDepartmentInput {
  @Field(() => String, { description: 'Name, 1 to 30 characters.' })
  @Length(1, 30)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Description, at most 50 characters.' })
  @MaxLength(50)
  description?: string;
}

@InputType({ description: 'Changes to a department; what is left out stays.' })
export class UpdateDepartmentInput {
  @Field(() => String, { nullable: true, description: 'Name, 1 to 30 characters.' })
  @Length(1, 30)
  name?: string;

  @Field(() => String, { nullable: true, description: 'Description, at most 50 characters.' })
  @MaxLength(50)
  description?: string;

  @Field(() => String, { nullable: true, description: 'Staff id of the leader, as text; empty text: no leader.' })
  @MaxLength(64)
  leaderId?: string;

  @Field(() => String, {
    nullable: true,
    description: "The leader's name; when left out while the leader changes, the name of the member of staff.",
  })
  @MaxLength(64)
  leaderName?: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether the department is in use.' })
  enabled?: boolean;
}
