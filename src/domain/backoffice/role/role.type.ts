import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { sql } from '../../../read/sql.js';
import { StaffFilter, StaffOrder } from '../staff/staff.filter.js';
import { staffOnly } from '../visibility.js';

@ObjectType({ description: 'What a member of staff is allowed: a set of menu entries.', simpleResolvers: true })
@Readable({ model: 'Role', visible: staffOnly })
export class Role {
  @Column()
  id!: number;

  @Column()
  name!: string;

  @Column()
  description!: string;

  @Column()
  enabled!: boolean;

  @Column()
  administrator!: boolean;

  @Field(() => [Int], { description: 'Ids of the menu entries that are granted, ascending.' })
  @Reads({
    sql: (table) => {
      const { table: privilege, on } = table.related('privileges');
      return sql`(SELECT coalesce(json_agg(${privilege.column('menuId')} ORDER BY ${privilege.column('menuId')}), '[]') FROM ${privilege.from} WHERE ${on})`;
    },
  })
  menuIds!: number[];

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @ListField({ filter: StaffFilter, orderBy: { enum: StaffOrder, default: StaffOrder.ID_ASC } })
  staff!: never;
}

@InputType({ description: 'A new role. It is enabled and grants nothing.' })
@Writable({ model: 'Role' })
export class CreateRoleInput {
  @Column()
  name!: string;

  @Column({ description: 'Description.' })
  description?: string;

  @Column({ description: 'Makes a role of administrators; only an administrator may.' })
  administrator?: boolean;
}

@InputType({ description: 'Changes to a role; what is left out stays.' })
@Writable({ model: 'Role', changes: true })
export class UpdateRoleInput {
  @Column()
  name?: string;

  @Column({ description: 'Description.' })
  description?: string;

  @Column({ description: 'False: its holders are granted nothing, from now on.' })
  enabled?: boolean;

  @Column({ description: 'Whether its holders are administrators; only an administrator may say so.' })
  administrator?: boolean;
}
