import { Length, Matches, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable, Reads } from '../../../read/readable.js';
import { ownAccount, some } from '../../../read/rules.js';
import { ofAccount } from '../../accounts/account/account-column.js';
import { online } from '../online.js';
import * as visibility from '../visibility.js';

@ObjectType({ description: 'A teacher of the school platform.', simpleResolvers: true })
@Readable({ model: 'Teacher', visible: visibility.teachers })
export class Teacher {
  @Field(() => Int, { description: 'Unique among teachers; pupils have numbers of their own.' })
  id!: number;

  @Field(() => String, { description: 'Name, at most 50 characters.' })
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

  @Field(() => DateTimeScalar, { description: 'When the teacher registered.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@InputType({ description: 'A new teacher, with the account to sign in with.' })
export class RegisterTeacherInput {
  @Field(() => String, { description: 'Name, 1 to 50 characters without blanks at its ends.' })
  @Length(1, 50)
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
