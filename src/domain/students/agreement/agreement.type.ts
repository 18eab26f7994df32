import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudent } from '../../student-record/visibility.js';

@ObjectType({ description: "A signed study agreement; a student's newest is the valid one.", simpleResolvers: true })
@Readable({ model: 'Agreement', visible: ofStudent })
export class Agreement {
  @Column()
  id!: number;

  @Column()
  studentId!: number;

  @Relation({ visibleWithParent: true })
  student!: object;

  @Field(() => String, { description: `Address of the picture of the signed agreement, a PNG. ${EXPIRES}` })
  @Reads(mediaUrl('agreement'))
  url!: string;

  @Column()
  createdAt!: Date;
}

@InputType({ description: 'A signature under the study agreement.' })
@Writable({ model: 'Agreement' })
export class SignAgreementInput {
  @Column({ nullable: true, description: 'The student. Required from staff; students sign for themselves.' })
  studentId?: number | null;

  @Field(() => String, {
    description:
      "The signature: a picture as base64, with or without a data URL's head; at most 10 MiB and 4 million pixels. It is placed on the agreement template.",
  })
  signature!: string;
}
