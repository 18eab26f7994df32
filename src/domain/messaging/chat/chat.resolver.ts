import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ChatDelivery, SendChatMessageInput, SendSystemNoticeInput } from './chat.type.js';

@Resolver()
export class ChatResolver {
  @Mutation(() => Boolean, {
    description:
      'Sends a chat message to a teacher or pupil, connected or not. Teachers and pupils only. Always true. Errors, the first that applies: CHAT_RECEIVER_UNKNOWN, CHAT_CONTENT_EMPTY.',
  })
  async sendChatMessage(
    @Arg('input', () => SendChatMessageInput, { description: 'The message.' }) input: SendChatMessageInput,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.chat.send(viewer, input);
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Sends a notice to one teacher or pupil, connected or not, or to everybody who is connected. Administrators only. Always true. Errors: CHAT_RECEIVER_UNKNOWN, CHAT_CONTENT_EMPTY.',
  })
  async sendSystemNotice(
    @Arg('input', () => SendSystemNoticeInput, { description: 'The notice.' }) input: SendSystemNoticeInput,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.chat.sendNotice(viewer, input);
    return true;
  }

  @Mutation(() => ChatDelivery, {
    description: 'Borrows what waits for the viewer, a teacher or pupil, to show it: at most 1000 messages and 1000 notices at a time.',
  })
  claimChatMessages(@Ctx() { services, viewer }: Context): Promise<ChatDelivery> {
    return services.deliveries.claim(viewer);
  }

  @Mutation(() => Boolean, { description: 'Says that a delivery has been shown: it is removed. Always true.' })
  async acknowledgeChatMessages(
    @Arg('claim', () => String, { description: 'Which delivery.' }) claim: string,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.deliveries.acknowledge(viewer, claim);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Gives a delivery back that could not be shown. Always true.' })
  async releaseChatMessages(
    @Arg('claim', () => String, { description: 'Which delivery.' }) claim: string,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.deliveries.release(viewer, claim);
    return true;
  }
}
