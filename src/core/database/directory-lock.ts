import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Two processes on one embedded database would destroy it, so the first one leaves its process id in `dataDir/lock`.
 * A lock whose process is gone (killed) is taken over. Returns the function that gives the lock back.
 */
export async function lockDirectory(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'lock');
  for (let tries = 0; tries < 3; tries++) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if (!isExisting(error)) throw error;
      const owner = Number(await readFile(path, 'utf8').catch(() => ''));
      if (owner !== process.pid && isRunning(owner)) {
        const advice = 'the embedded database serves one process; set DATABASE_URL for several';
        throw new Error(`DATA_DIR ${dataDir} is in use by process ${owner}: ${advice}.`, { cause: error });
      }
      await rm(path, { force: true });
    }
  }
  throw new Error(`DATA_DIR ${dataDir} could not be locked.`);
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
