import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers';
import { setImmediate as turn } from 'node:timers/promises';

/** As long as statements may run one after the other while everything else in the process waits. */
const LONGEST_MS = 5;

/**
 * Lets the event loop turn between statements that run inside this process. Each of them hands over to the next without a turn, so that
 * while many wait nothing else would be answered, not even whether the process lives.
 */
export class LoopTurns {
  private since = 0;
  private counting = false;

  /** To be awaited before each statement; waits only when the loop has not turned for too long. */
  async next(): Promise<void> {
    if (!this.counting) {
      this.counting = true;
      this.since = performance.now();
      setImmediate(() => (this.counting = false));
    } else if (performance.now() - this.since >= LONGEST_MS) await turn();
  }
}
