import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { OpenToEverybody } from '../../../access/open-to-everybody.js';
import type { OpenedSession } from '../../../access/sessions.js';
import { Session } from '../../accounts/sign-in/session.type.js';
import type { Context } from '../../context.js';
import { LoginShopperInput } from './shopper-login.input.js';

@Resolver()
export class ShopperLoginResolver {
  @Mutation(() => Session, {
    description: 'Signs a shopper in, with an invite code or without. Errors: those of `login`, then INVITE_CODE_UNKNOWN.',
  })
  @OpenToEverybody({ ignoresToken: true })
  loginShopper(
    @Arg('input', () => LoginShopperInput, { description: 'Who signs in.' }) input: LoginShopperInput,
    @Ctx() { services, audience, address }: Context,
  ): Promise<OpenedSession> {
    return services.shopperLogins.login(input, { audience, address });
  }
}
