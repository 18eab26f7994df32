import { join } from 'node:path';
import type { Log } from '../log.js';
import type { FileStorage } from './file-storage.js';
import { FolderStorage } from './folder-storage.js';
import type { S3Place } from './s3-storage.js';

/** Where files are kept. */
export interface MediaSettings {
  /** A bucket; without it the folder `media` in the data directory. */
  readonly place: S3Place | undefined;
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  readonly pathStyle: boolean;
}

export interface StorageOptions {
  readonly dataDir: string;
  readonly media: MediaSettings;
  readonly log: Log;
}

/** The place that the settings name. What speaks S3 is loaded where a bucket is named only. */
export async function openStorage(options: StorageOptions): Promise<FileStorage> {
  return (await openBucket(options)) ?? openFolder(options);
}

export function openFolder({ dataDir, log }: Pick<StorageOptions, 'dataDir' | 'log'>): FileStorage {
  return new FolderStorage(join(dataDir, 'media'), log);
}

/** Undefined where no bucket is named. */
export async function openBucket({ media, log }: Pick<StorageOptions, 'media' | 'log'>): Promise<FileStorage | undefined> {
  if (media.place === undefined) return undefined;
  const { S3Storage } = await import('./s3-storage.js');
  return S3Storage.open({ ...media, place: media.place, log });
}
