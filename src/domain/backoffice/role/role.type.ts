import { Length, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { ListField } from '../../../read/list-field.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { StaffFilter, StaffOrder } from '../staff/staff.filter.js';
import { staffOnly } from '../visibility.js';

@ObjectType({ description: 'What a member of staff is allowed: a set of menu entries.', simpleResolvers: true })
@Readable({ model: 'Role', visible: staffOnly })
export class Role {
  @Field(() => Int, { description: 'Unique among roles.' })
  id!: number;

  @Field(() => String, { description: 'Name, at most 30 characters.' })
  name!: string;

  @Field(() => String, { description: 'Description, at most 50 characters; may be empty.' })
  description!: string;

  @Field(() => Boolean, { description: 'False: its holders are granted nothing.' })
  enabled!: boolean;

  @Field(() => Boolean, { description: 'Whether its holders also manage schools, the shop and members, and other administrators.' })
  administrator!: boolean;

  @Field(() => [Int], { description: 'Ids of the menu entries that are granted, ascending.' })
  @Reads({
    sql: (table) => {
      const { table: privilege, on } = table.related('privileges');
      return sql`(SELECT coalesce(json_agg(${privilege.column('menuId')} ORDER BY ${privilege.column('menuId')}), '[]') FROM ${privilege.from} WHERE ${on})`;
    },
  })
  menuIds!: number[];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @ListField({ description: 'Its holders.', filter: StaffFilter, orderBy: { enum: StaffOrder, default: StaffOrder.ID_ASC } })
  staff!: never;
}

@InputType({ description: 'A new role. It is enabled and grants nothing.' })
export class CreateRoleInput {
  @Field(() => String, { description: 'Name, 1 to 30 characters.' })
  @Length(1, 30)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Description, at most 50 characters.' })
  @MaxLength(50)
  description?: string;

  @Field(() => Boolean, { nullable: true, description: 'Makes a role of administrators; only an administrator may.' })
  administrator?: boolean;
}

@InputType({ description: 'Changes to a role; what is left out stays.' })
export class UpdateRoleInput {
  @Field(() => String, { nullable: true, description: 'Name, 1 to 30 characters.' })
  @Length(1, 30)
  name?: string;

  @Field(() => String, { nullable: true, description: 'Description, at most 50 characters.' })
  @MaxLength(50)
  description?: string;

  @Field(() => Boolean, { nullable: true, description: 'False: its holders are granted nothing, from now on.' })
  enabled?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether its holders are administrators; only an administrator may say so.' })
  administrator?: boolean;
}
