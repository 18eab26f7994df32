import { Field, Int, ObjectType } from 'type-graphql';
import { Realm } from '../account/account.enums.js';

/** The profile fields are in viewer.resolver.ts: each is read when it is asked for. */
@ObjectType('Viewer', {
  simpleResolvers: true,
  description: 'Somebody who is signed in, with what their rights depend on. One of the profiles, that of their realm, is theirs.',
})
export class ViewerType {
  @Field(() => Realm, { description: 'Whom the account belongs to.' })
  realm!: Realm;

  @Field(() => Int, { description: 'Unique among accounts of all realms.' })
  accountId!: number;

  @Field(() => Int, { description: 'The id of the profile among its kind: what old clients call user_id.' })
  profileId!: number;

  @Field(() => Boolean, { description: 'Staff whose role is an administrator role.' })
  administrator!: boolean;

  @Field(() => [String], { description: 'Names of the menu entries that a member of staff has; empty for everybody else.' })
  menus!: readonly string[];
}
