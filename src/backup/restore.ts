import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncAll } from '../platform/database/embedded/embedded-files.js';
import { DATABASE_FOLDER, holdDirectory, withEmbeddedAsItIs } from '../platform/database/embedded/embedded.js';
import { RESTORED, takeUpRestored } from '../platform/database/embedded/restored.js';
import { StartRefused } from '../platform/start-refused.js';
import { syncFolder } from '../platform/sync.js';
import type { BackupHeader } from './format.js';
import { type BackupContents, readBackup } from './read-backup.js';

/** What is being unpacked; a killed restore leaves it, and the next begins anew. */
const DRAFT = 'restore.tmp';

export interface RestoreOptions {
  readonly dataDir: string;
  /** Put the backup in the place of a database or of files that are there. */
  readonly force: boolean;
  /** Migrations that this version knows. */
  readonly migrations: readonly string[];
}

/**
 * Puts a backup into a data directory that no process uses. Until all of it is there, whole and opened once, nothing of the old is touched;
 * then one rename decides, and whoever opens the directory next finishes what was begun. Throws StartRefused.
 */
export async function restore(file: string, { dataDir, force, migrations }: RestoreOptions): Promise<BackupContents> {
  const unlock = await holdDirectory(dataDir);
  const draft = join(dataDir, DRAFT);
  try {
    await takeUpRestored(dataDir);
    if (!force) await requireEmpty(dataDir);
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    const contents = await unpack(file, draft, migrations);
    await requireUsable(file, draft, contents.header);
    await syncAll(draft);
    await rename(draft, join(dataDir, RESTORED));
    await syncFolder(dataDir);
    await takeUpRestored(dataDir);
    return contents;
  } catch (error) {
    if (isNoSpace(error)) throw new StartRefused(`There is no place for the backup in ${dataDir}: the disk is full. Nothing was changed.`);
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
    await unlock();
  }
}

async function unpack(file: string, draft: string, migrations: readonly string[]): Promise<BackupContents> {
  const contents = await readBackup(file, {
    header: async (header) => requireKnown(file, header, migrations),
    directory: async (name, mode) => {
      await mkdir(join(draft, name), { recursive: true, mode });
    },
    file: async (name, mode, bytes) => {
      const target = join(draft, name);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes, { mode, flag: 'wx' });
    },
  });
  // Of a backup without files too: what it takes the place of may have had some.
  await mkdir(join(draft, 'media'), { recursive: true });
  return contents;
}

function requireKnown(file: string, { migrations: had, gateway }: BackupHeader, known: readonly string[]): void {
  const unknown = had.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new StartRefused(
    `${file} was made by version ${gateway}, whose database is newer than this one knows (${unknown[0]}). Restore it with that version.`,
  );
}

/** Opened once, so that a backup that PostgreSQL cannot read takes nobody's place. */
async function requireUsable(file: string, draft: string, { postgresql, migrations }: BackupHeader): Promise<void> {
  const found = await withEmbeddedAsItIs(draft, async (send) => {
    const [version] = await send([{ text: `SELECT current_setting('server_version')`, values: [] }]);
    const [count] = await send([{ text: 'SELECT count(*)::text FROM "_prisma_migrations" WHERE finished_at IS NOT NULL', values: [] }]);
    return { version: version ?? '', count: Number(count) };
  }).catch((error: unknown) => {
    throw new StartRefused(
      `The database in ${file} cannot be opened by this version (its files are PostgreSQL ${postgresql}'s): nothing was changed.`,
      { cause: error },
    );
  });
  if (found.count !== migrations.length)
    throw new StartRefused(`${file} is damaged: its database is not the one that its header describes.`);
}

async function requireEmpty(dataDir: string): Promise<void> {
  for (const part of [DATABASE_FOLDER, 'media']) {
    const entries = await readdir(join(dataDir, part)).catch(() => []);
    if (entries.length > 0) {
      throw new StartRefused(
        `DATA_DIR ${dataDir} is not empty: it has ${part === 'media' ? 'uploaded files' : 'a database'}. With --force the backup takes its place, and what is there is lost.`,
      );
    }
  }
}

function isNoSpace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
