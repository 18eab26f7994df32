import { SILENT } from '../../src/platform/log.js';
import { FolderStorage } from '../../src/platform/media/folder-storage.js';
import { Media } from '../../src/platform/media/media.js';

/** The files in a folder, past a gateway that serves them. */
export function mediaIn(folder: string, publicUrl = ''): Media {
  return new Media({ storage: new FolderStorage(folder, SILENT), publicUrl });
}
