import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { OpenToEverybody } from '../../../access/open-to-everybody.js';
import type { OpenedSession } from '../../../access/sessions.js';
import type { Context } from '../../context.js';
import { ChangePasswordInput, LoginInput, LoginWithNewPasswordInput, WechatLoginInput } from './login.input.js';
import { Session } from './session.type.js';

@Resolver()
export class LoginResolver {
  @Mutation(() => Session, {
    description:
      'Signs in by user name and password. Errors: BAD_CREDENTIALS (unknown name or wrong password), ACCOUNT_DISABLED, TOO_MANY_ATTEMPTS, ' +
      'PASSWORD_CHANGE_REQUIRED (the password is right, and others know it: `loginWithNewPassword`).',
  })
  @OpenToEverybody({ ignoresToken: true })
  login(
    @Arg('input', () => LoginInput, { description: 'Who signs in.' }) input: LoginInput,
    @Ctx() { services, audience, address }: Context,
  ): Promise<OpenedSession> {
    return services.logins.login(input, { audience, address });
  }

  @Mutation(() => Session, {
    description:
      'Signs in by user name and password, and takes a new password in its place; all other sessions of the account end. ' +
      'Errors: those of `login` but PASSWORD_CHANGE_REQUIRED, and PASSWORD_UNCHANGED.',
  })
  @OpenToEverybody({ ignoresToken: true })
  loginWithNewPassword(
    @Arg('input', () => LoginWithNewPasswordInput, { description: 'Who signs in, with which passwords.' }) input: LoginWithNewPasswordInput,
    @Ctx() { services, audience, address }: Context,
  ): Promise<OpenedSession> {
    return services.logins.loginWithNewPassword(input, { audience, address });
  }

  @Mutation(() => Session, {
    description:
      'Signs in by a WeChat code. Students and members get an account the first time. ' +
      'Errors: WECHAT_UNKNOWN (other realms: nobody has bound this identity), WECHAT_REFUSED, WECHAT_UNREACHABLE, WECHAT_NOT_CONFIGURED, ACCOUNT_DISABLED.',
  })
  @OpenToEverybody({ ignoresToken: true })
  loginWithWechat(
    @Arg('input', () => WechatLoginInput, { description: 'Who signs in.' }) input: WechatLoginInput,
    @Ctx() { services, audience, address }: Context,
  ): Promise<OpenedSession> {
    return services.wechatLogins.login(input, { audience, address });
  }

  @Mutation(() => Boolean, { description: 'Ends the session that the request was made with. Always true.' })
  async logout(@Ctx() { services, viewer }: Context): Promise<boolean> {
    await services.accounts.logout(viewer);
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      "Changes one's own password and ends all other sessions of the account. Always true. Errors: WRONG_PASSWORD, TOO_MANY_ATTEMPTS.",
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The old password and the new one.' }) input: ChangePasswordInput,
    @Ctx() { services, viewer, address }: Context,
  ): Promise<boolean> {
    await services.accounts.changePassword(viewer, input, address);
    return true;
  }
}
