import { Length, Matches, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/scalars/index.js';
import { Readable, Reads } from '../../read/readable.js';
import { own, type Rule } from '../../read/rules.js';
import { ofAccount } from '../accounts/account/account-column.js';
import { MemberPermission } from './member.enums.js';

/** No other permission shows anybody else (contract: miniapp.user.info). */
const staffAdminsOrOwn: Rule = (kind) => {
  if (kind?.realm === 'STAFF') return true;
  return kind?.realm === 'MEMBER' && (kind.memberPermission === 'ADMIN' || own('id'));
};

@ObjectType({ description: 'A user of the WeChat mini-program. Texts never set are empty.', simpleResolvers: true })
@Readable({ model: 'Member', visible: staffAdminsOrOwn })
export class Member {
  @Field(() => Int, { description: 'Unique among members.' })
  id!: number;

  @Field(() => Int, { description: 'The account they sign in with.' })
  accountId!: number;

  @Field(() => String, { nullable: true, description: 'Unique among members; null until it is set.' })
  @Reads(ofAccount('username'))
  username!: string | null;

  @Field(() => Boolean, { description: 'False: the account is shut out.' })
  @Reads(ofAccount('active'))
  active!: boolean;

  @Field(() => MemberPermission, { description: 'What the member is.' })
  permission!: MemberPermission;

  @Field(() => String, { description: 'Address of the portrait, as the client gave it; `/default_avatar.png` at first.' })
  avatar!: string;

  @Field(() => String, { description: 'The real name.' })
  name!: string;

  @Field(() => String, { description: 'Phone number.' })
  phoneNumber!: string;

  @Field(() => String, { description: 'The number under which a school or company lists the person.' })
  registrationNumber!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@InputType({ description: 'A new member. One who is to come by WeChat needs none: the first sign-in makes the account.' })
export class CreateMemberInput {
  @Field(() => String, { description: 'Unique among members, 1 to 255 characters.' })
  @Length(1, 255)
  @Matches(/\S/, { message: 'username must not be blank' })
  username!: string;

  @Field(() => String, { description: '6 to 255 characters.' })
  @Length(6, 255)
  password!: string;

  @Field(() => MemberPermission, { nullable: true, description: 'What the member is; `STUDENT` when left out.' })
  permission?: MemberPermission | null;

  @Field(() => String, { nullable: true, description: 'Address of the portrait, at most 2048 characters.' })
  @MaxLength(2048)
  avatar?: string | null;

  @Field(() => String, { nullable: true, description: 'The real name, at most 255 characters.' })
  @MaxLength(255)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number, at most 255 characters.' })
  @MaxLength(255)
  phoneNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 255 characters.' })
  @MaxLength(255)
  registrationNumber?: string | null;
}

@InputType({ description: 'Changes to a member; what is left out stays, and so does what is equal already.' })
export class UpdateMemberInput {
  @Field(() => String, { nullable: true, description: 'Unique among members, 1 to 255 characters.' })
  @Length(1, 255)
  @Matches(/\S/, { message: 'username must not be blank' })
  username?: string | null;

  @Field(() => String, { nullable: true, description: '1 to 255 characters; a new one ends all sessions of the member.' })
  @Length(1, 255)
  password?: string | null;

  @Field(() => String, { nullable: true, description: "The password until now, for a change of one's own; unless none was set yet." })
  currentPassword?: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the portrait, at most 2048 characters.' })
  @MaxLength(2048)
  avatar?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number, at most 255 characters.' })
  @MaxLength(255)
  phoneNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'The real name, at most 255 characters.' })
  @MaxLength(255)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 255 characters.' })
  @MaxLength(255)
  registrationNumber?: string | null;

  @Field(() => MemberPermission, { nullable: true, description: 'What the member is.' })
  permission?: MemberPermission | null;
}
