import type { Viewer } from '../../access/viewer.js';
import type { Log } from '../../platform/log.js';
import { StoreWithStandby } from '../../platform/store/standby.js';
import type { Store } from '../../platform/store/store.js';
import { DomainError } from '../errors.js';
import { wallClockInChina } from '../values/china.js';

/** What an account may upload on one day; the days are China's, like all of the business. */
export interface UploadLimits {
  readonly files: number;
  readonly bytes: number;
}

const DAY_SECONDS = 86_400;

/**
 * Limits what an account uploads: each file costs the time to decode it and stays on the disk. Staff have no limit: they
 * enter what others bring. A file that is refused afterwards has cost its time, and counts too.
 */
export class UploadQuota {
  /** While the shared store is away, uploading must go on, filling the disk must not. */
  private readonly counts: StoreWithStandby;

  constructor(
    store: Store,
    private readonly limits: UploadLimits,
    log: Log,
  ) {
    this.counts = new StoreWithStandby(store, log, 'Uploads are counted in this process only: the store is away.');
  }

  /** Counts a file of so many bytes. Throws UPLOAD_QUOTA_EXCEEDED for the first one past a limit, and for all after it. */
  async count({ realm, accountId }: Viewer, bytes: number): Promise<void> {
    if (realm === 'STAFF') return;
    const now = wallClockInChina(new Date());
    const key = `uploads:${now.toISOString().slice(0, 10)}:${accountId}`;
    const [files, size] = await this.counts.use((store) =>
      Promise.all([store.increment(`${key}:files`, DAY_SECONDS), store.increment(`${key}:bytes`, DAY_SECONDS, bytes)]),
    );
    const limit = files > this.limits.files ? 'files' : size > this.limits.bytes ? 'bytes' : undefined;
    if (limit === undefined) return;
    const retryAfterSeconds = DAY_SECONDS - Math.floor((now.getTime() / 1000) % DAY_SECONDS);
    throw new DomainError('UPLOAD_QUOTA_EXCEEDED', { params: { limit, maximum: this.limits[limit], retryAfterSeconds } });
  }
}
