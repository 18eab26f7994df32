import { type Audience, AUDIENCES } from '../../../access/audiences.js';
import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import type { WechatPerson } from '../../../platform/wechat/wechat.js';
import { type Decision, decision, insert, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';

interface BindWechatInput {
  readonly code: string;
  readonly shopperId?: number | null;
}

const OWN_APP = { realm: 'SHOPPER', app: 'WEB' } as const;

/** Who has the identity, and which one the account has; the account is locked, so that it is not given two at once. */
const BINDING = defineWrite<{ accountId: number; openid: string }>()({
  locks: ({ accountId }) => [lock('Account', { id: accountId })],
  facts: ({ accountId, openid }) => ({
    holder: row('WechatIdentity', { where: { realm: OWN_APP.realm, openid }, select: { accountId: true } }),
    own: row('WechatIdentity', { where: { accountId, app: OWN_APP.app }, select: { id: true } }),
  }),
});

const NAMED = defineWrite<{ shopperId: number }>()({
  facts: ({ shopperId }) => ({
    shopper: row('Shopper', { where: { id: shopperId, account: { active: true } }, select: { accountId: true } }),
  }),
});

/** The same identity again changes nothing; another replaces the account's. Throws WECHAT_TAKEN. */
export function bindIdentity(
  { holder, own }: FactsOf<typeof BINDING>,
  accountId: number,
  { openid, unionid, nickname, avatarUrl }: WechatPerson,
): Decision<null> {
  if (holder !== null && holder.accountId !== accountId) throw new DomainError('WECHAT_TAKEN');
  if (holder !== null) return decision([], null);
  const identity = { openid, unionid: unionid ?? null, nickname: nickname ?? null, avatarUrl: avatarUrl ?? null };
  const change =
    own === null ? insert('WechatIdentity', { ...OWN_APP, accountId, ...identity }) : update('WechatIdentity', { id: own.id }, identity);
  return decision([change], null);
}

/** What shoppers do with WeChat. */
export class ShopWechatService {
  constructor(private readonly core: Pick<Core, 'writer' | 'wechat' | 'business'>) {}

  /**
   * Gives the shopper the WeChat identity behind an authorisation code, in place of the one they had. The same identity
   * again changes nothing (contract: course-agent.wx.bind). Throws FORBIDDEN where another shopper is named.
   */
  async bind(viewer: Viewer | null, { code, shopperId }: BindWechatInput, audience: Audience): Promise<void> {
    const accountId = await this.accountToBind(viewer, shopperId, audience);
    if (code === '') throw new DomainError('BAD_USER_INPUT', { field: 'code' });
    const { wechat, writer } = this.core;
    const person = await wechat.webLogin(code);
    const write = writer.run(BINDING, { accountId, openid: person.openid }, (facts) => bindIdentity(facts, accountId, person));
    // Another account was faster.
    await refuseDuplicate(write, 'openid', () => new DomainError('WECHAT_TAKEN'));
  }

  /** The official account's server token: a credential, so only staff of the shop get it unless WXTOKEN_AUDIENCE or COURSE_AGENT_OPEN says otherwise. */
  async serverToken(viewer: Viewer | null, audience: Audience): Promise<string> {
    const { wechat, business } = this.core;
    if (!this.isOpen('wxtoken', audience)) {
      requireRealm(viewer, 'SHOPPER');
      if (!viewer.shopStaff && business.wxtokenAudience !== 'any') throw new DomainError('FORBIDDEN');
    }
    return wechat.accessToken();
  }

  /** One's own account; where the operator opened it, for who has not signed in that of the named shopper. */
  private async accountToBind(viewer: Viewer | null, shopperId: number | null | undefined, audience: Audience): Promise<number> {
    if (viewer !== null || !this.isOpen('wxlogin', audience)) {
      requireRealm(viewer, 'SHOPPER');
      if ((shopperId ?? viewer.profileId) !== viewer.profileId) throw new DomainError('FORBIDDEN');
      return viewer.accountId;
    }
    if (shopperId === null || shopperId === undefined) throw new DomainError('BAD_USER_INPUT', { field: 'shopperId' });
    const { shopper } = await this.core.writer.look(NAMED, { shopperId });
    if (shopper === null) throw new DomainError('FORBIDDEN');
    return shopper.accountId;
  }

  private isOpen(what: 'wxlogin' | 'wxtoken', audience: Audience): boolean {
    return AUDIENCES[audience].shopCallsOpenable && this.core.business.courseAgentOpen.includes(what);
  }
}
