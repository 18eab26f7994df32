import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { requirePermission } from '../../../access/permissions.js';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { AuditEvent } from '../audit/audit-event.type.js';
import { OpenSession } from '../sign-in/session.type.js';
import { AccountFilter, AccountOrder, AuditEventFilter, AuditEventOrder, OpenSessionFilter, OpenSessionOrder } from './account.filter.js';
import { Account } from './account.type.js';

@Resolver()
export class AccountResolver {
  @ListQuery(Account, {
    description: 'Accounts: all for administrators, for everybody else their own.',
    filter: AccountFilter,
    orderBy: { enum: AccountOrder, default: AccountOrder.ID_ASC },
  })
  accounts!: never;

  @OneQuery(Account, { description: 'One account.' })
  account!: never;

  @ListQuery(OpenSession, {
    description: "One's own sessions in force, newest first.",
    filter: OpenSessionFilter,
    orderBy: { enum: OpenSessionOrder, default: OpenSessionOrder.CREATED_AT_DESC },
  })
  sessions!: never;

  @ListQuery(AuditEvent, {
    description: 'The operation log, newest first. Administrators, and staff with the menu entry 超级日志.',
    filter: AuditEventFilter,
    orderBy: { enum: AuditEventOrder, default: AuditEventOrder.CREATED_AT_DESC },
    may: (viewer) => requirePermission(viewer, 'READ_LOG'),
  })
  auditEvents!: never;

  @Mutation(() => Account, {
    description: 'Shuts an account out at once, or lets it in again. Administrators only. Errors: NOT_FOUND, OWN_ACCOUNT.',
  })
  async setAccountActive(
    @Arg('accountId', () => Int, { description: 'The account.' }) accountId: number,
    @Arg('active', () => Boolean, { description: 'False shuts it out.' }) active: boolean,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.accounts.setActive(viewer, accountId, active));
  }

  @Mutation(() => Boolean, {
    description:
      "Ends all sessions of an account: one's own, this one included, or for administrators any. Always true. Errors: NOT_FOUND.",
  })
  async revokeSessions(
    @Arg('accountId', () => Int, { description: 'The account.' }) accountId: number,
    @Ctx() { services, viewer }: Context,
  ): Promise<boolean> {
    await services.accounts.revokeSessions(viewer, accountId);
    return true;
  }
}
