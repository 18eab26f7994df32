import { storeDemoFiles } from '../prisma/seed/files.js';
import { seed } from '../prisma/seed/index.js';
import type { Config } from './config.js';
import { Passwords } from './core/auth/passwords.js';
import { readOrCreateSecret } from './core/auth/secret.js';
import { Sessions } from './core/auth/sessions.js';
import { LoginThrottle } from './core/auth/throttle.js';
import { Tokens } from './core/auth/tokens.js';
import { openDatabase, type Database } from './core/database/database.js';
import { Idempotency } from './core/idempotency/idempotency.js';
import type { Log } from './core/log.js';
import { Media } from './core/media/media.js';
import { openStore, type Store } from './core/store/store.js';
import { openWechat, type WechatClient } from './core/wechat/wechat.js';
import { makeFirstAdministrator } from './domain/backoffice/first-administrator.js';
import type { Core } from './domain/services.js';
import { storedFiles } from './domain/stored-files.js';
import { UploadQuota } from './domain/upload-quota.js';
import { Uploads } from './domain/uploads.js';
import { packagePath } from './package-path.js';

/** What a caller may bring instead of having it opened: tests bring a database copy, cheap passwords, a WeChat of theirs. */
export interface CoreParts {
  readonly database?: Database;
  readonly store?: Store;
  readonly passwords?: Passwords;
  readonly wechat?: WechatClient;
  /** Where log lines go; standard output when left out. */
  readonly logTo?: { write(line: string): void };
}

/** Opens everything the services stand on. What it opened is closed again when a later part fails. */
export async function openCore(config: Config, log: Log, parts: CoreParts): Promise<Core & { close(): Promise<void> }> {
  const store = parts.store ?? (await openStore({ redisUrl: config.redisUrl, log }));
  let database: Database | undefined;
  try {
    database = parts.database ?? (await openDatabase({ ...config, log, migrationsDir: packagePath('prisma/migrations') }));
    const passwords = parts.passwords ?? new Passwords();
    if (config.demo && (await seed(database, passwords))) log.info({}, 'The empty database was filled with the demo data.');
    const { firstAdministrator } = config;
    if (firstAdministrator !== undefined && (await makeFirstAdministrator(database, passwords, firstAdministrator))) {
      log.info({}, 'The first administrator was made.');
    }
    const media = new Media(config);
    if (config.demo) await storeDemoFiles(media);
    const secret = config.jwtSecret ?? (await readOrCreateSecret(config.dataDir));
    const tokens = new Tokens(secret);
    const opened = database;
    return {
      database,
      store,
      passwords,
      sessions: new Sessions({ database, store, tokens, log }),
      throttle: new LoginThrottle(store, config.login, log),
      media,
      files: storedFiles({ database, media, secret, lifeSeconds: config.privateMediaTtlSeconds }),
      uploads: new Uploads(media, new UploadQuota(store, config.uploads, log)),
      wechat: parts.wechat ?? openWechat({ ...config.wechat, sandboxAllowed: config.demo || config.databaseUrl === undefined, store, log }),
      idempotency: new Idempotency(database, secret, log),
      settings: { commissionRate: config.commissionRate, wxtokenAudience: config.wxtokenAudience },
      close: async () => {
        await opened.close();
        await store.close();
      },
    };
  } catch (error) {
    await database?.close();
    await store.close();
    throw error;
  }
}
