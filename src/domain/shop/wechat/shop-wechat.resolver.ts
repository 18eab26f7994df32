import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';

@Resolver()
export class ShopWechatResolver {
  @Query(() => String, {
    description:
      'The official account’s WeChat server token. Staff of the shop only, unless the operator opened it to every shopper. Errors: WECHAT_REFUSED, WECHAT_UNREACHABLE.',
  })
  wechatServerToken(@Ctx() { services, viewer }: Context): Promise<string> {
    return services.shopWechat.serverToken(viewer);
  }

  @Mutation(() => Boolean, {
    description:
      'Binds the WeChat identity behind a code to the shopper who is signed in, in place of an earlier one. Errors: WECHAT_REFUSED, WECHAT_UNREACHABLE, WECHAT_TAKEN.',
  })
  async bindWechat(
    @Arg('code', () => String, { description: 'One-time code of a WeChat web authorisation.' }) code: string,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.shopWechat.bind(viewer, code);
    return true;
  }
}
