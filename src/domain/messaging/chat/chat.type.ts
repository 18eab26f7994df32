import { MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import { Realm } from '../../accounts/account/account.enums.js';

/** What a socket's largest frame can carry, and more than anybody types. */
const MAX_CONTENT = 65_536;

@ObjectType({ description: 'A teacher or pupil as the other side of a chat sees them.', simpleResolvers: true })
export class ChatUser {
  @Field(() => Realm, { description: '`TEACHER` or `PUPIL`.' })
  realm!: Realm;

  @Field(() => Int, { description: 'The id of the Teacher or Pupil.' })
  profileId!: number;

  @Field(() => String, { description: 'Name.' })
  name!: string;
}

@ObjectType({ description: 'A chat message on its way to its receiver.', simpleResolvers: true })
export class ChatMessage {
  @Field(() => Int, { description: 'Unique among chat messages.' })
  id!: number;

  @Field(() => ChatUser, { description: 'Who wrote it.' })
  sender!: ChatUser;

  @Field(() => String, { description: 'What was written.' })
  content!: string;

  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  createdAt!: Date;
}

@ObjectType({ description: 'A notice of the operator on its way to its receiver.', simpleResolvers: true })
export class SystemNotice {
  @Field(() => Int, { description: 'Unique among system notices.' })
  id!: number;

  @Field(() => String, { description: 'What it says.' })
  content!: string;

  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  createdAt!: Date;
}

@ObjectType({
  description:
    'Messages and notices lent to one client for 30 seconds. It acknowledges what it has shown, or releases it; what is neither is lent again.',
  simpleResolvers: true,
})
export class ChatDelivery {
  @Field(() => String, { description: 'Names this delivery when it is acknowledged or released.' })
  claim!: string;

  @Field(() => [ChatMessage], { description: 'Messages, oldest first.' })
  messages!: ChatMessage[];

  @Field(() => [SystemNotice], { description: 'Notices, oldest first.' })
  notices!: SystemNotice[];
}

@InputType({ description: 'A teacher or pupil. Ids of teachers and pupils overlap, so both parts are needed.' })
export class ChatReceiverInput {
  @Field(() => Realm, { description: '`TEACHER` or `PUPIL`.' })
  realm!: Realm;

  @Field(() => Int, { description: 'The id of the Teacher or Pupil.' })
  id!: number;
}

@InputType({ description: 'A new chat message.' })
export class SendChatMessageInput {
  @Field(() => ChatReceiverInput, { description: 'Who is to get it.' })
  to!: ChatReceiverInput;

  @Field(() => String, { description: 'What it says, at most 65536 characters; not only blanks.' })
  @MaxLength(MAX_CONTENT)
  content!: string;
}

@InputType({ description: 'A new system notice.' })
export class SendSystemNoticeInput {
  @Field(() => ChatReceiverInput, {
    nullable: true,
    description: 'Who is to get it, now or on connecting; left out: everybody who is connected now.',
  })
  to?: ChatReceiverInput | null;

  @Field(() => String, { description: 'What it says, at most 65536 characters; not only blanks.' })
  @MaxLength(MAX_CONTENT)
  content!: string;
}
