import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../../sync.js';

/** What `campus restore` has made whole lies in this folder of the data directory, until it is put in its place. */
export const RESTORED = 'restore.ready';

/**
 * Puts what was restored in the place of what is there: to be called by whoever holds the directory, before it opens anything. It may be
 * killed at any moment: the next call goes on. Answers whether there was something.
 */
export async function takeUpRestored(dataDir: string): Promise<boolean> {
  const folder = join(dataDir, RESTORED);
  const parts = await readdir(folder).catch(() => undefined);
  if (parts === undefined) return false;
  for (const part of parts) {
    await rm(join(dataDir, part), { recursive: true, force: true });
    await rename(join(folder, part), join(dataDir, part));
  }
  await syncFolder(dataDir);
  await rm(folder, { recursive: true, force: true });
  return true;
}
