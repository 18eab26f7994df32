import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { DomainError } from '../../../platform/errors.js';
import type { WechatClient } from '../../../platform/wechat/wechat.js';

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
    const taken = (): DomainError => new DomainError('WECHAT_TAKEN');
    await this.database.transaction(
      async (transaction) => {
        const known = await transaction.wechatIdentity.findUnique({ where: { realm_openid: { realm: 'SHOPPER', openid: person.openid } } });
        if (known !== null && known.accountId !== accountId) throw taken();
        if (known !== null) return;
        const identity = {
          openid: person.openid,
          unionid: person.unionid ?? null,
          nickname: person.nickname ?? null,
          avatarUrl: person.avatarUrl ?? null,
        };
        const write = transaction.wechatIdentity.upsert({
          where: { accountId_app: { accountId, app: OWN_APP.app } },
          update: identity,
          create: { ...OWN_APP, accountId, ...identity },
        });
        await refuseDuplicate(write, 'openid', taken);
      },
      { serializable: true },
    );
  }

  /** The official account's server token: a credential, so only staff of the shop get it unless WXTOKEN_AUDIENCE says otherwise. */
  async serverToken(viewer: Viewer | null): Promise<string> {
    requireRealm(viewer, 'SHOPPER');
    if (!viewer.shopStaff && this.tokenAudience !== 'any') throw new DomainError('FORBIDDEN');
    return this.wechat.accessToken();
  }
}
