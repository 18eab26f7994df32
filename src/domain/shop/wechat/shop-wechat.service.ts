import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { uniqueViolation } from '../../../platform/database/unique-violation.js';
import type { WechatClient, WechatPerson } from '../../../platform/wechat/wechat.js';
import { DomainError } from '../../errors.js';

const OWN_APP = { realm: 'SHOPPER', app: 'WEB' } as const;

/** What shoppers do with WeChat. */
export class ShopWechatService {
  constructor(
    private readonly database: Database,
    private readonly wechat: WechatClient,
    private readonly tokenAudience: 'staff' | 'any',
  ) {}

  /**
   * Gives the shopper the WeChat identity behind an authorisation code, in place of the one they had. The same identity
   * again changes nothing (contract: course-agent.wx.bind).
   */
  async bind(viewer: Viewer | null, code: string): Promise<void> {
    requireRealm(viewer, 'SHOPPER');
    if (code === '') throw new DomainError('BAD_USER_INPUT', { field: 'code' });
    const person = await this.wechat.webLogin(code);
    const { accountId } = viewer;
    const holder = (await this.holderOf(person)) ?? (await this.give(person, accountId));
    if (holder !== accountId) throw new DomainError('WECHAT_TAKEN');
  }

  /** The official account's server token: a credential, so only staff of the shop get it unless WXTOKEN_AUDIENCE says otherwise. */
  async serverToken(viewer: Viewer | null): Promise<string> {
    requireRealm(viewer, 'SHOPPER');
    if (!viewer.shopStaff && this.tokenAudience !== 'any') throw new DomainError('FORBIDDEN');
    return this.wechat.accessToken();
  }

  private async holderOf({ openid }: WechatPerson): Promise<number | null> {
    const where = { realm_openid: { realm: OWN_APP.realm, openid } };
    const known = await this.database.prisma.wechatIdentity.findUnique({ where, select: { accountId: true } });
    return known?.accountId ?? null;
  }

  /** Answers whose the identity is now: another's, where that one was faster. */
  private async give(person: WechatPerson, accountId: number): Promise<number | null> {
    const { openid, unionid, nickname, avatarUrl } = person;
    const identity = { openid, unionid: unionid ?? null, nickname: nickname ?? null, avatarUrl: avatarUrl ?? null };
    const create = { ...OWN_APP, accountId, ...identity };
    try {
      await this.database.write((tx) =>
        tx.wechatIdentity.upsert({
          where: { accountId_app: { accountId, app: OWN_APP.app } },
          update: identity,
          create,
          select: { id: true },
        }),
      );
      return accountId;
    } catch (error) {
      if (uniqueViolation(error) === null) throw error;
      return this.holderOf(person);
    }
  }
}
