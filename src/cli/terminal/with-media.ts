import { SILENT } from '../../platform/log.js';
import { Media } from '../../platform/media/media.js';
import { openStorage } from '../../platform/media/open-storage.js';
import type { Settings } from '../../settings/settings.js';

/** Opens the files where the settings keep them, for as long as `work` takes. */
export async function withMedia<T>(settings: Settings, work: (media: Media) => Promise<T>): Promise<T> {
  const storage = await openStorage({ ...settings, log: SILENT });
  try {
    await storage.prepare();
    return await work(new Media({ ...settings, storage }));
  } finally {
    storage.close();
  }
}
