import { constants } from 'node:fs';
import { cp, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { SECRET_FILE } from '../access/secret.js';
import type { Database } from '../platform/database/database.js';
import { DATABASE_FOLDER } from '../platform/database/embedded/embedded.js';
import type { Send } from '../platform/database/statement.js';
import { StartRefused } from '../platform/start-refused.js';
import { FORMAT, type BackupHeader } from './format.js';
import { writeBackup } from './write-backup.js';

/** A copy of the database's files as they were at one moment, while a backup is made of it. */
const SNAPSHOT = 'backup.tmp';
/** What the embedded database must keep free to go on, and somewhat more. */
const KEPT_FREE = 96 * 1024 * 1024;

const FACTS = `SELECT json_build_object(
  'postgresql', split_part(current_setting('server_version'), '.', 1),
  'migrations', (SELECT coalesce(json_agg(migration_name ORDER BY migration_name), '[]') FROM "_prisma_migrations" WHERE finished_at IS NOT NULL),
  'bytes', (SELECT sum(pg_database_size(oid)) FROM pg_database) + (SELECT coalesce(sum(size), 0) FROM pg_ls_waldir()))::text`;

type Known = Pick<BackupHeader, 'postgresql' | 'migrations'> & { readonly bytes: number };

async function known(send: Send): Promise<Known> {
  const [facts] = await send([{ text: FACTS, values: [] }]);
  return JSON.parse(facts ?? 'null') as Known;
}

/** What a backup of a database begins with. */
export async function headerFrom(send: Send, gateway: string): Promise<BackupHeader> {
  const { postgresql, migrations } = await known(send);
  return { format: FORMAT, gateway, madeAt: new Date().toISOString(), postgresql, migrations };
}

/** Where the parts of a data directory lie; nothing may be writing its database. */
export function placesIn(dataDir: string) {
  return { database: join(dataDir, DATABASE_FOLDER), media: join(dataDir, 'media'), 'jwt-secret': join(dataDir, SECRET_FILE) };
}

/** Backups of the data directory of a gateway that runs: one at a time. */
export class Snapshots {
  private busy = false;

  constructor(
    private readonly database: Database,
    private readonly dataDir: string,
    private readonly gateway: string,
  ) {}

  /**
   * A backup as it is at this moment, as a stream of bytes. Calls wait while the database's files are copied, and no longer: they are read
   * from the copy. Stored files never change and are stored before a row names them, so those are read as they are.
   */
  async take(): Promise<Readable> {
    if (this.busy) throw new StartRefused('Another backup is being made. Try again when it is done.');
    this.busy = true;
    const copy = join(this.dataDir, SNAPSHOT);
    const done = async (): Promise<void> => {
      await rm(copy, { recursive: true, force: true });
      this.busy = false;
    };
    try {
      await rm(copy, { recursive: true, force: true });
      const header = await this.database.session(async (send) => {
        const { bytes } = await known(send);
        await this.requireSpace(bytes);
        // All that is committed goes into the files; what comes after it in the log is nothing, for nobody else is let in.
        await send([{ text: 'CHECKPOINT', values: [] }]);
        await cp(join(this.dataDir, DATABASE_FOLDER), copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
        return headerFrom(send, this.gateway);
      });
      return writeBackup(header, { ...placesIn(this.dataDir), database: copy }, done);
    } catch (error) {
      await done();
      throw error;
    }
  }

  /** Removes what a process that was killed has left. */
  async tidy(): Promise<void> {
    await rm(join(this.dataDir, SNAPSHOT), { recursive: true, force: true });
  }

  private async requireSpace(bytes: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.dataDir);
    const missing = bytes + KEPT_FREE - bavail * bsize;
    if (missing > 0) {
      throw new StartRefused(
        `The disk of DATA_DIR has no place for the copy that a backup is made from: ${Math.ceil(missing / 1024 / 1024)} MiB are missing. ` +
          'Make room, or stop the gateway: then no copy is needed.',
      );
    }
  }
}
