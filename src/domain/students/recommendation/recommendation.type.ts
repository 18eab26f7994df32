import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { relatedColumn } from '../../../read/related-column.js';
import { Relation } from '../../../read/relation.js';
import { all, byRealm, is, own } from '../../../read/rules.js';
import { StudentStatus } from '../../student-record/student.enums.js';

/** Students see whom they brought once that counts (contract: summer-crm.record.recommend-success). */
const broughtByViewer = byRealm({ STAFF: true, STUDENT: all(own('inviterId'), is('effective', true)) });

@ObjectType({
  description: 'One student invited another: staff see all invitations, students their own that count.',
  simpleResolvers: true,
})
@Readable({ model: 'Recommendation', visible: broughtByViewer })
export class Recommendation {
  @Field(() => Int, { description: 'Unique among recommendations.' })
  id!: number;

  @Field(() => Int, { description: 'The student who invited.' })
  inviterId!: number;

  @Relation({ description: 'The student who invited.', along: true })
  inviter!: object;

  @Field(() => Int, { description: 'The invited student.' })
  inviteeId!: number;

  @Relation({ description: 'The invited student; null to students.' })
  invitee!: object | null;

  @Field(() => String, { nullable: true, description: 'The Chinese name of the invited student.' })
  @Reads(relatedColumn('invitee', 'name'))
  inviteeName!: string | null;

  @Field(() => StudentStatus, { description: 'How far the invited student has come.' })
  @Reads(relatedColumn('invitee', 'status'))
  inviteeStatus!: StudentStatus;

  @Field(() => Boolean, { description: "Whether it counts: from the invited student's first order on." })
  effective!: boolean;

  @Field(() => DateTimeScalar, { description: 'When the student was invited.' })
  invitedAt!: Date;
}

@InputType({ description: 'One student invited another.' })
export class RecommendStudentInput {
  @Field(() => Int, { description: 'The student who invited.' })
  inviterId!: number;

  @Field(() => Int, { description: 'The invited student; several students may have invited the same.' })
  inviteeId!: number;
}
