import { Length } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Relation } from '../../../read/declare/relation.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { ofAccount } from '../../accounts/account/account-column.js';
import { online } from '../online.js';
import { SchoolBrief } from '../school/school-brief.type.js';
import * as visibility from '../visibility.js';

@ObjectType({ description: 'A student of the school platform; belongs to exactly one school.', simpleResolvers: true })
@Readable({ model: 'Pupil', existing: visibility.notDeleted, visible: visibility.pupils })
export class Pupil {
  @Column()
  id!: number;

  @Column()
  name!: string;

  @Field(() => String, { description: 'Name to sign in with; unique among the pupils of all schools, deleted ones included.' })
  @Reads(ofAccount('username'))
  username!: string;

  @Relation({ type: SchoolBrief, nullable: false })
  school!: object;

  @Field(() => Boolean, { description: 'Whether the pupil is connected to the chat.' })
  @Reads(online)
  online!: boolean;

  @Column({
    description: "LINE's id of the person whose LINE account signs in to this one; null: none, or for others than the pupil and staff.",
  })
  @Reads({ visible: visibility.lineIdsOfPupils })
  lineId!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@ObjectType({ description: "A pupil's new password. It is shown this once; only its hash is kept.", simpleResolvers: true })
export class PupilPassword {
  @Field(() => String, { description: 'Six letters and digits.' })
  password!: string;

  /** Answered by a resolver of its own. */
  pupilId!: number;
}

@InputType({ description: 'A new pupil; the password is drawn by the server.' })
@Writable({ model: 'Pupil' })
export class CreatePupilInput {
  @Column()
  schoolId!: number;

  @Field(() => String, {
    description:
      'Name to sign in with, 4 to 50 characters without blanks at its ends; unique among the pupils of all schools, deleted ones included.',
  })
  @Length(4, 50)
  username!: string;

  @Column({ description: 'Name without blanks at its ends.' })
  name!: string;
}

@InputType({ description: 'Changes to a pupil.' })
@Writable({ model: 'Pupil' })
export class RenamePupilInput {
  @Column({ description: 'Name without blanks at its ends.' })
  name!: string;
}
