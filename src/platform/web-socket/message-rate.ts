import { performance } from 'node:perf_hooks';

/** Enough for a client that subscribes to everything it may at once, and again after a reload. */
const AT_ONCE = 200;
const PER_SECOND = 50;

/** How many messages a client may send: some at once, and then so many a second. */
export class MessageRate {
  private left = AT_ONCE;
  private seen = performance.now();

  /** Counts a message; false: it is one too many. */
  take(): boolean {
    const now = performance.now();
    this.left = Math.min(AT_ONCE, this.left + ((now - this.seen) / 1000) * PER_SECOND) - 1;
    this.seen = now;
    return this.left >= 0;
  }
}
