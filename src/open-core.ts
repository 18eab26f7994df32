import { storeDemoFiles } from '../prisma/seed/files.js';
import { seed } from '../prisma/seed/index.js';
import { AccessChanges } from './access/access-changes.js';
import { OwnWrites } from './access/own-writes.js';
import { Passwords } from './access/passwords.js';
import { readOrCreateSecret } from './access/secret.js';
import { Sessions } from './access/sessions.js';
import { LoginThrottle } from './access/throttle.js';
import { Tokens } from './access/tokens.js';
import { makeFirstAdministrator } from './domain/backoffice/staff/administrators.js';
import type { Core } from './domain/core.js';
import { storedFiles } from './domain/files/stored-files.js';
import { UploadQuota } from './domain/files/upload-quota.js';
import { Uploads } from './domain/files/uploads.js';
import { LOCK_ORDER } from './domain/locks.js';
import { BindingCodes } from './domain/schools/line/binding-codes.js';
import { packagePath } from './package-path.js';
import type { Database } from './platform/database/database.js';
import { openDatabase } from './platform/database/open-database.js';
import { Idempotency } from './platform/idempotency/idempotency.js';
import type { LineClient } from './platform/line/line.js';
import { openLine } from './platform/line/open-line.js';
import type { Log } from './platform/log.js';
import { type FileStorage, StorageUnavailable } from './platform/media/file-storage.js';
import { Media } from './platform/media/media.js';
import { openStorage } from './platform/media/open-storage.js';
import { openStore } from './platform/store/open-store.js';
import type { Store } from './platform/store/store.js';
import { openWechat } from './platform/wechat/open-wechat.js';
import type { WechatClient } from './platform/wechat/wechat.js';
import type { Settings } from './settings/settings.js';
import { Writer } from './write/writer.js';

/** What a caller may bring instead of having it opened: tests bring a database copy, cheap passwords, a WeChat and a LINE of theirs. */
export interface CoreParts {
  readonly database?: Database;
  readonly store?: Store;
  readonly passwords?: Passwords;
  readonly wechat?: WechatClient;
  readonly line?: LineClient;
  /** Where log lines go; standard output when left out. */
  readonly logTo?: { write(line: string): void };
}

/** Opens everything the services stand on. What it opened is closed again when a later part fails. */
export async function openCore(settings: Settings, log: Log, parts: CoreParts): Promise<Core & { close(): Promise<void> }> {
  const store = parts.store ?? (await openStore({ redis: settings.redis, log }));
  let database: Database | undefined;
  let storage: FileStorage | undefined;
  try {
    database =
      parts.database ??
      (await openDatabase({ ...settings, limits: settings.databaseLimits, log, migrationsDir: packagePath('prisma/migrations') }));
    const access = new AccessChanges(store, database, log);
    const writer = new Writer(database, LOCK_ORDER, (transaction, effects) => access.belongTo(transaction, effects));
    const passwords = parts.passwords ?? new Passwords();
    if (settings.demo && (await seed(database, passwords))) log.info({}, 'The empty database was filled with the demo data.');
    const { firstAdministrator } = settings;
    if (firstAdministrator !== undefined && (await makeFirstAdministrator(writer, passwords, firstAdministrator))) {
      log.info({}, 'The first administrator was made.');
    }
    storage = await openStorage({ ...settings, log });
    await storage.prepare();
    const media = new Media({ ...settings, storage });
    if (settings.demo) await storeDemoFiles(media).catch(laterIfUnavailable(log));
    const secret = await secretOf(settings);
    const tokens = new Tokens(secret);
    const opened = { database, storage };
    const ownWrites = new OwnWrites(database, store, log);
    return {
      database,
      writer,
      store,
      passwords,
      sessions: new Sessions({ writer, access, tokens, ownWrites }),
      ownWrites,
      throttle: new LoginThrottle(store, settings.login, log),
      media,
      files: storedFiles({ database, media, secret, lifeSeconds: settings.privateMediaTtlSeconds }),
      uploads: new Uploads(media, new UploadQuota(store, settings.uploads, log)),
      wechat:
        parts.wechat ?? openWechat({ ...settings.wechat, sandboxAllowed: settings.demo || settings.databaseUrl === undefined, store, log }),
      line: parts.line ?? openLine({ ...settings.line, log }),
      bindingCodes: new BindingCodes(secret),
      idempotency: new Idempotency(database, secret, log),
      business: settings.business,
      close: async () => {
        await opened.database.close();
        opened.storage.close();
        await store.close();
      },
    };
  } catch (error) {
    await database?.close();
    storage?.close();
    await store.close();
    throw error;
  }
}

/** What signs tokens. */
export async function secretOf({ jwtSecret, dataDir }: Pick<Settings, 'jwtSecret' | 'dataDir'>): Promise<string> {
  return jwtSecret ?? (await readOrCreateSecret(dataDir));
}

/** A bucket that is away keeps nobody from starting: the next start stores what is missing. */
function laterIfUnavailable(log: Log): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof StorageUnavailable)) throw error;
    log.warn({ reason: error.why }, 'The files of the demo data could not be stored.');
  };
}
