import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudent } from '../../student-record/visibility.js';
import { CreditTransferStatus } from '../study.enums.js';

@ObjectType({ description: "The transfer of a student's credits from one project, as a whole.", simpleResolvers: true })
@Readable({ model: 'CreditTransfer', visible: ofStudent })
export class CreditTransfer {
  @Column()
  id!: number;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Column()
  projectId!: number;

  @Relation({ visibleWithParent: true })
  project!: object;

  @Column()
  status!: CreditTransferStatus | null;

  @Column()
  postDate!: Date | null;

  @Column()
  postChannel!: string | null;

  @Column()
  postNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Address of the student's proof of the finished transfer; null where there is none. ${EXPIRES}`,
  })
  @Reads(mediaUrl('img'))
  imageUrl!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'How a credit transfer goes on; what is left out stays.' })
@Writable({ model: 'CreditTransfer' })
export class MoveCreditTransferInput {
  @Column({ description: 'How far it is now: POSTED, then RECEIVED, then SUCCESS; steps may be left out, never taken back.' })
  status?: CreditTransferStatus | null;

  @Column()
  postDate?: Date | null;

  @Column()
  postChannel?: string | null;

  @Column()
  postNumber?: string | null;
}
