import { Length, Matches, MaxLength } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';
import { Readable, Reads } from '../../../read/readable.js';
import { ownAccount, some } from '../../../read/rules.js';
import { ofAccount } from '../../accounts/account/account-column.js';
import { online } from '../online.js';
import * as visibility from '../visibility.js';

@ObjectType({ description: 'A teacher of the school platform.', simpleResolvers: true })
@Readable({ model: 'Teacher', visible: visibility.teachers })
export class Teacher {
  @Column()
  id!: number;

  @Column()
  name!: string;

  @Field(() => String, { description: 'Email address, in lower case; unique among teachers.' })
  @Reads(ofAccount('username'))
  username!: string;

  @Field(() => Boolean, { description: 'Whether the viewer is a pupil who follows this teacher.' })
  @Reads({ sql: some('followers', some('pupil', ownAccount())) })
  isFollowed!: boolean;

  @Field(() => Boolean, { description: 'Whether the teacher is connected to the chat.' })
  @Reads(online)
  online!: boolean;

  @Column({
    description: "LINE's id of the person whose LINE account signs in to this one; null: none, or for others than the teacher and staff.",
  })
  @Reads({ visible: visibility.lineIds })
  lineId!: string | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A new teacher, with the account to sign in with.' })
@Writable({ model: 'Teacher' })
export class RegisterTeacherInput {
  @Column({ description: 'Name without blanks at its ends.' })
  name!: string;

  @Field(() => String, {
    description: 'Email address to sign in with, at most 100 characters; unique among teachers whatever the case of letters.',
  })
  @MaxLength(100)
  @Matches(/^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/, { message: 'username must be an email address' })
  username!: string;

  @Field(() => String, { description: 'Password, 6 to 32 characters.' })
  @Length(6, 32)
  password!: string;
}
