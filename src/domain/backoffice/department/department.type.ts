import { InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { ListField } from '../../../read/declare/list-field.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { givenOrKey } from '../../values/given-or-key.js';
import { StaffFilter, StaffOrder } from '../staff/staff.filter.js';
import { staffOnly } from '../visibility.js';

@ObjectType({ description: 'A department of the business. The one named 销售部 is the sales department.', simpleResolvers: true })
@Readable({ model: 'Department', visible: staffOnly })
export class Department {
  @Column()
  id!: number;

  @Column()
  name!: string;

  @Column()
  description!: string;

  @Column({ column: 'unknownLeaderId', nullable: false })
  @Reads(givenOrKey('unknownLeaderId', 'leaderStaffId', ''))
  leaderId!: string;

  @Column()
  leaderName!: string;

  @Relation({ relation: 'leaderStaff' })
  leader!: object | null;

  @Column()
  enabled!: boolean;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;

  @ListField({ filter: StaffFilter, orderBy: { enum: StaffOrder, default: StaffOrder.ID_ASC } })
  staff!: never;
}

@InputType({ description: 'A new department. It is enabled and has no leader.' })
@Writable({ model: 'Department' })
export class CreateDepartmentInput {
  @Column()
  name!: string;

  @Column({ description: 'Description.' })
  description?: string;
}

@InputType({ description: 'Changes to a department; what is left out stays.' })
@Writable({ model: 'Department', changes: true })
export class UpdateDepartmentInput {
  @Column()
  name?: string;

  @Column({ description: 'Description.' })
  description?: string;

  @Column({ column: 'unknownLeaderId', description: 'Staff id of the leader, as text; empty text: no leader.' })
  leaderId?: string;

  @Column({ description: "The leader's name; when left out while the leader changes, the name of the member of staff." })
  leaderName?: string;

  @Column()
  enabled?: boolean;
}
