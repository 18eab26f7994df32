import { Length, Matches, MaxLength, MinLength } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Writable } from '../../../read/declare/writable.js';

/** What a new member of staff and changes to one have in common. */
@InputType()
abstract class StaffDetails {
  @Field(() => String, { nullable: true, description: 'Real name, at most 20 characters; may be empty.' })
  @MaxLength(20)
  name?: string;

  @Field(() => String, { nullable: true, description: 'E-mail address, at most 64 characters.' })
  @MaxLength(64)
  email?: string;

  @Field(() => String, { nullable: true, description: 'Telephone number, at most 15 characters.' })
  @MaxLength(15)
  phone?: string;

  @Field(() => Boolean, { nullable: true, description: 'True is male; true for a new member of staff when left out.' })
  sex?: boolean;

  @Field(() => String, { nullable: true, description: 'WeChat name, at most 32 characters.' })
  @MaxLength(32)
  wechat?: string;

  @Field(() => String, {
    nullable: true,
    description: 'WeChat QR code: a picture as base64, with or without a data URL prefix; empty text removes it.',
  })
  qrCode?: string;

  @Field(() => Int, { nullable: true, description: 'Staff id of the direct superior; -1: none.' })
  leaderId?: number;

  @Field(() => String, {
    nullable: true,
    description: "The direct superior's name, at most 20 characters; shown where `leaderId` is nobody's id.",
  })
  @MaxLength(20)
  leaderName?: string;

  @Field(() => String, { nullable: true, description: 'A remark, at most 255 characters.' })
  @MaxLength(255)
  extra?: string;

  @Field(() => Boolean, { nullable: true, description: 'True makes them leader of their department; false changes nothing.' })
  isLeader?: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Password, at least 8 characters. An account that never was given one opens nothing. A new one ends the sessions that the old one opened.',
  })
  @MinLength(8)
  password?: string;
}

@InputType({ description: 'A new member of staff, whose account is active.' })
@Writable({ model: 'Staff' })
export class CreateStaffInput extends StaffDetails {
  @Field(() => String, { description: 'The name to sign in with, unique among staff, 1 to 50 characters.' })
  @Length(1, 50)
  @Matches(/\S/, { message: 'username must not be blank' })
  username!: string;

  @Column()
  roleId!: number;

  @Column()
  departmentId!: number;
}

@InputType({ description: 'Changes to a member of staff; what is left out stays.' })
@Writable({ model: 'Staff', changes: true })
export class UpdateStaffInput extends StaffDetails {
  @Column()
  roleId?: number;

  @Column()
  departmentId?: number;

  @Field(() => String, { nullable: true, description: "The password until now, for a change of one's own; unless none was set yet." })
  currentPassword?: string;

  @Field(() => Boolean, { nullable: true, description: 'False: the account opens nothing any more, and what it opened is closed at once.' })
  active?: boolean;
}
