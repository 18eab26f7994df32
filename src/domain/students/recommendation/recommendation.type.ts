import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { relatedColumn } from '../../../read/declare/related-column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { all, any, byRealm, is, own } from '../../../read/rules.js';
import { StudentStatus } from '../../student-record/student.enums.js';

/** Students see whom they brought once that counts (contract: summer-crm.record.recommend-success), and who brought them. */
const ofInviterOrInvitee = byRealm({ STAFF: true, STUDENT: any(all(own('inviterId'), is('effective', true)), own('inviteeId')) });

@ObjectType({
  description: 'One student invited another: staff see all invitations, students their own that count and those that brought them.',
  simpleResolvers: true,
})
@Readable({ model: 'Recommendation', visible: ofInviterOrInvitee })
export class Recommendation {
  @Column()
  id!: number;

  @Column()
  inviterId!: number;

  @Relation()
  inviter!: object | null;

  @Column()
  inviteeId!: number;

  @Relation()
  invitee!: object | null;

  @Field(() => String, { nullable: true, description: 'The Chinese name of the invited student.' })
  @Reads(relatedColumn('invitee', 'name'))
  inviteeName!: string | null;

  @Field(() => StudentStatus, { description: 'How far the invited student has come.' })
  @Reads(relatedColumn('invitee', 'status'))
  inviteeStatus!: StudentStatus;

  @Column()
  effective!: boolean;

  @Column()
  invitedAt!: Date;

  @Column()
  extra!: string | null;
}

@InputType({ description: 'One student invited another.' })
@Writable({ model: 'Recommendation' })
export class RecommendStudentInput {
  @Column()
  inviterId!: number;

  @Column({ description: 'The invited student; several students may have invited the same.' })
  inviteeId!: number;

  @Column()
  extra?: string | null;

  @Column({ nullable: true, description: 'Whether it counts already; false when left out. Staff only.' })
  effective?: boolean | null;
}
