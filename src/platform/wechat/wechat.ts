import type { Log } from '../log.js';
import type { Store } from '../store/store.js';
import { miniProgram, officialAccount, WechatApi } from './http.js';
import { sandboxWechat } from './sandbox.js';
import { unconfiguredWechat } from './unconfigured.js';

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

export interface WechatOptions {
  readonly apiBaseUrl: string;
  readonly appId?: string | undefined;
  readonly appSecret?: string | undefined;
  readonly miniAppId?: string | undefined;
  readonly miniAppSecret?: string | undefined;
  readonly timeoutMs: number;
  /**
   * Whether the sandbox may stand in when no app is configured at all. It lets anybody in as anybody: only for a demo or
   * the embedded database.
   */
  readonly sandboxAllowed: boolean;
  readonly store: Store;
  readonly log: Log;
}

/** Real WeChat for the apps that are configured; the sandbox only when none is, and where that is allowed. */
export function openWechat(options: WechatOptions): WechatClient {
  const { appId, appSecret, miniAppId, miniAppSecret, store, log } = options;
  const configured = appId !== undefined || miniAppId !== undefined;
  const standIn = !configured && options.sandboxAllowed ? sandboxWechat : unconfiguredWechat;
  const api = new WechatApi(options);
  const web =
    appId !== undefined && appSecret !== undefined ? officialAccount(api, { id: appId, secret: appSecret }, { store, log }) : standIn;
  const mini =
    miniAppId !== undefined && miniAppSecret !== undefined ? miniProgram(api, { id: miniAppId, secret: miniAppSecret }) : standIn;
  return {
    webLogin: (code) => web.webLogin(code),
    miniProgramLogin: (code) => mini.miniProgramLogin(code),
    accessToken: () => web.accessToken(),
  };
}
