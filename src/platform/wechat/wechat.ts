/** Who WeChat says somebody is. */
export interface WechatPerson {
  readonly openid: string;
  readonly unionid?: string;
  readonly nickname?: string;
  readonly avatarUrl?: string;
}

/**
 * WeChat, as far as the gateway needs it. Every method throws WECHAT_REFUSED (with WeChat's `errcode` as parameter),
 * WECHAT_UNREACHABLE or WECHAT_NOT_CONFIGURED; no error carries a secret or WeChat's own answer.
 */
export interface WechatClient {
  /** Exchanges the code of a web authorisation (official account). A code works once. */
  webLogin(code: string): Promise<WechatPerson>;
  /** Exchanges the code of `wx.login()` (mini-program). A code works once. */
  miniProgramLogin(code: string): Promise<WechatPerson>;
  /** The official account's server token, cached until shortly before it expires. */
  accessToken(): Promise<string>;
}
