import type { OwnWrites } from '../access/own-writes.js';
import type { Passwords } from '../access/passwords.js';
import type { Sessions } from '../access/sessions.js';
import type { LoginThrottle } from '../access/throttle.js';
import type { Database } from '../platform/database/database.js';
import type { Idempotency } from '../platform/idempotency/idempotency.js';
import type { LineClient } from '../platform/line/line.js';
import type { ServedMedia } from '../platform/media/media.js';
import type { Store } from '../platform/store/store.js';
import type { WechatClient } from '../platform/wechat/wechat.js';
import type { Writer } from '../write/writer.js';
import type { StoredFiles } from './files/stored-files.js';
import type { Uploads } from './files/uploads.js';
import type { BindingCodes } from './schools/line/binding-codes.js';

/** What services are built from. */
export interface Core {
  readonly database: Database;
  readonly writer: Writer;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly ownWrites: OwnWrites;
  readonly passwords: Passwords;
  readonly throttle: LoginThrottle;
  readonly media: ServedMedia;
  readonly files: StoredFiles;
  readonly uploads: Uploads;
  readonly wechat: WechatClient;
  readonly line: LineClient;
  readonly bindingCodes: BindingCodes;
  readonly idempotency: Idempotency;
  readonly business: BusinessSettings;
}

/** Settings that rules of the business depend on. */
export interface BusinessSettings {
  /** Part of an invited shopper's order that the inviter earns, 0 to 1. */
  readonly commissionRate: number;
  /** Who may have the WeChat server token: shop staff, or any signed-in shopper. */
  readonly wxtokenAudience: 'staff' | 'any';
  /** What shoppers may do with WeChat through course-agent without having signed in. */
  readonly courseAgentOpen: readonly ('wxlogin' | 'wxtoken')[];
  /** How long the operation log keeps an event. */
  readonly auditRetentionDays: number;
}
