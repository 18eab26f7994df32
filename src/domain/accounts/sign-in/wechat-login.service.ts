import type { Realm } from '../../../access/audiences.js';
import { requireEntrance } from '../../../access/authorize.js';
import type { OpenedSession } from '../../../access/sessions.js';
import { uniqueViolation } from '../../../platform/database/unique-violation.js';
import type { WechatPerson } from '../../../platform/wechat/wechat.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import type { LoginService, SignInOrigin } from './login.service.js';

/**
 * What a newcomer's account begins with, in the realms that take newcomers; the profiles' defaults are the database's.
 * contract: summer-student.auth.check-account, miniapp.auth.login_wx
 */
const NEWCOMERS: Partial<Record<Realm, object>> = {
  STUDENT: { student: { create: {} } },
  MEMBER: { member: { create: {} } },
};

/** Sign-ins by a WeChat code. The openid alone says who somebody is. */
export class WechatLoginService {
  constructor(
    private readonly core: Pick<Core, 'database' | 'wechat'>,
    private readonly logins: LoginService,
  ) {}

  /**
   * Signs in whom WeChat says the code belongs to; in the realms STUDENT and MEMBER somebody unknown gets an account.
   * Throws WECHAT_UNKNOWN in the others, ACCOUNT_DISABLED, FORBIDDEN, and what WeChat's client throws.
   */
  async login({ realm, code }: { readonly realm: Realm; readonly code: string }, { audience }: SignInOrigin): Promise<OpenedSession> {
    requireEntrance(audience, realm);
    const { wechat } = this.core;
    const person = realm === 'MEMBER' ? await wechat.miniProgramLogin(code) : await wechat.webLogin(code);
    const id = (await this.refresh(realm, person)) ?? (await this.welcome(realm, person));
    return this.logins.open({ id }, audience);
  }

  /** The account of a known person, whose particulars are brought up to date as far as WeChat told them. */
  private async refresh(realm: Realm, { openid, unionid, nickname, avatarUrl }: WechatPerson): Promise<number | null> {
    const [identity] = await this.core.database.write((tx) =>
      tx.wechatIdentity.updateManyAndReturn({
        where: { realm, openid },
        data: { unionid, nickname, avatarUrl },
        select: { accountId: true },
      }),
    );
    return identity?.accountId ?? null;
  }

  private async welcome(realm: Realm, person: WechatPerson): Promise<number> {
    const profile = NEWCOMERS[realm];
    if (profile === undefined) throw new DomainError('WECHAT_UNKNOWN');
    const app = realm === 'MEMBER' ? 'MINI' : 'WEB';
    try {
      const { id } = await this.core.database.write((tx) =>
        tx.account.create({
          data: { realm, ...profile, wechatIdentities: { create: { realm, app, ...person } } },
          select: { id: true },
        }),
      );
      return id;
    } catch (error) {
      // Of two first sign-ins at once the slower one finds the account of the faster.
      const id = uniqueViolation(error) === null ? null : await this.refresh(realm, person);
      if (id === null) throw error;
      return id;
    }
  }
}
