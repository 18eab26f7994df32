import type { Realm } from '../../../access/audiences.js';
import { requireEntrance } from '../../../access/authorize.js';
import type { OpenedSession } from '../../../access/sessions.js';
import { uniqueViolation } from '../../../platform/database/unique-violation.js';
import type { WechatPerson } from '../../../platform/wechat/wechat.js';
import { type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import type { LoginService, SignInOrigin } from './login.service.js';

const RECOGNISING = defineWrite<{ realm: Realm; openid: string }>()({
  facts: ({ realm, openid }) => ({ identity: row('WechatIdentity', { where: { realm, openid }, select: { accountId: true } }) }),
});

/** The account of a known person, whose particulars are brought up to date as far as WeChat told them; null: unknown. */
export function recognise({ identity }: FactsOf<typeof RECOGNISING>, realm: Realm, person: WechatPerson): Decision<number | null> {
  if (identity === null) return decision([], null);
  const { openid, unionid, nickname, avatarUrl } = person;
  return decision([update('WechatIdentity', { realm, openid }, { unionid, nickname, avatarUrl })], identity.accountId);
}

/**
 * The account and profile of a newcomer, in the realms that take newcomers; the profile's defaults are the database's. Throws
 * WECHAT_UNKNOWN in the others. contract: summer-student.auth.check-account, miniapp.auth.login_wx
 */
export function welcome(realm: Realm, person: WechatPerson): Decision<NewId> {
  if (realm !== 'STUDENT' && realm !== 'MEMBER') throw new DomainError('WECHAT_UNKNOWN');
  const account = insert('Account', { realm });
  const profile = realm === 'STUDENT' ? insert('Student', { accountId: account.id }) : insert('Member', { accountId: account.id });
  const app = realm === 'MEMBER' ? 'MINI' : 'WEB';
  return decision([account, profile, insert('WechatIdentity', { accountId: account.id, realm, app, ...person })], account.id);
}

/** Sign-ins by a WeChat code. The openid alone says who somebody is. */
export class WechatLoginService {
  constructor(
    private readonly core: Pick<Core, 'writer' | 'wechat'>,
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
    const accountId = (await this.refresh(realm, person)) ?? (await this.welcome(realm, person));
    return this.logins.open({ accountId }, audience);
  }

  private refresh(realm: Realm, person: WechatPerson): Promise<number | null> {
    return this.core.writer.run(RECOGNISING, { realm, openid: person.openid }, (facts) => recognise(facts, realm, person));
  }

  private async welcome(realm: Realm, person: WechatPerson): Promise<number> {
    try {
      return await this.core.writer.write(welcome(realm, person));
    } catch (error) {
      // Of two first sign-ins at once the slower one finds the account of the faster.
      const id = uniqueViolation(error) === null ? null : await this.refresh(realm, person);
      if (id === null) throw error;
      return id;
    }
  }
}
