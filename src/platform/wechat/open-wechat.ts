import type { Log } from '../log.js';
import type { Store } from '../store/store.js';
import { miniProgram, officialAccount, type WechatApp, WechatApi } from './http.js';
import { sandboxWechat } from './sandbox.js';
import { unconfiguredWechat } from './unconfigured.js';
import type { WechatClient } from './wechat.js';

export interface WechatOptions {
  readonly apiBaseUrl: string;
  /** For web sign-in and the server token. */
  readonly officialAccount?: WechatApp | undefined;
  readonly miniProgram?: WechatApp | undefined;
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
  const { store, log } = options;
  const configured = options.officialAccount !== undefined || options.miniProgram !== undefined;
  const standIn = !configured && options.sandboxAllowed ? sandboxWechat : unconfiguredWechat;
  const api = new WechatApi(options);
  const web = options.officialAccount === undefined ? standIn : officialAccount(api, options.officialAccount, { store, log });
  const mini = options.miniProgram === undefined ? standIn : miniProgram(api, options.miniProgram);
  return {
    webLogin: (code) => web.webLogin(code),
    miniProgramLogin: (code) => mini.miniProgramLogin(code),
    accessToken: () => web.accessToken(),
  };
}
