import type { OpenedSession } from '../../../access/sessions.js';
import type { Database } from '../../../platform/database/database.js';
import type { LoginService, SignInOrigin } from '../../accounts/sign-in/login.service.js';
import { acceptInvite } from './shop-invite.js';
import type { LoginShopperInput } from './shopper-login.input.js';

/** Sign-ins of shoppers, who may bring somebody's invite code. */
export class ShopperLoginService {
  constructor(
    private readonly database: Database,
    private readonly logins: LoginService,
  ) {}

  /**
   * The credentials are judged before the code, and a code that is refused leaves nothing behind, so the invitation and
   * the session come about together or not at all (contract: course-agent.auth.login).
   */
  async login({ username, password, inviteCode }: LoginShopperInput, origin: SignInOrigin): Promise<OpenedSession> {
    const account = await this.logins.verify({ realm: 'SHOPPER', username, password }, origin);
    if (!inviteCode) return this.logins.open(account, origin.audience);
    return this.database.transaction(async (transaction) => {
      await acceptInvite(transaction, account.id, inviteCode);
      return this.logins.open(account, origin.audience, transaction);
    });
  }
}
