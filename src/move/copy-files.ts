import { createHash } from 'node:crypto';
import { createReadStream, constants } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StartRefused } from '../platform/start-refused.js';
import { syncFile, syncFolder } from '../platform/sync.js';
import type { MoveOptions } from './move.js';

/** Copies every stored file that is not there yet, and reads each again: they never change, so a copy that was killed is gone on with. Answers how many there are. */
export async function copyFiles(from: string, to: string, progress: MoveOptions['progress']): Promise<number> {
  const entries = await readdir(from, { withFileTypes: true, recursive: true }).catch(() => []);
  // A leading dot is a draft's.
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name));
  progress.begin('files', files.length);
  for (const file of files) {
    const target = join(to, relative(from, file));
    const hash = await hashOf(file);
    if ((await hashOf(target).catch(() => undefined)) !== hash) await copyOne(file, target, hash);
    progress.advance(1);
  }
  return files.length;
}

async function copyOne(file: string, target: string, hash: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const draft = join(dirname(target), `.${hash}.tmp`);
  try {
    await copyFile(file, draft, constants.COPYFILE_FICLONE);
    await syncFile(draft);
    if ((await hashOf(draft)) !== hash) throw new StartRefused(`${target} could not be written as it is in ${file}.`);
    await rename(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(target));
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
