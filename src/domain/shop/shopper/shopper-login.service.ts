import { accountLock } from '../../../access/session-ending.js';
import { type DrawnSession, type ProvenAccount, signInFacts, type SignInPlaces, signInPlaces } from '../../../access/session-opening.js';
import type { OpenedSession } from '../../../access/sessions.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { type LoginService, signIn, type SignInOrigin } from '../../accounts/sign-in/login.service.js';
import type { Core } from '../../core.js';
import { acceptInvite, askedCode, inviteFacts, inviteLocks } from './shop-invite.js';
import type { LoginShopperInput } from './shopper-login.input.js';

const SIGNING_IN_INVITED = defineWrite<SignInPlaces & { readonly inviteCode: string | null }>()({
  locks: (given) => [...inviteLocks(given), accountLock({ id: given.accountId })],
  facts: (given) => ({ ...inviteFacts(given), ...signInFacts(given) }),
});

/**
 * The credentials are judged before the code, and a code that is refused leaves nothing behind, so the invitation and
 * the session come about together or not at all (contract: course-agent.auth.login).
 */
export function signInInvited(
  facts: FactsOf<typeof SIGNING_IN_INVITED>,
  account: ProvenAccount,
  inviteCode: string,
  drawn: DrawnSession,
): Decision<Viewer> {
  const invitation = acceptInvite(facts, inviteCode);
  const { changes, outcome } = signIn(facts, account, drawn);
  return decision([...invitation, ...changes], outcome);
}

/** Sign-ins of shoppers, who may bring somebody's invite code. */
export class ShopperLoginService {
  constructor(
    private readonly core: Pick<Core, 'writer' | 'sessions'>,
    private readonly logins: LoginService,
  ) {}

  async login({ username, password, inviteCode }: LoginShopperInput, origin: SignInOrigin): Promise<OpenedSession> {
    const account = await this.logins.verify({ realm: 'SHOPPER', username, password }, origin);
    if (!inviteCode) return this.logins.open(account, origin.audience);
    const { sessions, writer } = this.core;
    return sessions.issue(origin.audience, (drawn) => {
      const places = { ...signInPlaces(account, drawn), inviteCode: askedCode(inviteCode) };
      return writer.run(SIGNING_IN_INVITED, places, (facts) => signInInvited(facts, account, inviteCode, drawn));
    });
  }
}
