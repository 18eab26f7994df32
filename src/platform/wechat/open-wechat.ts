import type { Log } from '../log.js';
import type { Store } from '../store/store.js';
import { miniProgram, officialAccount, WechatApi } from './http.js';
import { sandboxWechat } from './sandbox.js';
import { unconfiguredWechat } from './unconfigured.js';
import type { WechatClient } from './wechat.js';

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
