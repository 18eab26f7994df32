import { Length, Matches } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from '../../read/declare/column.js';
import { Writable } from '../../read/declare/writable.js';
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
  @Column()
  id!: number;

  @Column()
  accountId!: number;

  @Field(() => String, { nullable: true, description: 'Unique among members; null until it is set.' })
  @Reads(ofAccount('username'))
  username!: string | null;

  @Field(() => Boolean, { description: 'False: the account is shut out.' })
  @Reads(ofAccount('active'))
  active!: boolean;

  @Column()
  permission!: MemberPermission;

  @Column()
  avatar!: string;

  @Column()
  name!: string;

  @Column()
  phoneNumber!: string;

  @Column()
  registrationNumber!: string;

  @Column()
  nickName!: string;

  @Column()
  gender!: string;

  @Column()
  college!: string;

  @Column()
  major!: string;

  @Column()
  grade!: number | null;

  @Column()
  createdAt!: Date;

  @Column()
  updatedAt!: Date;
}

@InputType({ description: 'A new member. One who is to come by WeChat needs none: the first sign-in makes the account.' })
@Writable({ model: 'Member' })
export class CreateMemberInput {
  @Field(() => String, { description: 'Unique among members, 1 to 255 characters.' })
  @Length(1, 255)
  @Matches(/\S/, { message: 'username must not be blank' })
  username!: string;

  @Field(() => String, { description: '6 to 255 characters.' })
  @Length(6, 255)
  password!: string;

  @Column({ description: 'What the member is; `STUDENT` when left out.' })
  permission?: MemberPermission | null;

  @Column({ description: 'Address of the portrait.' })
  avatar?: string | null;

  @Column()
  name?: string | null;

  @Column()
  phoneNumber?: string | null;

  @Column()
  registrationNumber?: string | null;

  @Column()
  nickName?: string | null;

  @Column()
  gender?: string | null;

  @Column()
  college?: string | null;

  @Column()
  major?: string | null;

  @Column()
  grade?: number | null;
}

@InputType({ description: 'Changes to a member; what is left out stays, and so does what is equal already.' })
@Writable({ model: 'Member', changes: true })
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

  @Column({ description: 'Address of the portrait.' })
  avatar?: string | null;

  @Column()
  phoneNumber?: string | null;

  @Column()
  name?: string | null;

  @Column()
  registrationNumber?: string | null;

  @Column()
  nickName?: string | null;

  @Column()
  gender?: string | null;

  @Column()
  college?: string | null;

  @Column()
  major?: string | null;

  @Column()
  grade?: number | null;

  @Column()
  permission?: MemberPermission | null;
}
