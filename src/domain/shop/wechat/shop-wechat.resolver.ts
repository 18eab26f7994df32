import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { OpenToEverybody } from '../../../access/open-to-everybody.js';
import type { Context } from '../../context.js';

@Resolver()
export class ShopWechatResolver {
  @Query(() => String, {
    description:
      'The official account’s WeChat server token. Staff of the shop only, unless the operator opened it further. Errors: WECHAT_REFUSED, WECHAT_UNREACHABLE.',
  })
  @OpenToEverybody()
  wechatServerToken(@Ctx() { services, viewer, audience }: Context): Promise<string> {
    return services.shopWechat.serverToken(viewer, audience);
  }

  @Mutation(() => Boolean, {
    description:
      'Binds the WeChat identity behind a code to the shopper who is signed in, in place of an earlier one. Errors: WECHAT_REFUSED, WECHAT_UNREACHABLE, WECHAT_TAKEN.',
  })
  @OpenToEverybody()
  async bindWechat(
    @Arg('code', () => String, { description: 'One-time code of a WeChat web authorisation.' }) code: string,
    @Arg('shopperId', () => Int, {
      nullable: true,
      description:
        'Whose account: oneself, when signed in. Others only through the old shop API, where the operator opened it to callers without a credential.',
    })
    shopperId: number | null | undefined,
    @Ctx() { services, viewer, audience }: Context,
  ): Promise<boolean> {
    await services.shopWechat.bind(viewer, { code, shopperId }, audience);
    return true;
  }
}
