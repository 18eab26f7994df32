import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Readable } from '../../../read/readable.js';
import { ownAccount, type Rule } from '../../../read/rules.js';
import { Realm } from './account.enums.js';

const administratorOrOwn: Rule = (kind) => kind !== null && (kind.administrator || ownAccount('id'));

@ObjectType({ description: 'How somebody signs in. Administrators see all, everybody else only their own.', simpleResolvers: true })
@Readable({ model: 'Account', visible: administratorOrOwn })
export class Account {
  @Field(() => Int, { description: 'Unique among accounts of all realms.' })
  id!: number;

  @Field(() => Realm, { description: 'Whom the account belongs to.' })
  realm!: Realm;

  @Field(() => String, { nullable: true, description: 'Unique in the realm; null for people who are known by WeChat only.' })
  username!: string | null;

  @Field(() => Boolean, { description: 'False: nobody can sign in with it.' })
  active!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its owner last signed in; null: never.' })
  lastLoginAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}
