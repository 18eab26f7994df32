import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A shopper’s user name and password, and the code of whoever invited them.' })
export class LoginShopperInput {
  @Field(() => String, { description: 'The user name.' })
  username!: string;

  @Field(() => String, { description: 'The password.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Another shopper’s invite code; empty counts as left out. Ignored for who has an inviter or a paid order.',
  })
  inviteCode?: string | null;
}
