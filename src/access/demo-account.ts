import type { Realm } from './audiences.js';

/** An account of the demo data, whose password everybody may know. */
export interface DemoAccount {
  readonly realm: Realm;
  readonly username: string;
  readonly password: string;
  /** The code of a WeChat authorisation that signs them in too, while the sandbox stands in for WeChat. */
  readonly wechatCode?: string;
}

/** The demo accounts that pages offer: always the same object while they are the same. */
export type FindDemoAccounts = () => Promise<readonly DemoAccount[]>;
