import { Arg, Ctx, Int, Mutation, Resolver } from 'type-graphql';
import { OpenToEverybody } from '../../../access/open-to-everybody.js';
import type { Context } from '../../context.js';
import { BindLineInput } from './line.input.js';
import type { LineAnswer } from './line.service.js';
import { LineLogin } from './line.type.js';

@Resolver()
export class LineResolver {
  @Mutation(() => LineLogin, {
    description:
      'Signs in teachers and pupils by a LINE account: to every account that it is bound to. Open to everybody. ' +
      'Errors: LINE_REFUSED, LINE_UNREACHABLE, LINE_NOT_CONFIGURED.',
  })
  @OpenToEverybody({ ignoresToken: true })
  loginWithLine(
    @Arg('code', () => String, { description: 'The code of a LINE Login authorisation; it works once.' }) code: string,
    @Ctx() { services, audience }: Context,
  ): Promise<LineAnswer> {
    return services.line.login(code, audience);
  }

  @Mutation(() => Boolean, {
    description:
      'Binds a LINE account to the teacher or pupil who is signed in. Pupils may share one, teachers may not. Always true. ' +
      'Errors: LINE_BINDING_INVALID, LINE_BINDING_EXPIRED, LINE_REFUSED, LINE_UNREACHABLE, LINE_NOT_CONFIGURED, LINE_ALREADY_BOUND, LINE_TAKEN.',
  })
  async bindLine(
    @Arg('input', () => BindLineInput, { description: 'The LINE account.' }) input: BindLineInput,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.line.bind(viewer, input);
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Takes the LINE account away from an account, which it opens no longer; sessions go on. Always true. Errors: LINE_NOT_BOUND.',
  })
  async unbindLine(
    @Arg('accountId', () => Int, {
      nullable: true,
      description: "Whose: for administrators the account of a teacher or pupil; left out: one's own.",
    })
    accountId: number | null | undefined,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.line.unbind(viewer, accountId);
    return true;
  }
}
