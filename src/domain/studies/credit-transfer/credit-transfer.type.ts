import { MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { Relation } from '../../../read/relation.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudent } from '../../student-record/visibility.js';
import { CreditTransferStatus } from '../study.enums.js';

@ObjectType({ description: "The transfer of a student's credits from one project, as a whole.", simpleResolvers: true })
@Readable({ model: 'CreditTransfer', visible: ofStudent })
export class CreditTransfer {
  @Field(() => Int, { description: 'Unique among credit transfers.' })
  id!: number;

  @Field(() => Int, { description: 'The student.' })
  studentId!: number;

  @Relation({ description: 'The student.', along: true })
  student!: object;

  @Field(() => Int, { description: 'The project.' })
  projectId!: number;

  @Relation({ description: 'The project, whether or not it is still on sale.', along: true })
  project!: object;

  @Field(() => CreditTransferStatus, { nullable: true, description: 'How far it is; null: nothing recorded yet.' })
  status!: CreditTransferStatus | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the transcript was posted.' })
  postDate!: Date | null;

  @Field(() => String, { nullable: true, description: 'By which courier.' })
  postChannel!: string | null;

  @Field(() => String, { nullable: true, description: "The courier's number." })
  postNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Address of the student's proof of the finished transfer; null where there is none. ${EXPIRES}`,
  })
  @Reads(mediaUrl('img'))
  imageUrl!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@InputType({ description: 'How a credit transfer goes on; what is left out stays.' })
export class MoveCreditTransferInput {
  @Field(() => CreditTransferStatus, {
    nullable: true,
    description: 'How far it is now: POSTED, then RECEIVED, then SUCCESS; steps may be left out, never taken back.',
  })
  status?: CreditTransferStatus | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the transcript was posted.' })
  postDate?: Date | null;

  @Field(() => String, { nullable: true, description: 'By which courier, at most 60 characters.' })
  @MaxLength(60)
  postChannel?: string | null;

  @Field(() => String, { nullable: true, description: "The courier's number, at most 60 characters." })
  @MaxLength(60)
  postNumber?: string | null;
}
