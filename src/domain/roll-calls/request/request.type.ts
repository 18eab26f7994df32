import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { GroupRequestStatus } from '../roll-calls.enums.js';
import * as visibility from '../visibility.js';

@ObjectType({ description: 'That a member asks for a new roll-call group. Seen by that member, 管理员 and staff.', simpleResolvers: true })
@Readable({ model: 'RollCallGroupRequest', visible: visibility.requests })
export class RollCallGroupRequest {
  @Column()
  id!: number;

  @Field(() => Int, { nullable: true, description: 'The id of the Member who asks; null where the member was removed since.' })
  @Reads({ column: 'memberId' })
  memberId!: number | null;

  @Column()
  code!: string | null;

  @Column()
  name!: string;

  @Column()
  description!: string;

  @Column()
  reason!: string;

  @Column()
  status!: GroupRequestStatus;

  @Column()
  rejectReason!: string;

  @Relation()
  group!: object | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A roll-call group that is asked for.' })
@Writable({ model: 'RollCallGroupRequest' })
export class RequestRollCallGroupInput {
  @Column({ nullable: false })
  code!: string;

  @Column()
  name?: string | null;

  @Column()
  description?: string | null;

  @Column()
  reason?: string | null;
}
