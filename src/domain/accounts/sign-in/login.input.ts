import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { Realm } from '../account/account.enums.js';

@InputType({ description: 'A user name and its password.' })
export class LoginInput {
  @Field(() => Realm, { description: 'Whose accounts are searched.' })
  realm!: Realm;

  @Field(() => String, { description: 'The user name.' })
  username!: string;

  @Field(() => String, { description: 'The password. Clients of the old back office may send its MD5 hex digest.' })
  password!: string;
}

@InputType({ description: 'A user name, its password, and the one that takes its place.' })
export class LoginWithNewPasswordInput extends LoginInput {
  @Field(() => String, { description: 'The password from now on, 6 to 128 characters.' })
  @Length(6, 128)
  newPassword!: string;
}

@InputType({ description: 'A code that WeChat gave the client.' })
export class WechatLoginInput {
  @Field(() => Realm, {
    description: 'Whose accounts are searched. `MEMBER`: the code is of the mini-program, else of the web authorisation.',
  })
  realm!: Realm;

  @Field(() => String, { description: 'The code; it works once.' })
  code!: string;
}

@InputType({ description: "A change of one's own password." })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password until now.' })
  currentPassword!: string;

  @Field(() => String, { description: 'The password from now on, 6 to 128 characters.' })
  @Length(6, 128)
  newPassword!: string;
}
