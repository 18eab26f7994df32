import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { EXPIRES, mediaUrl } from '../../files/media-url.js';
import { ofStudent } from '../../student-record/visibility.js';

@ObjectType({ description: "A student's complaint to the back office: staff see all, students their own.", simpleResolvers: true })
@Readable({ model: 'Complaint', visible: ofStudent })
export class Complaint {
  @Column()
  id!: number;

  @Column()
  studentId!: number | null;

  @Relation({ visibleWithParent: true })
  student!: object | null;

  @Column()
  title!: string | null;

  @Column()
  content!: string | null;

  @Field(() => String, { nullable: true, description: `Address of the picture that came with it; null where there is none. ${EXPIRES}` })
  @Reads(mediaUrl('picture'))
  pictureUrl!: string | null;

  @Column()
  reply!: string | null;

  @Column()
  handledAt!: Date | null;

  @Relation()
  handledBy!: object | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A complaint: a title, a text or a picture at least.' })
@Writable({ model: 'Complaint' })
export class FileComplaintInput {
  @Column({ nullable: true, description: 'The student. Required from staff; students complain for themselves.' })
  studentId?: number | null;

  @Column()
  title?: string | null;

  @Column()
  content?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A picture as base64, with or without a data URL's head; at most 10 MiB.",
  })
  picture?: string | null;
}

@InputType({ description: 'How the back office deals with a complaint; what is left out stays.' })
@Writable({ model: 'Complaint', changes: true })
export class HandleComplaintInput {
  @Column({ description: 'What the student is answered; null takes the answer back.' })
  reply?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False: it waits again. Else it is dealt with, now and by whoever is signed in.' })
  handled?: boolean | null;
}
