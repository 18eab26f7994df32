import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { relatedColumn } from '../../../read/related-column.js';
import { byRealm } from '../../../read/rules.js';

@ObjectType({ description: 'An entry of the operation log: who did what to which record, and when.', simpleResolvers: true })
@Readable({ model: 'AuditEvent', visible: byRealm({ STAFF: true }) })
export class AuditEvent {
  @Field(() => Int, { description: 'Unique among entries.' })
  id!: number;

  @Field(() => Int, { description: "The old back office's code of the operation: 300 sign-in, 301 change of a staff account." })
  operation!: number;

  @Field(() => String, { description: 'What was done, in Chinese.' })
  description!: string;

  @Field(() => Int, { nullable: true, description: 'The account of whoever did it; null: the system, or an account since removed.' })
  actorId!: number | null;

  @Field(() => String, { nullable: true, description: 'The user name of that account; null where there is none.' })
  @Reads(relatedColumn('actor', 'username'))
  actorUsername!: string | null;

  @Field(() => String, { nullable: true, description: 'The kind of record it was done to, such as `Staff`.' })
  entity!: string | null;

  @Field(() => Int, { nullable: true, description: 'The id of that record among its kind.' })
  entityId!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it was done.' })
  createdAt!: Date;
}
