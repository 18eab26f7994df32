import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { IssuedToken } from '../../../access/sessions.js';
import { DateTimeScalar } from '../../../platform/scalars/index.js';
import type { Context } from '../../context.js';
import { RenewedToken } from './session.type.js';

@Resolver()
export class RenewalResolver {
  @Mutation(() => RenewedToken, {
    nullable: true,
    description:
      'A fresh token for the session that the request was made with, when the present one has little life left. ' +
      'Null when it has enough, and in APIs whose sessions end when they end. The present one stays good until it expires.',
  })
  renewSession(
    @Arg('expiresAt', () => DateTimeScalar, { description: 'When the present token stops working.' }) expiresAt: Date,
    @Ctx() { services, viewer }: Context,
  ): Promise<IssuedToken | null> {
    return services.accounts.renew(viewer, expiresAt);
  }
}
