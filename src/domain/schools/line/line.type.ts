import { Field, ObjectType } from 'type-graphql';
import { Session } from '../../accounts/sign-in/session.type.js';

@ObjectType({ description: 'What a sign-in by LINE answers: the accounts that it opens, or what binds it to one.', simpleResolvers: true })
export class LineLogin {
  @Field(() => [Session], {
    description: 'A session for each account that the LINE account is bound to: teachers, then pupils, by their ids.',
  })
  sessions!: Session[];

  @Field(() => String, {
    nullable: true,
    description: 'Where it is bound to none: what `bindLine` takes, signed in to the account, within five minutes.',
  })
  bindingCode!: string | null;
}
