import type { Readable } from 'node:stream';
import { headerFrom, placesIn } from '../../backup/snapshot.js';
import { writeBackup } from '../../backup/write-backup.js';
import { askControl } from '../../platform/control/ask-control.js';
import { holdDirectory, withEmbeddedAsItIs } from '../../platform/database/embedded/embedded.js';
import { takeUpRestored } from '../../platform/database/embedded/restored.js';
import { BUILD } from '../../version.js';

/** A backup of a data directory as a stream: by the process that has it open, else from the files themselves. Throws StartRefused. */
export async function backupOf(dataDir: string): Promise<Readable> {
  const running = await askControl(dataDir, 'backup', {});
  if (running !== undefined) return running;
  const unlock = await holdDirectory(dataDir);
  try {
    await takeUpRestored(dataDir);
    // Once it is closed nothing writes the files, so no copy is needed. It is not migrated: backups are made before that.
    const header = await withEmbeddedAsItIs(dataDir, (send) => headerFrom(send, BUILD.version));
    return writeBackup(header, placesIn(dataDir), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}
