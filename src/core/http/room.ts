import { performance } from 'node:perf_hooks';

const SAMPLE_MS = 100;
/** What is let in is answered within about this time; the slowest of a hundred within twice as much. */
const AIM_MS = 1000;
/** From here on the event loop has no time left: more under way only wait for each other. */
const BUSY = 0.9;
/** However slow everything is, so many may try. */
const LEAST = 16;
/** While there is time again, the room grows by this in each sample. */
const GROWTH = 1.25;

/**
 * How many requests may be under way. No more than the maximum; and where the process is slower than that, because of its
 * machine or of what is asked, no more than it has lately finished in the time that an answer may take.
 *
 * "Slower" is said by the event loop, or by most of the answers: calls that hang, on a locked table say, are the others' no loss.
 */
export class Room {
  private limit: number;
  private finished = 0;
  private slow = 0;
  private perMs = 0;
  private sampled = performance.now();
  private loop = performance.eventLoopUtilization();

  constructor(private readonly max: number) {
    this.limit = max;
  }

  /** Whether one more fits beside those under way. */
  holds(underWay: number): boolean {
    return underWay < this.limit;
  }

  /** A request has been answered, after so many milliseconds. */
  answered(tookMs: number): void {
    this.finished += 1;
    if (tookMs > AIM_MS) this.slow += 1;
  }

  /** Looks at how it goes; to be asked often, does something ten times a second. */
  look(now: number): void {
    const elapsed = now - this.sampled;
    if (elapsed < SAMPLE_MS) return;
    const loop = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(loop, this.loop).utilization > BUSY || this.slow * 2 > this.finished;
    // Over about a second, so that one long turn of the event loop does not pass for the end of the world.
    const weight = Math.min(1, elapsed / AIM_MS);
    this.perMs += (this.finished / elapsed - this.perMs) * (this.perMs === 0 ? 1 : weight);
    this.limit = Math.min(this.max, busy ? Math.max(LEAST, Math.ceil(this.perMs * AIM_MS)) : Math.ceil(this.limit * GROWTH));
    this.finished = 0;
    this.slow = 0;
    this.sampled = now;
    this.loop = loop;
  }
}
