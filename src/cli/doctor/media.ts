import { constants, existsSync } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SILENT } from '../../platform/log.js';
import { StorageUnavailable } from '../../platform/media/file-storage.js';
import { FolderStorage } from '../../platform/media/folder-storage.js';
import { openBucket, openFolder } from '../../platform/media/open-storage.js';
import { StartRefused } from '../../platform/start-refused.js';
import { fileSize } from '../terminal/values.js';
import { failure, type Finding, ok, warning } from './finding.js';
import type { Check } from './surroundings.js';

const LITTLE_BYTES = 1024 ** 3;
/** What the embedded database needs to go on. */
const TOO_LITTLE_BYTES = 96 * 1024 ** 2;

/** Where uploaded files are kept. */
export const checkMedia: Check = async ({ settings }) => {
  const bucket = await openBucket({ ...settings, log: SILENT });
  if (bucket === undefined) return [await folder('media', openFolder({ ...settings, log: SILENT }).name)];
  const name = 'media';
  try {
    await bucket.prepare();
    await bucket.ping();
    return [ok(name, `${bucket.name} takes files`)];
  } catch (error) {
    const advice =
      'The gateway needs s3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket there: see MEDIA_URL, MEDIA_ENDPOINT, MEDIA_REGION, AWS_ACCESS_KEY_ID and its secret.';
    if (error instanceof StorageUnavailable) return [failure(name, `${bucket.name}: ${error.why}`, advice)];
    if (error instanceof StartRefused) return [failure(name, error.message, advice)];
    throw error;
  } finally {
    bucket.close();
  }
};

export const checkDataDirectory: Check = async ({ settings }) => [await folder('data directory', settings.dataDir)];

/** A folder that is not there yet will be made, so the one above it counts. */
async function folder(name: string, path: string): Promise<Finding> {
  let there = path;
  while (!existsSync(there)) there = dirname(there);
  const is = there === path ? path : `${path} (to be made)`;
  if (!(await stat(there)).isDirectory()) return failure(name, `${there} is no directory`, 'Move it away, or name another DATA_DIR.');
  try {
    await access(there, constants.R_OK | constants.W_OK | constants.X_OK);
    if (there === path) await new FolderStorage(path, SILENT).ping();
  } catch (error) {
    return failure(
      name,
      `${there} takes no files (${codeOf(error)})`,
      'It has to belong to the user that the gateway runs as, on a disk with room: chown, df.',
    );
  }
  const { bavail, bsize } = await statfs(there);
  const free = bavail * bsize;
  const advice = 'Make room, or give it a disk of its own.';
  if (free < TOO_LITTLE_BYTES) return failure(name, `${is}: ${fileSize(free)} free`, advice);
  if (free < LITTLE_BYTES) return warning(name, `${is}: ${fileSize(free)} free`, advice);
  return ok(name, `${is}: ${fileSize(free)} free`);
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'unknown';
}
