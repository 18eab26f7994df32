import { createWriteStream, existsSync } from 'node:fs';
import { link, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StartRefused } from '../platform/start-refused.js';
import { syncFile, syncFolder } from '../platform/sync.js';

/**
 * Writes a stream into a new file that only its owner can read. It gets its name when it is whole, on the disk and `check` is content
 * with it; else nothing is left. Throws StartRefused where it cannot be written or is there already.
 */
export async function keepBackup<Checked>(
  file: string,
  open: () => Promise<Readable>,
  advance: (bytes: number) => void,
  check: (draft: string) => Promise<Checked>,
): Promise<{ readonly written: number; readonly contents: Checked }> {
  if (existsSync(file)) throw new StartRefused(`${file} is there already. Name another file, or remove it.`);
  const draft = `${file}.part`;
  let written = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.byteLength;
      advance(chunk.byteLength);
      done(null, chunk);
    },
  });
  try {
    // What an earlier command that was killed has left is begun anew.
    await rm(draft, { force: true });
    const target = createWriteStream(draft, { mode: 0o600, flags: 'wx' });
    await new Promise<void>((resolve, reject) => target.once('open', () => resolve()).once('error', reject));
    await pipeline(await open(), counting, target);
    await syncFile(draft);
    const contents = await check(draft);
    // Unlike a rename it never takes the place of a file that has come meanwhile.
    await link(draft, file);
    await rm(draft);
    await syncFolder(dirname(file));
    return { written, contents };
  } catch (error) {
    throw told(file, error);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

function told(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return new StartRefused('The gateway stopped before the backup was whole; nothing was kept. Try again.');
  }
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    return new StartRefused(`There is no place for ${file}: the disk is full. Nothing was kept.`);
  if ('syscall' in error) return new StartRefused(`${file} cannot be written: ${String(error.code)}.`);
  return error;
}
