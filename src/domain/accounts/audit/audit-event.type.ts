import { Field, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Readable, Reads } from '../../../read/readable.js';
import { byRealm } from '../../../read/rules.js';

@ObjectType({ description: 'An entry of the operation log: who did what to which record, and when.', simpleResolvers: true })
@Readable({ model: 'AuditEvent', visible: byRealm({ STAFF: true }) })
export class AuditEvent {
  @Column()
  id!: number;

  @Column()
  operation!: number;

  @Column()
  description!: string;

  @Column()
  actorId!: number | null;

  @Field(() => String, { nullable: true, description: 'The user name of that account; null where there is none.' })
  @Reads(relatedColumn('actor', 'username'))
  actorUsername!: string | null;

  @Column()
  entity!: string | null;

  @Column()
  entityId!: number | null;

  @Column()
  ipAddress!: string | null;

  @Column()
  operatorType!: number | null;

  @Column()
  actorText!: string | null;

  @Column()
  entityText!: string | null;

  @Column()
  createdAt!: Date;
}
